/** A measure as CSV has it: four columns under its name. */
import type { Measure } from "#contract";

export const measureColumns = (name: string): string[] => [name, `${name}_low`, `${name}_high`, `${name}_n`];
export const measureCells = ({ value, low, high, n }: Measure): (number | null)[] => [value, low, high, n];
