/** One labelled control of a form, with its help and what is wrong with it. */
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
}

export const describedBy = (id: string, help: unknown, error: unknown): string | undefined =>
  [help ? `${id}-help` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;

export function Field({ name, label, id = name, value, type = "text", help, error, autocomplete }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        // The element's types want one literal at a time; none of these has attributes of its own here.
        type={type as "text"}
        value={value}
        autocomplete={autocomplete}
        required={type !== "date"}
        aria-describedby={describedBy(id, help, error)}
        aria-invalid={error ? "true" : undefined}
      />
      <Notes id={id} help={help} error={error} />
    </div>
  );
}

export function Notes({ id, help, error }: { id: string; help?: string | undefined; error?: string | undefined }) {
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
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  help?: string;
  error?: string | undefined;
}

export function Choice({ name, label, value, options, help, error }: ChoiceProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select
        id={name}
        name={name}
        aria-describedby={describedBy(name, help, error)}
        aria-invalid={error ? "true" : undefined}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option} selected={option === value}>
            {text}
          </option>
        ))}
      </select>
      <Notes id={name} help={help} error={error} />
    </div>
  );
}
