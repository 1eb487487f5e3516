/** A preset's part of the form: what it needs, and what goes into which field of theirs. */
import { factNames } from "#contract";
import type { Need, PresetWords } from "../../crm/preset.types.ts";
import { presetOf } from "../../crm/registry.ts";
import { useFrame } from "../frame.ts";
import { mostFields, type PresetForm } from "../preset-form.ts";
import { RowButton } from "./editing.tsx";
import { Choice, Field, Optional } from "./field.tsx";
import type { Options } from "./rule-rows.tsx";

interface PresetFieldsProps {
  form: PresetForm;
  /** Names of secrets that are stored. */
  kept: readonly string[];
  /** Questions of the surveys, as facts. */
  answers: Options;
}

export function PresetFields({ form, kept, answers }: PresetFieldsProps) {
  const { language, words } = useFrame();
  const preset = presetOf(form.preset);
  if (!preset) return null;
  const say = words.deliveries;
  return (
    <>
      {preset.needs.length > 0 && (
        <section class="block">
          <h2>{preset.words[language].title}</h2>
          <div class="row-card">
            <div class="halves">
              {preset.needs.map((need) => (
                <NeedField
                  key={need.name}
                  need={need}
                  words={preset.words[language].needs[need.name]}
                  value={form.needs[need.name] ?? ""}
                  stored={kept.includes(need.name)}
                />
              ))}
            </div>
            {preset.scopes.length > 0 && (
              <p class="fine">
                {say.scopes} <code>{preset.scopes.join(" ")}</code>
              </p>
            )}
          </div>
        </section>
      )}
      {preset.fields && <FieldRows form={form} answers={answers} />}
    </>
  );
}

interface NeedProps {
  need: Need;
  words: PresetWords["needs"][string] | undefined;
  value: string;
  stored: boolean;
}

function NeedField({ need, words, value, stored }: NeedProps) {
  const say = useFrame().words.deliveries;
  const name = `need.${need.name}`;
  const label = words?.label ?? need.name;
  if (need.options)
    return (
      <Choice
        name={name}
        label={label}
        help={words?.help}
        value={value}
        options={need.options.map((option) => [option, words?.options?.[option] ?? option] as const)}
      />
    );
  return (
    <Field
      name={name}
      label={label}
      help={stored && value === "" ? `${words?.help ?? ""} ${say.headerKept}` : words?.help}
      value={value}
      required={need.otherwise === undefined && !stored}
      autocomplete="off"
    />
  );
}

function FieldRows({ form, answers }: Pick<PresetFieldsProps, "form" | "answers">) {
  const { words, format } = useFrame();
  const say = words.deliveries;
  const facts: Options = [
    ["", say.chooseFact],
    ...factNames.map((name) => [name, say.factNames[name]] as const),
    ...answers,
  ];
  return (
    <section class="block">
      <h2>{say.fields}</h2>
      <p class="lead">{say.fieldsHelp}</p>
      <div class="row-card">
        {form.fields.length === 0 && <p class="quiet">{say.noFields}</p>}
        {form.fields.map(({ name, fact }, row) => {
          const title = say.fieldRow(format.count(row + 1));
          const known = facts.some(([value]) => value === fact);
          return (
            <div key={row} class="header-row">
              <Optional name={`field.${row}.name`} label={`${say.fieldName}: ${title}`} quietly value={name} />
              <Choice
                name={`field.${row}.fact`}
                label={`${say.fieldFact}: ${title}`}
                quietly
                value={fact}
                options={known ? facts : [...facts, [fact, `${fact} (${say.gone})`]]}
              />
              <RowButton action={`remove:field.${row}`} icon="remove" label={words.editing.remove} row={title} />
            </div>
          );
        })}
        {form.fields.length < mostFields && (
          <div>
            <RowButton action="add:field" icon="add" label={say.addField} />
          </div>
        )}
      </div>
    </section>
  );
}
