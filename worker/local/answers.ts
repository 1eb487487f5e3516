/** A believable week of answers for the demo: one campaign sells well and keeps its promise badly. Seeded, not random. */
import type { ResponseItem } from "../../sdk/contract/wire.types.ts";

interface Source {
  share: number;
  params: Record<string, string>;
  referrer: string;
  /** The index of the campaign's promise, if it has one. */
  promise?: number;
  /** Weights for −2 … +2 of the promise check, and for NPS 0 … 10. */
  kept: readonly number[];
  nps: readonly number[];
  words: readonly [locale: "es" | "en", text: string][];
}

const sources: Source[] = [
  {
    share: 0.4,
    params: { utm_source: "newsletter", utm_medium: "email", utm_campaign: "entrega-24h" },
    referrer: "",
    promise: 0,
    kept: [14, 30, 36, 12, 8],
    nps: [4, 3, 4, 5, 6, 10, 10, 16, 18, 14, 10],
    words: [
      ["es", "Ponía 24 horas y tardó cuatro días. La lámpara, preciosa."],
      ["es", "Llegó tarde y nadie me avisó."],
      ["es", "Contaba con tenerla para un cumpleaños y no llegó."],
      ["en", "It said 24 hours. It took three days and no message in between."],
      ["es", "Al final llegó a tiempo, muy contenta."],
      ["en", "Lovely lamp, but please do not promise what you cannot keep."],
      ["es", "El embalaje perfecto, el plazo no."],
    ],
  },
  {
    share: 0.25,
    params: { utm_source: "instagram", utm_medium: "paid_social", utm_campaign: "otono-artesano" },
    referrer: "https://l.instagram.com/",
    promise: 1,
    kept: [1, 4, 45, 30, 20],
    nps: [1, 0, 1, 1, 1, 3, 5, 12, 22, 28, 26],
    words: [
      ["es", "Se nota que está hecha a mano. Ni una marca."],
      ["en", "Even better than in the pictures."],
      ["es", "El esmalte azul es una maravilla."],
      ["es", "Venía con una nota de quien la hizo. Detallazo."],
      ["en", "A tiny crack in the base, replaced within a day."],
    ],
  },
  {
    share: 0.2,
    params: {},
    referrer: "https://www.google.com/",
    kept: [2, 8, 60, 20, 10],
    nps: [2, 1, 2, 2, 3, 6, 8, 16, 24, 20, 16],
    words: [
      ["es", "Buscaba una lámpara de barro y acerté."],
      ["en", "Checkout was quick and clear."],
      ["es", "Me costó encontrar los gastos de envío."],
    ],
  },
  {
    share: 0.15,
    params: {},
    referrer: "",
    kept: [2, 8, 60, 20, 10],
    nps: [2, 1, 2, 2, 3, 6, 8, 16, 24, 20, 16],
    words: [["es", "Repito. Siempre un acierto."]],
  },
];

/** Mulberry32: small, and the same sequence on every machine. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function weighted(weights: readonly number[], draw: number): number {
  let rest = draw * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return index;
  }
  return weights.length - 1;
}

function uuid7(time: number, random: () => number): string {
  const hex = (digits: number) => Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join("");
  const stamp = time.toString(16).padStart(12, "0");
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hex(3)}-${"89ab"[Math.floor(random() * 4)]}${hex(3)}-${hex(12)}`;
}

export interface DemoWorld {
  surveyId: string;
  version: number;
  promises: readonly { id: string; version: number }[];
  now: number;
}

const week = 6.5 * 24 * 60 * 60 * 1000;
const howMany = 240;

export function demoAnswers({ surveyId, version, promises, now }: DemoWorld): ResponseItem[] {
  const random = sequence(20261122);
  const items: ResponseItem[] = [];
  for (let index = 0; index < howMany; index += 1) {
    const source =
      sources[
        weighted(
          sources.map(({ share }) => share),
          random(),
        )
      ];
    if (!source) continue;
    const time = Math.round(now - week + (week * (index + random())) / howMany);
    const at = new Date(Math.min(time, now)).toISOString();
    const promise = source.promise === undefined ? undefined : promises[source.promise];
    const kept = promise
      ? random() < 0.08
        ? ("not_recalled" as const)
        : weighted(source.kept, random()) - 2
      : undefined;
    const word = random() < 0.45 ? source.words[Math.floor(random() * source.words.length)] : undefined;
    items.push({
      type: "response",
      id: uuid7(Date.parse(at), random),
      surveyId,
      surveyVersion: version,
      state: "complete",
      at,
      startedAt: new Date(Date.parse(at) - 20_000 - Math.round(random() * 60_000)).toISOString(),
      locale: word?.[0] ?? (random() < 0.7 ? "es" : "en"),
      answers: {
        nps: weighted(source.nps, random()),
        ...(kept === undefined ? {} : { kept }),
        ...(word ? { why: word[1] } : {}),
      },
      ...(promise ? { promise: { ...promise, arm: "quoted" as const } } : {}),
      touches: [
        { at, session: 1, params: source.params, referrer: source.referrer, host: "localhost", landing: "/demo/" },
      ],
      page: { url: "http://localhost/demo/gracias/" },
      context: { orderValue: 49 },
      consent: { state: "granted" },
    });
  }
  return items;
}
