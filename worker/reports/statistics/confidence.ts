/** How far a figure carries: under 10 answers none, under 30 low. */
export type Confidence = "none" | "low" | "normal";
export const confidenceOf = (n: number): Confidence => (n < 10 ? "none" : n < 30 ? "low" : "normal");

/** A figure with its 95 % interval; all null where there is no answer. */
export interface Interval {
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
  confidence: Confidence;
}
export const noAnswers: Interval = { value: null, low: null, high: null, n: 0, confidence: "none" };
