import { describe, expect, it } from "vitest";
import { logChoose, logGamma } from "../../../../../worker/reports/statistics/distributions/gamma.ts";
import { student95, studentTwoSided } from "../../../../../worker/reports/statistics/distributions/student.ts";
import { normalTwoSided, z95 } from "../../../../../worker/reports/statistics/normal.ts";

/** Apart by less than this part of the expected value. Expected values: SciPy 1.x, to its full precision. */
const near = (value: number, expected: number, part = 1e-12) =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(part * Math.abs(expected));

describe("ln Γ", () => {
  it("meets factorials and Γ(½) = √π", () => {
    near(Math.exp(logGamma(0.5)), Math.sqrt(Math.PI));
    near(Math.exp(logGamma(6)), 120);
    near(Math.exp(logGamma(21)), 2_432_902_008_176_640_000, 1e-13);
    near(Math.exp(logChoose(52, 5)), 2_598_960);
    expect(logChoose(7, 0)).toBeCloseTo(0, 14);
  });
});

describe("Student's t", () => {
  it.each([
    [1, 12.706204736174694],
    [2, 4.302652729749462],
    [3, 3.1824463052837078],
    [5, 2.5705818356363146],
    [10, 2.228138851986274],
    [29, 2.045229642132703],
    [99, 1.9842169515864174],
    [999, 1.9623414611334493],
    [99_999, 1.9599877077718442],
    [1_000_000, 1.959966356814107],
  ])("with %i degrees of freedom has its 97.5 %% quantile at %f", (df, quantile) =>
    near(student95(df), quantile, df > 1000 ? 1e-9 : 1e-12),
  );

  it.each([
    [0.5, 1, 0.7048327646991335],
    [2, 5, 0.10193947882985835],
    [5, 30, 2.32966854670078e-5],
    [-12, 98, 6.0001532018378115e-21],
    [1.96, 100_000, 0.04999856319430168],
  ])("of %f with %i degrees of freedom has p %f", (t, df, p) => near(studentTwoSided(t, df), p, 1e-9));

  it("of 0 has p 1, of infinity 0", () => {
    expect([studentTwoSided(0, 7), studentTwoSided(Infinity, 7), studentTwoSided(-Infinity, 7)]).toEqual([1, 0, 0]);
  });
});

describe("the normal distribution", () => {
  it.each([
    [0, 1],
    [0.1, 0.920344325445942],
    [1, 0.31731050786291415],
    [2.9, 0.003731626600768075],
    [2.999, 0.0027086730674542115],
    [3, 0.0026997960632601866],
    [-3.001, 0.0026909456501699306],
    [5, 5.733031437583866e-7],
    [20, 5.507248237212311e-89],
  ])("has p of %f at %f", (z, p) => near(normalTwoSided(z), p, 1e-11));

  it("has 5 % outside its 95 %, and nothing at infinity", () => {
    near(normalTwoSided(z95), 0.05);
    expect(normalTwoSided(-Infinity)).toBe(0);
  });
});
