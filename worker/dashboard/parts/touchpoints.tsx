/** One touchpoint of the form, and the names that responses carry without being declared. */
import { useFrame } from "../frame.ts";
import type { StepForm } from "../touchpoints-form.ts";
import { RowButton } from "./editing.tsx";
import { Field, Optional } from "./field.tsx";
import { Icon } from "./icon.tsx";

export function StepRow({ step, row, last }: { step: StepForm; row: number; last: boolean }) {
  const { words, format } = useFrame();
  const { touchpoints: say, editing } = words;
  const name = `step.${row}`;
  const title = step.id === "" ? say.one(format.count(row + 1)) : step.id;
  return (
    <fieldset class="row-card" id={name}>
      <legend>{say.one(format.count(row + 1))}</legend>
      <div class="steps-fields">
        {step.known ? (
          <div class="field">
            <span class="label">{say.id}</span>
            <code class="fixed">{step.id}</code>
            <input type="hidden" name={`${name}.id`} value={step.id} />
            <input type="hidden" name={`${name}.known`} value="yes" />
          </div>
        ) : (
          <Field name={`${name}.id`} label={say.id} help={say.idHelp} value={step.id} autocomplete="off" />
        )}
        {Object.entries(step.name).map(([locale, text]) => (
          <Optional
            key={locale}
            name={`${name}.name.${locale}`}
            label={say.name(format.language(locale))}
            value={text}
          />
        ))}
        <Optional name={`${name}.stage`} label={say.stage} value={step.stage} />
      </div>
      <div class="row-buttons">
        {row > 0 && <RowButton action={`up:${name}`} icon="up" label={editing.up} row={title} />}
        {!last && <RowButton action={`down:${name}`} icon="down" label={editing.down} row={title} />}
        <RowButton action={`remove:${name}`} icon="remove" label={editing.remove} row={title} />
      </div>
    </fieldset>
  );
}

export function UnknownSteps({ unknown }: { unknown: readonly { id: string; n: number; lastSeenAt: string }[] }) {
  const { words, format } = useFrame();
  const say = words.touchpoints;
  if (unknown.length === 0) return null;
  return (
    <section class="block" aria-labelledby="unknown">
      <h2 id="unknown">{say.unknown}</h2>
      <p class="lead">{say.unknownLead}</p>
      <ul class="name-list">
        {unknown.map(({ id, n, lastSeenAt }) => (
          <li key={id}>
            <div class="name-line">
              <div>
                <p class="campaign-name">
                  <bdi>{id}</bdi>
                </p>
                <p class="voice-meta">
                  <span>{say.count(n, format.count(n), format.dayOf(lastSeenAt))}</span>
                </p>
              </div>
              <button class="button button-quiet" name="declare" value={id}>
                <Icon name="add" />
                {say.declare}
                <span class="unseen">{` ${id}`}</span>
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
