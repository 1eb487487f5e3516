/** A list to choose one from. `apart` sets the last one off: it is no part of the scale above it. */
import type { Naming } from "../view.types.ts";

interface ChoicesProps<Value extends string | number> {
  name: string;
  options: readonly [value: Value, label: string][];
  value: Value | undefined;
  set(value: Value, radio: HTMLInputElement): void;
  naming: Naming;
  apart?: boolean;
}

export const Choices = <Value extends string | number>({
  name,
  options,
  value,
  set,
  naming,
  apart,
}: ChoicesProps<Value>) => (
  <fieldset class={apart ? "choices apart" : "choices"} role="radiogroup" {...naming}>
    {options.map(([option, label]) => (
      <label key={option} class={option === value ? "on" : undefined}>
        <input
          type="radio"
          name={name}
          value={option}
          checked={option === value}
          onChange={({ currentTarget }) => set(option, currentTarget)}
        />
        {label}
      </label>
    ))}
  </fieldset>
);
