/** Whatever was answered, and however much of it is folded: each report equals a recount of the raw answers. */
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { FunnelReport, QuestionReport, TrendReport } from "#contract";
import { foldWorkspace } from "../../../worker/reports/fold.ts";
import { withheld } from "../../../worker/reports/withhold.ts";
import { makeWorld, response, setClock } from "../world.ts";
import { asker } from "./exam.ts";

const days = ["2026-02-11", "2026-02-25", "2026-03-04", "2026-03-09"] as const;
const person = fc.record({
  day: fc.constantFrom(...days),
  nps: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
  pick: fc.option(fc.subarray(["a", "b", "c"], { minLength: 1 }), { nil: undefined }),
  why: fc.option(fc.constantFrom("bien", "mal", " "), { nil: undefined }),
  touchpoint: fc.constantFrom("checkout", "delivery"),
  locale: fc.constantFrom("es-ES", "es", "en"),
  state: fc.constantFrom("complete", "partial", "abandoned"),
});
type Person = typeof person extends fc.Arbitrary<infer One> ? One : never;

const given = ({ nps, pick, why }: Person): boolean => nps !== undefined || pick !== undefined || (why ?? " ") !== " ";
const net = (people: readonly Person[]): number | null => {
  const scores = people.flatMap(({ nps }) => nps ?? []);
  const side = (holds: (score: number) => boolean) => scores.filter(holds).length;
  return scores.length === 0 ? null : (100 * (side((score) => score > 8) - side((score) => score < 7))) / scores.length;
};

/** Whether so many in the language that is asked for, and so many in the other, may both be told. */
const maySay = (mine: number, others: number): boolean => mine === 0 || (mine >= 5 && (others === 0 || others >= 5));

it("question, trend and funnel equal a recount, before and after any fold", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 40 }), fc.nat(40), async (people, folded) => {
      setClock("2026-02-10T12:00:00Z");
      const world = await makeWorld();
      const survey = await world.publish({
        questions: [
          { id: "nps", kind: "nps", ask: "?" },
          { id: "pick", kind: "multiple", ask: "?", options: ["a", "b", "c"].map((id) => ({ id, label: id })) },
          { id: "why", kind: "text", ask: "?" },
        ],
      });
      for (const [at, one] of [...people].sort((a, b) => (a.day < b.day ? -1 : 1)).entries()) {
        const { day, nps, pick, why, ...rest } = one;
        setClock(`${day}T12:00:00Z`);
        const answers = Object.fromEntries(
          Object.entries({ nps, pick, why }).filter(([, value]) => value !== undefined),
        );
        const [result] = await world.collect(response(survey, { answers, ...rest }));
        expect(result?.status).toBe("stored");
        if (at === folded) await foldWorkspace(env.DB, world.workspaceId, 1);
      }
      setClock("2026-03-10T12:00:00Z");
      const [question, trend, funnel] = [
        asker<QuestionReport>(world, "question"),
        asker<TrendReport>(world, "trend"),
        asker<FunnelReport>(world, "funnel"),
      ];
      for (const narrow of [
        {},
        { touchpoint: "checkout" },
        { language: "es" },
        { from: "2026-02-20", to: "2026-03-05" },
      ]) {
        const mine = people.filter(
          (one) =>
            (!("touchpoint" in narrow) || one.touchpoint === narrow.touchpoint) &&
            (!("language" in narrow) || one.locale.startsWith("es")) &&
            (!("from" in narrow) || (narrow.from! <= one.day && one.day <= narrow.to!)),
        );
        // Whoever gave the answer, in the language that is asked for and in the other.
        const isTold = (gave: (one: Person) => boolean): boolean =>
          !("language" in narrow) ||
          maySay(mine.filter(gave).length, people.filter((one) => gave(one) && !mine.includes(one)).length);
        const counted = <Value>(gave: (one: Person) => boolean, value: Value, hidden: Value): Value =>
          isTold(given) && isTold(gave) ? value : hidden;
        const [hasScore, hasPick, hasWords] = [
          (one: Person) => one.nps !== undefined,
          (one: Person) => one.pick !== undefined,
          (one: Person) => (one.why ?? " ") !== " ",
        ];
        const about = async (id: string) => question({ survey: survey.id, question: id, ...narrow });
        const [nps, pick, why] = [await about("nps"), await about("pick"), await about("why")];
        const scored = counted(hasScore, mine, []);
        expect(nps.base.responses).toBe(isTold(given) ? mine.filter(given).length : 0);
        expect(nps.notes.includes(withheld)).toBe(!isTold(given) || !isTold(hasScore));
        expect([nps.n, nps.scores[0]?.measure.value]).toEqual([
          scored.filter(hasScore).length,
          net(scored) === null ? null : expect.closeTo(net(scored)!, 10),
        ]);
        expect(nps.distribution.map(({ n }) => n)).toEqual(
          nps.distribution.map(({ value }) => scored.filter((one) => one.nps === value).length),
        );
        const picked = counted(hasPick, mine, []).filter(hasPick);
        expect(pick.n).toBe(picked.length);
        expect(pick.distribution.map(({ n }) => n)).toEqual(
          ["a", "b", "c"].map((id) => picked.filter((one) => one.pick?.includes(id)).length),
        );
        const words = counted(hasWords, mine, []).filter(hasWords).length;
        expect([why.n, why.texts.items.length]).toEqual([words, words]);
        const { weeks } = await trend({ survey: survey.id, ...narrow });
        for (const week of weeks) {
          const then = people.filter(
            (one) => mine.includes(one) || ("from" in narrow && week.from <= one.day && one.day <= narrow.to!),
          );
          const here = then.filter(({ day }) => week.from <= day && day <= week.to);
          const expected = isTold((one) => hasScore(one) && week.from <= one.day && one.day <= week.to)
            ? net(here)
            : null;
          expect([week.from, week.measure.value]).toEqual([
            week.from,
            expected === null ? null : expect.closeTo(expected, 10),
          ]);
        }
        if ("language" in narrow) continue;
        const { total } = await funnel({ survey: survey.id, ...narrow });
        expect([total.answered, total.completed]).toEqual([
          mine.filter(given).length,
          mine.filter((one) => given(one) && one.state === "complete").length,
        ]);
      }
    }),
    { numRuns: 6, endOnFailure: true },
  );
}, 240_000);
