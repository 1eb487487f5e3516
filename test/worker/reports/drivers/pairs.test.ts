/** What goes together is the same, to the last digit, in whatever order it was counted. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { togetherIn } from "../../../../worker/reports/drivers/pairs.ts";

const nps = { id: "nps", metric: "nps" };
const fast = { id: "fast", metric: "rating" };
const cell = fc.record({
  turned: fc.boolean(),
  score: fc.integer({ min: 0, max: 10 }),
  rating: fc.integer({ min: 1, max: 5 }),
  n: fc.integer({ min: 1, max: 9 }),
});
const list = fc
  .array(cell, { minLength: 3, maxLength: 30 })
  .chain((cells) => fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length })));

it("hangs on no order: of the rows, of the questions, of the two", () => {
  fc.assert(
    fc.property(list, (orders) => {
      const [one, other] = orders.map((cells) =>
        togetherIn(
          cells.map(({ turned, score, rating, n }) => {
            const [question, metric, value] = turned
              ? ["fast|nps", "rating|nps", `${rating}|${score}`]
              : ["nps|fast", "nps|rating", `${score}|${rating}`];
            return { key: "", survey: "s", question, metric, value, n };
          }),
          nps,
          fast,
        ),
      );
      expect(one).toEqual(other);
    }),
    { seed: 7, numRuns: 400 },
  );
});
