/** One labelled control of a form, with its help and what is wrong with it. */
import type { ComponentChildren } from "preact";
import { useEditing } from "./editing.tsx";

interface FieldProps {
  name: string;
  label: string;
  /** Its id in the page, where two forms have a field of the same name. */
  id?: string;
  value?: string | undefined;
  type?: "text" | "email" | "password" | "date";
  help?: string | undefined;
  error?: string | undefined;
  autocomplete?: string | undefined;
  /** True unless said otherwise, but for dates. */
  required?: boolean;
  /** The label is there for those who do not see the row that says it. */
  quietly?: boolean;
}

export const describedBy = (id: string, help: unknown, error: unknown): string | undefined =>
  [help ? `${id}-help` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;

const labelClass = (quietly: boolean): string | undefined => (quietly ? "unseen" : undefined);

export function Field(props: FieldProps) {
  const { name, label, id = name, value, type = "text", help, autocomplete, quietly = false } = props;
  const { wrong, focus } = useEditing();
  const error = props.error ?? wrong[id];
  return (
    <div class="field">
      <label for={id} class={labelClass(quietly)}>
        {label}
      </label>
      <input
        id={id}
        name={name}
        // The element's types want one literal at a time; none of these has attributes of its own here.
        type={type as "text"}
        value={value}
        autocomplete={autocomplete}
        required={props.required ?? type !== "date"}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the row that a button just made is where one goes on
        autofocus={focus === id}
        aria-describedby={describedBy(id, help, error)}
        aria-invalid={error ? "true" : undefined}
      />
      <Notes id={id} help={help} error={error} />
    </div>
  );
}

/** One that may stay empty, and that browsers have nothing to say about. */
export const Optional = (props: Omit<FieldProps, "autocomplete" | "required">) => (
  <Field {...props} autocomplete="off" required={false} />
);

export function Notes({ id, help, error }: { id: string; help?: ComponentChildren; error?: string | undefined }) {
  return (
    <>
      {help && (
        <p class="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

interface ChoiceProps {
  name: string;
  label: ComponentChildren;
  id?: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  help?: string | undefined;
  error?: string | undefined;
  quietly?: boolean;
}

export function Choice(props: ChoiceProps) {
  const { name, label, id = name, value, options, help, quietly = false } = props;
  const { wrong, focus } = useEditing();
  const error = props.error ?? wrong[id];
  return (
    <div class="field">
      <label for={id} class={labelClass(quietly)}>
        {label}
      </label>
      <select
        id={id}
        name={name}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- as with a field
        autofocus={focus === id}
        aria-describedby={describedBy(id, help, error)}
        aria-invalid={error ? "true" : undefined}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option} selected={option === value}>
            {text}
          </option>
        ))}
      </select>
      <Notes id={id} help={help} error={error} />
    </div>
  );
}

interface AreaProps {
  name: string;
  label: string;
  value: string;
  help?: ComponentChildren;
  lang?: string;
  /** What people read is set as text, what machines read in even letters. */
  prose?: boolean;
}

export function Area({ name, label, value, help, lang, prose = false }: AreaProps) {
  const { wrong, focus } = useEditing();
  const error = wrong[name];
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <textarea
        id={name}
        name={name}
        class={prose ? "prose" : undefined}
        lang={lang}
        dir={prose ? "auto" : undefined}
        rows={Math.min(10, Math.max(2, value.split("\n").length))}
        spellcheck={prose}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- as with a field
        autofocus={focus === name}
        aria-describedby={describedBy(name, help, error)}
        aria-invalid={error ? "true" : undefined}
      >
        {value}
      </textarea>
      <Notes id={name} help={help} error={error} />
    </div>
  );
}

interface CheckProps {
  name: string;
  label: string;
  help: string;
  checked: boolean;
}

export function Check({ name, label, help, checked }: CheckProps) {
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          name={name}
          value="yes"
          checked={checked}
          aria-describedby={describedBy(name, help, "")}
        />
        {label}
      </label>
      <Notes id={name} help={help} />
    </div>
  );
}
