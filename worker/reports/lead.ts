/** Which question stands for a survey: its NPS, else its satisfaction, else the first that has a score. Pure. */
import type { Question } from "../../sdk/questions/index.ts";
import { valuesOf } from "./question/values.ts";
import { scoresOf } from "./scores.ts";

/** What a question counts for, where that is a number on a scale; null for words and choices. */
export function scaleOf(question: Question): { metric: string; least: number; most: number } | null {
  const values = valuesOf(question);
  const numbers = values.map(({ cell }) => Number(cell)).filter((value) => !Number.isNaN(value));
  const metric = values[0]?.metric ?? "";
  if (numbers.length === 0 || scoresOf(metric, new Map()).length === 0) return null;
  return { metric, least: Math.min(...numbers), most: Math.max(...numbers) };
}

const first = ["nps", "csat"];

export const leadOf = <One extends { metric: string }>(scored: readonly One[]): One | undefined =>
  first.map((wanted) => scored.find(({ metric }) => metric === wanted)).find((one) => one !== undefined) ?? scored[0];
