/** The days, the model and the address of a report's page: what the form sends and the links carry. */
import * as v from "valibot";
import { ReportQuery, type Model } from "#contract";
import { dayIn } from "../http/day.ts";

const dayLength = 24 * 60 * 60 * 1000;
export const presets = [7, 30, 90] as const;

export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * dayLength).toISOString().slice(0, 10);

export interface Period {
  from: string;
  to: string;
  model: Model;
  /** False where the address asked for something impossible and the last 30 days stand in for it. */
  good: boolean;
  today: string;
}

export function periodIn(query: Record<string, string>, timeZone: string, now: Date): Period {
  const today = dayIn(timeZone, now);
  const given = Object.fromEntries(
    Object.entries(query).filter(([name, text]) => ["from", "to", "model"].includes(name) && text !== ""),
  );
  const parsed = v.safeParse(ReportQuery, given);
  const last30 = { from: daysBefore(today, 29), to: today, model: "last_non_direct" as Model, good: false, today };
  if (!parsed.success) return last30;
  const { model, to = today } = parsed.output;
  const from = parsed.output.from ?? daysBefore(to, 29);
  return from > to ? { ...last30, model } : { from, to, model, good: true, today };
}

export const presetOf = (days: number, today: string): Pick<Period, "from" | "to"> => ({
  from: daysBefore(today, days - 1),
  to: today,
});

export const periodQuery = ({ from, to, model }: Pick<Period, "from" | "to" | "model">): string =>
  new URLSearchParams({ from, to, model }).toString();
