/** A list to choose one from, or any. `apart` sets the last one off: it is no part of the scale above it. */
import type { Naming } from "../view.types.ts";

interface ChoicesProps<Value extends string | number> {
  name: string;
  options: readonly [value: Value, label: string][];
  /** A list where any may be chosen. */
  value: Value | readonly Value[] | undefined;
  set(value: NoInfer<Value>, input: HTMLInputElement): void;
  naming: Partial<Naming>;
  apart?: boolean;
}

export const Choices = <Value extends string | number>({
  name,
  options,
  value,
  set,
  naming,
  apart,
}: ChoicesProps<Value>) => {
  const many = Array.isArray(value);
  return (
    <fieldset class={apart ? "choices apart" : "choices"} role={many ? undefined : "radiogroup"} {...naming}>
      {options.map(([option, label]) => {
        const on = many ? value.includes(option) : option === value;
        return (
          <label key={option} class={on ? "on" : undefined}>
            <input
              type={many ? "checkbox" : "radio"}
              name={name}
              value={option}
              checked={on}
              onChange={({ currentTarget }) => set(option, currentTarget)}
            />
            {label}
          </label>
        );
      })}
    </fieldset>
  );
};
