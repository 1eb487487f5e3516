import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correlationInterval, correlations } from "../../../../../worker/reports/statistics/drivers/correlation.ts";
import { analyseDrivers, type Row } from "../../../../../worker/reports/statistics/drivers/drivers.ts";
import { eigen } from "../../../../../worker/reports/statistics/drivers/eigen.ts";
import { explainedBy } from "../../../../../worker/reports/statistics/drivers/explained.ts";
import { relativeWeights } from "../../../../../worker/reports/statistics/drivers/johnson.ts";
import { lmg } from "../../../../../worker/reports/statistics/drivers/lmg.ts";
import { finite, four, threeOf } from "../four.ts";
import { knownAnswers } from "./known.ts";

const rows: Row[] = knownAnswers.map(([outcome, a, b, c, n]) => ({ outcome, drivers: [a, b, c], n }));

const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);

/** Correlations among drivers and with the outcome, as the methods take them. */
function matrices(from: readonly Row[]) {
  const columns = [
    from.map(({ outcome }) => outcome),
    ...(from[0]?.drivers ?? []).map((_, at) => from.map(({ drivers }) => drivers[at] ?? 0)),
  ];
  const all = correlations(
    columns,
    from.map(({ n }) => n),
  ).map((row) => row.map((r) => r ?? 0));
  return { among: all.slice(1).map((row) => row.slice(1)), outcome: (all[0] ?? []).slice(1) };
}

