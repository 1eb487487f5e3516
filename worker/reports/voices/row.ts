/** One written answer as it is told: masked, with what the same response scored and said of its promise. Pure. */
import type { Channel, Localized, VoicesReport } from "#contract";
import { inLocale } from "../../../sdk/localized.ts";
import { toldOf } from "../../../sdk/questions/promise/told.ts";
import type { Question } from "../../../sdk/questions/index.ts";
import type { StoredCell } from "../../db/responses.ts";
import { masked } from "../../text/mask.ts";
import { questionText } from "../question/labels.ts";

type Voice = VoicesReport["items"][number];
export type Named = NonNullable<Voice["campaign"]>;

export interface Written {
  row: {
    seq: number;
    id: string;
    surveyId: string;
    surveyVersion: number;
    at: string;
    cells: readonly StoredCell[];
    answers: Record<string, unknown>;
    promiseId: string | null;
    promiseVersion: number | null;
    promiseArm: "quoted" | "generic" | null;
    promiseCampaign: string | null;
    campaign: string | null;
    channel: Channel | null;
    touchpoint: string | null;
    locale: string | null;
    device: string | null;
  };
  question: string;
  text: string;
  /** Its place among the questions of its version that take words. */
  place: number;
}

/** What rows refer to: by ids, as they were when the response was given. */
export interface Refs {
  lang: string;
  survey(row: Written["row"]): { name: string; locale: string; questions: readonly Question[] } | undefined;
  campaign(id: string | null): Named | null;
  statement(row: Written["row"]): Localized | null;
}

/** Metrics that say how well somebody was served; the promise is told apart from them. */
export const isScore = (metric: string): boolean => /^(nps|csat|ces1?|emotion|rating\d+)$/.test(metric);

export function voiceOf({ row, question, text }: Written, refs: Refs): Voice {
  const survey = refs.survey(row);
  const tongue = { lang: refs.lang, own: survey?.locale ?? refs.lang };
  const definition = survey?.questions.find(({ id }) => id === question);
  return {
    id: row.id,
    survey: { id: row.surveyId, name: survey?.name ?? row.surveyId },
    question: {
      id: question,
      kind: definition?.kind ?? "text",
      text: definition ? questionText(definition, tongue) : question,
    },
    text: masked(text),
    at: row.at,
    scores: row.cells.flatMap(([of, metric, value]) =>
      isScore(metric) ? [{ question: of, metric, value: Number(value) }] : [],
    ),
    promise: promiseIn(row, refs, tongue),
    campaign: refs.campaign(row.campaign),
    channel: row.channel,
    touchpoint: row.touchpoint,
    language: row.locale?.split("-", 1)[0]?.toLowerCase() ?? null,
    locale: row.locale,
    device: row.device,
  };
}

function promiseIn(row: Written["row"], refs: Refs, { lang, own }: { lang: string; own: string }): Voice["promise"] {
  const [, , value] = row.cells.find(([, metric]) => metric === "promise") ?? [];
  if (value === undefined) return null;
  const statement = refs.statement(row);
  return {
    told: toldOf(value),
    arm: row.promiseArm,
    id: row.promiseId,
    version: row.promiseVersion,
    statement: statement === null ? null : inLocale(statement, lang, own),
    campaign: refs.campaign(row.promiseCampaign),
  };
}
