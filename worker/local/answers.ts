/**
 * A believable week of answers for the demo: one campaign sells well and keeps its promise badly. Seeded, so that
 * everybody sees the same; who met a broken promise scores lower and says so.
 */
import type { ResponseItem } from "../../sdk/contract/wire.types.ts";
import { people } from "./people.ts";
import { oneOf, sequence, uuid7, weighted } from "./draw.ts";

type Mood = "let down" | "content" | "delighted";
type Words = readonly (readonly [locale: "es" | "en", text: string])[];

interface Source {
  share: number;
  params: Record<string, string>;
  referrer: string;
  /** The index of the campaign's promise, if it has one. */
  promise?: number;
  moods: Record<Mood, number>;
  words: Record<Mood, Words>;
}

const score: Record<Mood, readonly number[]> = {
  "let down": [0, 1, 2, 3, 4, 4, 5, 5, 6, 6, 7],
  content: [6, 7, 7, 8, 8, 8, 9, 9],
  delighted: [8, 9, 9, 10, 10, 10],
};
const keptBy: Record<Mood, readonly number[]> = {
  "let down": [-2, -1, -1, -1],
  content: [0, 0, 0, 0, 1],
  delighted: [0, 1, 1, 2, 2],
};

const everyday: Record<Mood, Words> = {
  "let down": [
    ["es", "Me costó encontrar los gastos de envío."],
    ["en", "The colour was darker than on the page."],
  ],
  content: [
    ["es", "Buscaba una lámpara de barro y acerté."],
    ["en", "Checkout was quick and clear."],
  ],
  delighted: [
    ["es", "Repito. Siempre un acierto."],
    ["en", "It makes the whole corner of the room."],
  ],
};

const sources: readonly Source[] = [
  {
    share: 0.4,
    params: { utm_source: "newsletter", utm_medium: "email", utm_campaign: "entrega-24h" },
    referrer: "",
    promise: 0,
    moods: { "let down": 46, content: 38, delighted: 16 },
    words: {
      "let down": [
        ["es", "Ponía 24 horas y tardó cuatro días. La lámpara, preciosa."],
        ["es", "Llegó tarde y nadie me avisó."],
        ["es", "Contaba con tenerla para un cumpleaños y no llegó."],
        ["en", "It said 24 hours. It took three days, with no message in between."],
        ["es", "El embalaje perfecto; el plazo, no."],
        ["en", "Lovely lamp, but please do not promise what you cannot keep."],
      ],
      content: [
        ["es", "Llegó al día siguiente, tal como decía el correo."],
        ["en", "Here within a day, as the newsletter said."],
      ],
      delighted: [["es", "Pedí por la noche y a mediodía la tenía en casa."]],
    },
  },
  {
    share: 0.25,
    params: { utm_source: "instagram", utm_medium: "paid_social", utm_campaign: "otono-artesano" },
    referrer: "https://l.instagram.com/",
    promise: 1,
    moods: { "let down": 7, content: 45, delighted: 48 },
    words: {
      "let down": [["en", "A tiny crack in the base; they replaced it within a day."]],
      content: [
        ["es", "Se nota que está hecha a mano. Ni una marca."],
        ["en", "Exactly what the pictures showed."],
      ],
      delighted: [
        ["es", "El esmalte azul es una maravilla."],
        ["es", "Venía con una nota de quien la hizo. Detallazo."],
        ["en", "Even better than in the pictures."],
      ],
    },
  },
  {
    share: 0.2,
    params: {},
    referrer: "https://www.google.com/",
    moods: { "let down": 18, content: 52, delighted: 30 },
    words: everyday,
  },
  // Tagged by somebody who registered no campaign: the dashboard lists the name for adoption.
  {
    share: 0.05,
    params: { utm_source: "newsletter", utm_medium: "email", utm_campaign: "Navidad 2026" },
    referrer: "",
    moods: { "let down": 15, content: 50, delighted: 35 },
    words: everyday,
  },
  { share: 0.1, params: {}, referrer: "", moods: { "let down": 15, content: 50, delighted: 35 }, words: everyday },
];

export interface DemoWorld {
  surveyId: string;
  version: number;
  promises: readonly { id: string; version: number }[];
  now: number;
}

const span = 6.5 * 24 * 60 * 60 * 1000;
const howMany = 240;

export function demoAnswers({ surveyId, version, promises, now }: DemoWorld): ResponseItem[] {
  const draw = sequence(20261122);
  return Array.from({ length: howMany }, (_, index): ResponseItem => {
    const source = weighted(
      sources.map((one) => [one, one.share]),
      draw,
    ) as Source;
    const mood = weighted(Object.entries(source.moods) as [Mood, number][], draw) ?? "content";
    const time = Math.min(now, Math.round(now - span + (span * (index + draw())) / howMany));
    const at = new Date(time).toISOString();
    const promise = source.promise === undefined ? undefined : promises[source.promise];
    const kept = draw() < 0.08 ? "not_recalled" : oneOf(keptBy[mood], draw);
    const word = draw() < 0.45 ? oneOf(source.words[mood], draw) : undefined;
    // One in twelve is somebody the shop knows, who comes back in the same browser.
    const person = index % 12 === 5 ? people[Math.floor(index / 12) % 8] : undefined;
    return {
      ...(person ? { customer: person, visitorId: `demo-${person.id}` } : {}),
      type: "response",
      id: uuid7(time, draw),
      surveyId,
      surveyVersion: version,
      state: "complete",
      at,
      startedAt: new Date(time - 20_000 - Math.round(draw() * 60_000)).toISOString(),
      locale: word?.[0] ?? (draw() < 0.7 ? "es" : "en"),
      answers: {
        nps: oneOf(score[mood], draw) ?? 7,
        ...(promise ? { kept } : {}),
        ...(word ? { why: word[1] } : {}),
      },
      ...(promise ? { promise: { ...promise, arm: "quoted" as const } } : {}),
      touches: [
        { at, session: 1, params: source.params, referrer: source.referrer, host: "localhost", landing: "/demo/" },
      ],
      page: { url: "http://localhost/demo/gracias/" },
      context: { orderValue: 49 },
      consent: { state: "granted" },
    };
  });
}
