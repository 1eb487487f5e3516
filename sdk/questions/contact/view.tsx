/** How to reach somebody: fields that the browser knows how to fill in, and what is wrong beside the one that is. */
import { blank } from "../blank.ts";
import type { Face } from "../view.types.ts";
import { fieldsOf, misfit, type ContactAnswer, type ContactField } from "./answer.ts";
import type { ContactAsk } from "./ask.ts";
import { css } from "./look.css.ts";
import type { ContactWords } from "./words.ts";

/** What such an input is to a browser and its keyboards: type, input mode and, but for the name, autocomplete. */
const types = { name: "text", email: "email", phone: "tel" } as const;

/** The answer with a field as it is now. Address books put invisible marks around numbers. */
function filled(value: ContactAnswer, id: ContactField, text: string): ContactAnswer | undefined {
  const now = { ...value, [id]: id === "name" ? text : text.replace(/\p{Cf}/gu, "") };
  if (blank(text)) delete now[id];
  return Object.keys(now).length ? now : undefined;
}

export const contactFace: Face<ContactAsk, ContactAnswer, ContactWords> = {
  kind: "contact",
  css,
  check: (ask, value) => misfit(ask, value)?.[1],
  speak: ({ value }) => Object.values(value).join(" · "),
  View({ ask, value = {}, set, words, naming }) {
    const fields = fieldsOf(ask);
    const some = fields.some(({ required }) => required);
    const [wrong, code] = (naming["aria-invalid"] && misfit(ask, value)) || [fields[0]!.id];
    return (
      <fieldset
        class="contact"
        aria-labelledby={naming["aria-labelledby"]}
        aria-describedby={naming["aria-describedby"]}
      >
        {fields.map(({ id, required }) => {
          const name = `${ask.id}[${id}]`;
          const invalid = naming["aria-invalid"] && id === wrong;
          return (
            <div key={id} class="field">
              <label for={name}>
                {words[id]}
                {some && !required && <span class="help"> · {words.optional}</span>}
              </label>
              <input
                class="line"
                id={name}
                name={name}
                type={types[id] as "text"}
                inputMode={types[id]}
                autoComplete={id === "name" ? id : types[id]}
                value={value[id] ?? ""}
                aria-required={!!required}
                aria-invalid={invalid}
                aria-describedby={invalid ? naming["aria-describedby"] : undefined}
                onInput={(event) => set(filled(value, id, event.currentTarget.value))}
              />
              {invalid && (
                <p class="problem" aria-hidden="true">
                  {words[code as keyof ContactWords] ?? words.missing}
                </p>
              )}
            </div>
          );
        })}
      </fieldset>
    );
  },
};
