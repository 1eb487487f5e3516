/** Where things lie in a drawing: its size, the room for its labels, and how values become places. Pure. */
import { scaleLinear } from "d3-scale";

export interface Room {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}
export interface Tick {
  at: number;
  label: string;
}
/** An axis of values: its ends, how a value is written, and the line that parts good from bad, if there is one. */
export interface Axis {
  least: number;
  most: number;
  middle: number | null;
  write(value: number): string;
}

/** To the tenth: what is finer nobody sees, and everybody would have to fetch. */
export const tenth = (place: number): number => Math.round(place * 10) / 10;

/** The values that are there, with some air, within the axis; all of it where there is nothing to show. */
export function domainOf({ least, most }: Axis, values: readonly number[]): [number, number] {
  if (values.length === 0) return [least, most];
  const air = (most - least) / 8;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const wide = Math.max(0, air - (high - low) / 2);
  const [from = least, to = most] = scaleLinear()
    .domain([low - wide, high + wide])
    .nice(4)
    .domain();
  return [Math.max(least, from), Math.min(most, to)];
}

/** Values to places, from the bottom up or from the start on, with the ticks that fit. */
export function valuesIn(axis: Axis, values: readonly number[], [from, to]: readonly [number, number], ticks: number) {
  const scale = scaleLinear().domain(domainOf(axis, values)).range([from, to]);
  const at = (value: number): number => tenth(scale(value));
  return {
    at,
    ticks: scale.ticks(ticks).map((value): Tick => ({ at: at(value), label: axis.write(value) })),
    holds: (value: number): boolean => value >= (scale.domain()[0] ?? 0) && value <= (scale.domain()[1] ?? 0),
  };
}