describe("drivers", () => {
  const told = analyseDrivers(rows);

  it("have the correlations, intervals and tests of the reference", () => {
    expect(told.drivers.map(({ pearson }) => threeOf(pearson))).toEqual([
      [0.8656, 0.8196, 0.9005],
      [0.8698, 0.8252, 0.9037],
      [-0.0309, -0.1882, 0.1279],
    ]);
    expect(told.drivers.map(({ spearman }) => threeOf(spearman))).toEqual([
      [0.8404, 0.7767, 0.8871],
      [0.8807, 0.8309, 0.9165],
      [-0.0957, -0.2504, 0.0638],
    ]);
    expect(told.drivers.map(({ score }) => four(score.value))).toEqual([3.5065, 3.3377, 2.8636]);
    expect((told.drivers[0]?.p ?? 0) / 1.6497188771323766e-47).toBeCloseTo(1, 8);
    expect((told.drivers[1]?.q ?? 0) / 5.07902339e-48).toBeCloseTo(1, 6);
    expect(told.drivers[2]?.q).toBeCloseTo(0.7034785777, 8);
  });

  it("divide R² by LMG; what is not significant is 0", () => {
    expect([told.n, told.method, four(told.r2)]).toEqual([154, "lmg", 0.9316]);
    expect(told.drivers.map(({ importance }) => four(importance))).toEqual([0.4551, 0.4613, 0]);
    const { among, outcome } = matrices(rows);
    expect(lmg(among, outcome).map(four)).toEqual([0.4551, 0.4613, 0.0151]);
  });

  it("divide it by Johnson's weights too", () => {
    const { among, outcome } = matrices(rows);
    expect(relativeWeights(among, outcome).map(four)).toEqual([0.4497, 0.4601, 0.0217]);
  });

  it("have only correlations under 100 answers, or under 10 a driver", () => {
    const few = analyseDrivers(rows.slice(0, 5));
    expect([few.n, few.method, few.r2, few.drivers[0]?.importance]).toEqual([67, null, null, null]);
    expect(few.drivers[0]?.pearson.low).not.toBeNull();
    const many = rows.map((row) => ({
      ...row,
      drivers: Array.from({ length: 16 }, (_, at) => (row.outcome * 7 + at * at) % 5),
    }));
    expect(analyseDrivers(many).method).toBeNull();
  });

  it("above eight are weighed by Johnson's method", () => {
    const nine = rows.map((row, at) => ({
      ...row,
      drivers: [...row.drivers, ...Array.from({ length: 6 }, (_, k) => (at * (k + 3)) % 11)],
    }));
    const told = analyseDrivers(nine);
    expect(told.method).toBe("johnson");
    const { among, outcome } = matrices(nine);
    expect(sum(relativeWeights(among, outcome))).toBeCloseTo(told.r2 ?? 0, 9);
    expect(sum(lmg(among, outcome))).toBeCloseTo(told.r2 ?? 0, 9);
  });

  it("that never vary, or are told twice, break nothing", () => {
    const odd = rows.map((row) => ({ ...row, drivers: [row.drivers[0] ?? 0, row.drivers[0] ?? 0, 4] }));
    const told = analyseDrivers(odd);
    expect(told.drivers.map(({ importance }) => four(importance))).toEqual([0.3746, 0.3746, 0]);
    expect(told.drivers[2]).toMatchObject({ p: null, q: null, pearson: { value: null } });
    expect(four(told.r2)).toBe(0.7492);
    const { among, outcome } = matrices(
      rows.map((row) => ({ ...row, drivers: [row.drivers[0] ?? 0, row.drivers[0] ?? 0] })),
    );
    expect(relativeWeights(among, outcome).map(four)).toEqual([0.3746, 0.3746]);
    const flat = analyseDrivers(rows.map((row) => ({ ...row, outcome: 7 })));
    expect([flat.method, flat.drivers[0]?.pearson.value]).toEqual([null, null]);
    expect(analyseDrivers([])).toEqual({ n: 0, method: null, r2: null, drivers: [] });
  });

  it("that follow the outcome exactly have r = 1 and all of R²", () => {
    const same = analyseDrivers(rows.map(({ outcome, n }) => ({ outcome, drivers: [outcome * 2 + 1], n })));
    expect(threeOf(same.drivers[0]?.pearson ?? { value: 0, low: 0, high: 0 })).toEqual([1, 1, 1]);
    expect([same.drivers[0]?.p, four(same.drivers[0]?.importance)]).toEqual([0, 1]);
  });

  it("never give anything but numbers, and parts that add up to R²", () => {
    const scale = fc.integer({ min: 1, max: 5 });
    const drawn = fc.integer({ min: 1, max: 10 }).chain((count) =>
      fc.array(
        fc.record({
          outcome: fc.integer({ min: 0, max: 10 }),
          drivers: fc.array(scale, { minLength: count, maxLength: count }),
          n: fc.nat(40),
        }),
        { maxLength: 25 },
      ),
    );
    fc.assert(
      fc.property(drawn, (rows) => {
        const told = analyseDrivers(rows);
        expect(finite(told)).toBe(true);
        if (told.r2 === null) return;
        expect(told.r2).toBeLessThanOrEqual(1);
        expect(sum(told.drivers.map(({ importance }) => importance ?? 0))).toBeLessThanOrEqual(told.r2 + 1e-6);
        for (const { p, q } of told.drivers) if (p !== null) expect(q).toBeGreaterThanOrEqual(p);
      }),
    );
  });

  it("of any correlations add up to R² by both methods", () => {
    const factor = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(fc.array(factor, { minLength: 2, maxLength: 7 }), (loadings) => {
        // Any loadings, each with some of its own, make correlations that can occur.
        const vectors = loadings.map((loading, at) => [...loading, ...loadings.map((_, k) => (k === at ? 0.7 : 0))]);
        const dot = (a: readonly number[], b: readonly number[]) => sum(a.map((x, k) => x * (b[k] ?? 0)));
        const r = vectors.map((a) => vectors.map((b) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))));
        const among = r.slice(1).map((row) => row.slice(1));
        const outcome = (r[0] ?? []).slice(1);
        const whole = explainedBy(Array.from(outcome.keys()), among, outcome);
        expect(sum(lmg(among, outcome))).toBeCloseTo(whole, 8);
        expect(sum(relativeWeights(among, outcome))).toBeCloseTo(whole, 8);
      }),
    );
  });
});

it("an interval of a correlation of three answers is unknown", () =>
  expect(correlationInterval(0.5, 3, "pearson")).toMatchObject({ value: 0.5, low: null, high: null }));

it("eigenvalues of [[2, 1], [1, 2]] are 1 and 3", () => {
  const { values, vectors } = eigen([[2, 1], [1, 2]]); // prettier-ignore
  expect(values.sort().map(four)).toEqual([1, 3]);
  expect(Math.abs(vectors[0]?.[0] ?? 0)).toBeCloseTo(Math.SQRT1_2, 12);
});
