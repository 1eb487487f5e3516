/** When the benchmark's people answer: evenly over a stretch of days, in order, seeded. */
import { sequence, uuid7 } from "../../../worker/local/draw.ts";
import { kinds } from "./people.ts";

/** Which kind of answer, when, and under which id. */
export type Arrival = readonly [kind: number, at: number, id: string];

export interface Stretch {
  seed: number;
  from: number;
  to: number;
  many: number;
}

export function* arrivals({ seed, from, to, many }: Stretch, together: number): Generator<Arrival[]> {
  const draw = sequence(seed);
  for (let first = 0; first < many; first += together)
    yield Array.from({ length: Math.min(together, many - first) }, (_, at): Arrival => {
      const time = Math.floor(from + ((to - from) * (first + at + draw())) / many);
      return [Math.floor(draw() * kinds), time, uuid7(time, draw)];
    });
}
