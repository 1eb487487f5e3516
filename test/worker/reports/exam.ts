/** A small world that every report can be asked about: two surveys, two campaigns, two of everything else. */
import { makeWorld, now, response, touch, uuid7, type Json, type World } from "../world.ts";

const questions = [
  { id: "nps", kind: "nps", ask: { es: "¿Nos recomendarías?", en: "Would you recommend us?" } },
  { id: "kept", kind: "promise" },
  { id: "heard", kind: "single", metric: "heard" },
  { id: "why", kind: "text", ask: "¿Por qué?" },
] as const;

export const exposure = (survey: { id: string; version: number }, step: string, more: Json = {}): Json => ({
  type: "exposure",
  id: uuid7(),
  surveyId: survey.id,
  surveyVersion: survey.version,
  step,
  at: now().toISOString(),
  ...more,
});

const phone = {
  "user-agent": "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/131 Mobile Safari/537.36",
};
const tablet = {
  "user-agent": "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile Safari/604.1",
};
const desktop = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131 Safari/537.36" };

/** Six responses in the first half, five in the second: no figure of the two is the same by accident. */
export async function makeExam() {
  const world = await makeWorld();
  const [one, two] = [
    await world.publish({ name: "One", questions: [...questions] }),
    await world.publish({ name: "Two", questions: [...questions] }),
  ];
  const campaign = async (name: string, utm: string): Promise<string> =>
    (
      await world.ask<{ id: string }>("/v1/campaigns", {
        body: { name, match: [{ field: "campaign", op: "is", value: utm }] },
      })
    ).body.id;
  const [autumn, spring] = [await campaign("Autumn", "otono"), await campaign("Spring", "primavera")];
  const first = {
    survey: one,
    touches: [touch({ utm_source: "news", utm_medium: "email", utm_campaign: "otono" })],
    touchpoint: "checkout",
    locale: "es-ES",
  };
  const second = {
    survey: two,
    touches: [touch({ utm_source: "site", utm_medium: "display", utm_campaign: "primavera" })],
    touchpoint: "delivery",
    locale: "en",
  };
  const answers = { nps: 9, kept: 0, heard: "email", why: "rápido" };
  for (const [half, n, headers] of [
    [first, 6, desktop],
    [second, 5, phone],
  ] as const) {
    const { survey, touches, touchpoint, locale } = half;
    const items = [
      ...Array.from({ length: n }, () => response(survey, { answers, touches, touchpoint, locale })),
      ...Array.from({ length: n + 1 }, () => exposure(survey, "shown", { touches, touchpoint })),
    ];
    await world.ask("/v1/collect", { body: { key: world.publicKey, items }, key: null, headers });
  }
  return { world, one, two, autumn, spring };
}
/** One survey, answered by seven in Spanish at a desk, six in English by phone, and one in Catalan on a tablet. */
export async function makeFew() {
  const world = await makeWorld();
  const survey = await world.publish({ name: "Few", questions: [...questions] });
  for (const [locale, headers, n, nps] of [
    ["es-ES", desktop, 7, 10],
    ["en", phone, 6, 9],
    ["ca", tablet, 1, 2],
  ] as const) {
    const answers = { nps, kept: 0, heard: "email", why: "rápido" };
    const items = Array.from({ length: n }, () => response(survey, { answers, locale }));
    await world.ask("/v1/collect", { body: { key: world.publicKey, items }, key: null, headers });
  }
  return { world, survey };
}

export type Exam = Awaited<ReturnType<typeof makeExam>>;

/** One question's report, or any other, by its address. */
export const asker =
  <Answer>(world: World, name: string) =>
  async (query: Record<string, string | undefined> = {}): Promise<Answer> => {
    const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
    const { body, status } = await world.ask<Answer>(`/v1/reports/${name}?${new URLSearchParams(given).toString()}`);
    if (status !== 200) throw new Error(`${name} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  };
