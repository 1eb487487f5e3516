/** The promises of a campaign's form: a sentence in each language, where it is made and checked, and its version. */
import { promiseKinds, type CampaignPromise } from "#contract";
import type { PromiseForm } from "../campaign-form.ts";
import { useFrame } from "../frame.ts";
import { RowButton } from "./editing.tsx";
import { Area, Choice, Field } from "./field.tsx";
import type { Options } from "./rule-rows.tsx";

const places = ["ad", "landing", "email", "store"] as const;

interface PromiseRowsProps {
  promises: readonly PromiseForm[];
  most: number;
  /** As stored, for their versions. */
  known: readonly CampaignPromise[];
  touchpoints: Options;
}

export function PromiseRows({ promises, most, known, touchpoints }: PromiseRowsProps) {
  const { words, format } = useFrame();
  const say = words.editing;
  return (
    <div class="rule-rows">
      {promises.map((promise, row) => (
        <fieldset key={row} class="row-card" id={`promise.${row}`}>
          <legend>{say.promise(format.count(row + 1))}</legend>
          <PromiseFields
            promise={promise}
            name={`promise.${row}`}
            version={known.find(({ id }) => id === promise.id)?.version}
            touchpoints={touchpoints}
          />
          <div class="row-buttons">
            <RowButton
              action={`remove:promise.${row}`}
              icon="remove"
              label={say.remove}
              row={say.promise(format.count(row + 1))}
            />
          </div>
        </fieldset>
      ))}
      {promises.length < most && (
        <div>
          <RowButton action="add:promise" icon="add" label={say.addPromise} />
        </div>
      )}
    </div>
  );
}

interface PromiseFieldsProps {
  promise: PromiseForm;
  name: string;
  version: number | undefined;
  touchpoints: Options;
}

function PromiseFields({ promise, name, version, touchpoints }: PromiseFieldsProps) {
  const { words, format } = useFrame();
  const say = words.editing;
  const { dueTouchpoint: due } = promise;
  const declared = due === "" || touchpoints.some(([id]) => id === due);
  return (
    <>
      <input type="hidden" name={`${name}.id`} value={promise.id} />
      {version !== undefined && (
        <p class="field-help">{say.versionHelp(format.count(version), format.count(version + 1))}</p>
      )}
      <div class="halves">
        {Object.entries(promise.statement).map(([locale, text]) => (
          <Area
            key={locale}
            name={`${name}.statement.${locale}`}
            label={say.statement(format.language(locale))}
            help={say.statementHelp}
            value={text}
            lang={locale}
            prose
          />
        ))}
      </div>
      <div class="thirds">
        <Choice
          name={`${name}.kind`}
          label={say.kind}
          value={promise.kind}
          options={promiseKinds.map((kind) => [kind, words.promiseKinds[kind]] as const)}
        />
        <Choice
          name={`${name}.madeIn`}
          label={say.madeIn}
          value={promise.madeIn}
          options={[["", say.notSaid], ...places.map((place) => [place, words.madeIn[place]] as const)]}
        />
        <Choice
          name={`${name}.dueTouchpoint`}
          label={say.due}
          value={due}
          options={[["", say.noDue], ...touchpoints, ...(declared ? [] : [[due, due] as const])]}
        />
        <Field type="date" name={`${name}.validFrom`} label={say.validFrom} value={promise.validFrom} />
        <Field type="date" name={`${name}.validTo`} label={say.validTo} value={promise.validTo} />
      </div>
    </>
  );
}
