/**
 * Who answers in the benchmark: 40 campaigns, 8 touchpoints, two surveys, seeded. Twenty thousand kinds of answer are
 * stored by the Worker's own code; the million are those again, each at its own time and under its own id.
 */
import type { CampaignDraft, SurveyDraft } from "#contract";
import type { ResponseItem } from "../../../sdk/contract/wire.types.ts";
import { oneOf, sequence } from "../../../worker/local/draw.ts";

export const campaignCount = 40;
export const kinds = 20_000;
/** When the kinds are answered; a copy names another time in its place. */
export const kindTime = Date.parse("2026-01-01T00:00:00.000Z");
export const startsBefore = 20_000;
export const arrivesAfter = 1_000;

export const touchpoints = Array.from({ length: 8 }, (_, at) => ({
  id: `step${at}`,
  name: `Step ${at}`,
  stage: "buy",
}));

export const campaigns: CampaignDraft[] = Array.from({ length: campaignCount }, (_, at) => ({
  name: `Campaign ${at}`,
  priority: 0,
  externalIds: [],
  match: [{ field: "campaign", op: "is", value: `campaign-${at}` }],
  promises: [{ statement: `Promise ${at}`, kind: "speed" }],
}));

const why = { id: "why", kind: "text" as const, ask: "Why?", max: 1000 };
export const surveys: SurveyDraft[] = [
  {
    name: "Bought",
    locale: "en",
    questions: [{ id: "nps", kind: "nps", ask: "Recommend?", required: true }, { id: "kept", kind: "promise" }, why],
  },
  {
    name: "Received",
    locale: "en",
    questions: [{ id: "csat", kind: "csat", ask: "How?", required: true }, { id: "kept", kind: "promise" }, why],
  },
];

/** As people score: most of them high, some in the middle, a few at the low end. */
const scores = [0, 1, 2, 3, 4, 5, 5, 6, 6, 7, 7, 7, 8, 8, 8, 8, 9, 9, 9, 9, 10, 10, 10, 10];
export const mediums = ["cpc", "paid_social", "email", "display", "affiliate"];

export interface Registered {
  surveys: readonly string[];
  promises: readonly string[];
}

export interface Kind {
  device: "phone" | "desktop" | "tablet";
  /** Of the campaign whose promise is asked about. */
  campaign: number;
  item: Omit<ResponseItem, "id" | "at" | "startedAt">;
}

/** Every kind of answer; the same each time. */
export function kindsOf({ surveys: ids, promises }: Registered): Kind[] {
  const draw = sequence(1_000_000);
  return Array.from({ length: kinds }, (_, kind): Kind => {
    const at = Math.floor(draw() * campaignCount);
    const which = draw() < 0.5 ? 0 : 1;
    const kept = oneOf([-2, -1, -1, 0, 0, 0, 0, 0, 1, 1, 2, "not_recalled"], draw);
    const score = which === 0 ? { nps: oneOf(scores, draw) } : { csat: oneOf([1, 2, 3, 4, 4, 5, 5, 5], draw) };
    const locale = draw() < 0.6 ? "es" : "en-GB";
    return {
      campaign: at,
      device: kind < kinds * 0.6 ? "phone" : kind < kinds * 0.9 ? "desktop" : "tablet",
      item: {
        type: "response",
        surveyId: ids[which] ?? "",
        surveyVersion: 1,
        state: "complete",
        locale,
        touchpoint: `step${Math.floor(draw() * touchpoints.length)}`,
        answers: { ...score, kept, ...(draw() < 0.3 ? { why: "It came when it was said that it would." } : {}) },
        promise: { id: promises[at] ?? "", version: 1, arm: "quoted" },
        visitorId: `visitor-${Math.floor(draw() * 100_000)}`,
        touches: [],
        page: { url: "https://shop.test/thanks/" },
        consent: { state: "granted" },
      },
    };
  });
}

/** A kind answered at a time. */
export function itemOf({ item, campaign }: Kind, at: number, id: string): ResponseItem {
  const time = new Date(at).toISOString();
  const medium = mediums[campaign % mediums.length] ?? "";
  const params = { utm_source: "shop", utm_medium: medium, utm_campaign: `campaign-${campaign}` };
  return {
    ...item,
    id,
    at: time,
    startedAt: new Date(at - startsBefore).toISOString(),
    touches: [{ at: time, session: 1, params, referrer: "", host: "shop.test", landing: "/" }],
  };
}
