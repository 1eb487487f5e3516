import type { VoicesReport } from "#contract";
import { toCsv } from "../../http/csv.ts";
import type { Report } from "../report.types.ts";
import { voicesReport } from "./report.ts";

const header = [
  "response_id",
  "at",
  "survey_id",
  "survey",
  "question",
  "question_text",
  "text",
  "nps",
  "scores",
  "promise_told",
  "promise_arm",
  "promise_id",
  "promise_version",
  "promise",
  "promise_campaign_id",
  "promise_campaign",
  "campaign_id",
  "campaign",
  "channel",
  "touchpoint",
  "language",
  "device",
];

const csv = ({ items }: VoicesReport): string =>
  toCsv(
    header,
    items.map(({ id, at, survey, question, text, scores, promise, campaign, channel, touchpoint, ...more }) => [
      id,
      at,
      survey.id,
      survey.name,
      question.id,
      question.text,
      text,
      scores.find(({ metric }) => metric === "nps")?.value ?? null,
      scores.map(({ metric, value }) => `${metric} ${value}`).join("; "),
      promise?.told ?? null,
      promise?.arm ?? null,
      promise?.id ?? null,
      promise?.version ?? null,
      promise?.statement ?? null,
      promise?.campaign?.id ?? null,
      promise?.campaign?.name ?? null,
      campaign?.id ?? null,
      campaign?.name ?? null,
      channel,
      touchpoint,
      more.language,
      more.device,
    ]),
  );

export const voices: Report<"voices"> = { name: "voices", run: voicesReport, csv };
