/**
 * An event of a type as an automation would get it, to choose fields from: of the newest response, so that the answers
 * are called as in real ones. Whoever is named and whatever was written is invented; it is shown to others.
 */
import type { Event, Flag, HookSampleQuery, Response, SurveyDraft, ToldCustomer } from "#contract";
import type { Trusted } from "../http/context.ts";
import { listResponses, readResponse } from "../responses/read.ts";
import { readDefinitions, versionKey } from "../surveys/read.ts";

type SampleType = HookSampleQuery["type"];
const person = { id: "customer-1", email: "alex@example.com", name: "Alex Example", traits: {}, proven: true };
const written = "An answer in words.";
const responseId = "01958000-0000-7000-8000-000000000001";

const invented = (at: string): Response => ({
  id: responseId,
  surveyId: "sur_example",
  surveyVersion: 1,
  surveyName: "Example",
  state: "complete",
  revision: 1,
  answers: { nps: 9, why: written },
  at,
  startedAt: at,
  receivedAt: at,
  day: at.slice(0, 10),
  locale: "en",
  touchpoint: null,
  campaign: null,
  channel: null,
  touches: { scope: "none", first: null, last: null, lastNonDirect: null, credit: { positionBased: [], linear: [] } },
  promise: null,
  visitorId: null,
  customer: person,
  page: null,
  context: null,
  consent: null,
  device: null,
  country: null,
  language: null,
  sentiment: null,
  themes: null,
  flags: [],
  redactions: null,
});

/** Numbers and choices say nothing of anybody; words and ways to reach somebody do. */
function answerOf(value: unknown, chosen: boolean): unknown {
  if (typeof value === "string") return chosen ? value : written;
  if (Array.isArray(value)) return value.map((one) => answerOf(one, chosen));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.keys(value).map((key) => [key, key === "email" ? person.email : key === "name" ? person.name : written]),
  );
}

const disguised = (response: Response, survey: SurveyDraft | undefined): Response => ({
  ...response,
  id: responseId,
  answers: Object.fromEntries(
    Object.entries(response.answers).map(([id, value]) => {
      const kind = survey?.questions.find((question) => question.id === id)?.kind;
      return [id, answerOf(value, kind === "single" || kind === "multiple" || kind === "promise")];
    }),
  ),
  customer: person,
  visitorId: null,
  page: null,
  context: null,
});

async function sampleResponse(here: Trusted): Promise<Response> {
  const { items } = await listResponses(here, { limit: 1, state: "complete" });
  const [newest] = items;
  if (!newest) return invented(here.now.toISOString());
  const [response, surveys] = await Promise.all([readResponse(here, newest.id), readDefinitions(here, [newest])]);
  return disguised(response, surveys.get(versionKey(newest)));
}

const measure = { value: 0.62, low: 0.5, high: 0.73, n: 60, confidence: "normal" } as const;
function sampleFlag(at: string): Flag {
  const day = at.slice(0, 10);
  const figures = {
    from: day,
    to: day,
    kept: measure,
    gap: measure,
    rest: 0.81,
    q: 0.01,
    marketingIndex: 78,
    promiseGap: 41,
    spendMinor: 120_000,
    currency: "EUR",
    onBrokenPromises: 456,
  };
  return {
    id: "flg_example",
    campaign: { id: "cmp_example", name: "Example" },
    owner: null,
    state: "over_promise",
    week: { from: day, to: day },
    until: day,
    promise: null,
    figures,
    earlier: figures,
    mix: "none",
    quotes: [],
    createdAt: at,
    seenAt: null,
  };
}

const sampleCustomer = (at: string): ToldCustomer => ({
  ...person,
  traits: { plan: "pro" },
  createdAt: at,
  updatedAt: at,
  touches: { first: null, last: null, lastNonDirect: null },
  consent: { state: "granted", textVersion: "1", purposes: null, at },
  visitors: [],
});

async function dataOf(here: Trusted, type: SampleType): Promise<Event["data"]> {
  if (type === "response.deleted") return { response: { id: responseId } };
  if (type === "customer.updated")
    return { customer: sampleCustomer(here.now.toISOString()), why: "identified", changed: ["email"] };
  if (type === "customer.erased")
    return { customer: { id: person.id }, responses: [responseId], erasedAt: here.now.toISOString() };
  if (type === "campaign.flagged") return { flag: sampleFlag(here.now.toISOString()) };
  if (type === "endpoint.disabled")
    return { endpoint: { id: "end_example", url: "https://crm.example.com/voz", reason: "gone" } };
  return { response: await sampleResponse(here) };
}

export async function sampleHook(here: Trusted, { type }: HookSampleQuery) {
  const timestamp = here.now.toISOString();
  const { workspaceId } = here;
  return {
    items: [{ id: "evt_example_1", type, timestamp, workspaceId, sequence: 1, data: await dataOf(here, type) }],
  };
}
