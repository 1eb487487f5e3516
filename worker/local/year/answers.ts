/**
 * The demo year's answers, as browsers would have sent them, with what their requests would have told beside them. Who
 * met a broken promise scores lower and says so; before the courier was changed more of them were broken.
 */
import type { ResponseItem } from "../../../sdk/contract/wire.types.ts";
import type { Sender } from "../../responses/submit.ts";
import { oneOf, sequence, uuid7, weighted, type Draw } from "../draw.ts";
import type { CampaignName } from "../shop/campaigns.ts";
import type { SurveyName } from "../shop/surveys.ts";
import { en } from "./said.en.ts";
import { es } from "./said.es.ts";
import { topics, type Mood, type Topic } from "./said.types.ts";
import { courierDays, daysBefore, season, yearDays } from "./seasons.ts";
import { sources, type Source, type Way } from "./sources.ts";

export interface Shop {
  surveys: Record<SurveyName, { id: string; version: number }>;
  promises: Record<CampaignName, { id: string; version: number }>;
}
export interface Told {
  item: ResponseItem;
  sender: Sender;
  survey: Asked;
}
export type Asked = Exclude<SurveyName, "guide">;

const perYear = 8_200;
const surveyShares: readonly (readonly [Asked, number])[] = [
  ["landing", 11],
  ["product", 14],
  ["checkout", 37],
  ["delivery", 28],
  ["support", 10],
];

const byMood: Record<string, Record<Mood, readonly number[]>> = {
  nps: {
    "let down": [0, 1, 2, 3, 4, 4, 5, 5, 6, 6, 7],
    content: [6, 7, 7, 8, 8, 8, 9, 9],
    delighted: [8, 9, 9, 10, 10, 10],
  },
  csat: { "let down": [1, 1, 2, 2, 2, 3, 3], content: [3, 4, 4, 4, 4, 5], delighted: [4, 5, 5, 5] },
  easy: { "let down": [1, 2, 2, 3, 3, 4, 4], content: [4, 5, 5, 5, 6, 6], delighted: [6, 6, 7, 7, 7] },
  feel: { "let down": [-2, -1, -1, -1, 0], content: [0, 0, 1, 1, 1], delighted: [1, 1, 2, 2] },
};
const score = (name: keyof typeof byMood, mood: Mood, draw: Draw): number =>
  oneOf(byMood[name]?.[mood] ?? [], draw) ?? 0;

/** How they fare where no promise is asked about: let down, content, delighted. */
const elsewhere: Record<"landing" | "product" | "support", readonly [number, number, number]> = {
  landing: [14, 54, 32],
  product: [20, 54, 26],
  support: [26, 46, 28],
};

const heardBy: Record<CampaignName, readonly string[]> = {
  over: ["search", "search", "search", "ad", "email"],
  handmade: ["social", "social", "ad", "friend"],
  letter: ["email", "email", "email", "friend"],
  basket: ["ad", "search", "social", "shop"],
  hands: ["social", "friend", "press"],
  kiln: ["social", "ad"],
};

type Kept = number | "not_recalled" | undefined;

function keptAt(source: Source, at: "checkout" | "delivery", settled: boolean, draw: Draw): Kept {
  if (!source.campaign) return undefined;
  if (draw() < 0.08) return "not_recalled";
  const rate = source.kept[at] - (settled || at === "checkout" ? 0 : 0.2);
  if (draw() >= rate) return draw() < 0.28 ? -2 : -1;
  return draw() >= source.surpassed ? 0 : draw() < 0.3 ? 2 : 1;
}

function moodOf(kept: Kept, asked: Asked, draw: Draw): Mood {
  const [down, content, delighted] =
    typeof kept === "number" && kept < 0
      ? [74, 23, 3]
      : kept === 0
        ? [7, 58, 35]
        : typeof kept === "number"
          ? [2, 24, 74]
          : asked === "checkout" || asked === "delivery"
            ? [15, 52, 33]
            : elsewhere[asked];
  return (
    weighted([["let down", down] as const, ["content", content] as const, ["delighted", delighted] as const], draw) ??
    "content"
  );
}

const topicsAt: Record<Asked, readonly Topic[]> = {
  landing: ["web", "web", "price", "piece"],
  product: ["piece", "web", "price", "gift"],
  checkout: ["web", "price", "delivery", "gift", "piece"],
  delivery: ["delivery", "packaging", "breakage", "piece", "gift"],
  support: ["support", "support", "breakage", "delivery"],
};
const languages = { es, en };
type Language = keyof typeof languages;

/** Words to a score: each sentence of a kind in its turn, now and then two, so that hardly any text comes twice. */
function writer(draw: Draw): (language: Language, mood: Mood, topic: Topic) => string {
  const turns = new Map<string, number>();
  const next = (language: Language, mood: Mood, topic: Topic): string => {
    const name = `${language} ${mood} ${topic}`;
    const turn = turns.get(name) ?? 0;
    turns.set(name, turn + 1);
    const said = languages[language][mood][topic];
    return said[turn % said.length] ?? "";
  };
  return (language, mood, topic) => {
    const one = next(language, mood, topic);
    if (draw() < 0.55) return one;
    const other = oneOf(topics, draw) ?? topic;
    return other === topic ? one : `${one} ${next(language, mood, other)}`;
  };
}

const locales: Record<Language, readonly (readonly [locale: string, country: string])[]> = {
  es: [
    ["es", "ES"],
    ["es", "ES"],
    ["es-ES", "ES"],
    ["es-ES", "ES"],
    ["es-ES", "ES"],
    ["es-MX", "MX"],
  ],
  en: [
    ["en", "GB"],
    ["en-GB", "GB"],
    ["en-GB", "DE"],
    ["en-US", "US"],
  ],
};
const paths: Record<Asked, string> = {
  landing: "/demo/",
  product: "/demo/producto/",
  checkout: "/demo/gracias/",
  delivery: "/pedido/entregado/",
  support: "/ayuda/",
};

type Answers = Record<string, unknown>;

function answersTo(asked: Asked, source: Source, kept: Kept, mood: Mood, draw: Draw): Answers {
  const promise = kept === undefined ? {} : { kept };
  if (asked === "checkout") return { nps: score("nps", mood, draw), ...promise };
  if (asked === "landing") {
    const heard =
      draw() < 0.8 ? oneOf(source.campaign ? heardBy[source.campaign] : ["friend", "search", "ai"], draw) : undefined;
    return { feel: score("feel", mood, draw), ...(heard === undefined ? {} : { heard }) };
  }
  if (asked !== "delivery")
    return { easy: score("easy", mood, draw), ...(draw() < 0.85 ? { feel: score("feel", mood, draw) } : {}) };
  const csat = score("csat", mood, draw);
  const near = (middle: number) => Math.max(1, Math.min(5, Math.round(middle + (draw() + draw() - 1) * 1.6)));
  const late = typeof kept === "number" && kept < 0 && source.campaign === "over";
  return {
    csat,
    ...promise,
    punctual: near(late ? 1.8 : csat - 0.1),
    packing: near(3.4 + csat / 6),
    piece: near(3.2 + csat / 4),
  };
}

/** Oldest first; the last of them a few minutes ago. */
export function yearAnswers(shop: Shop, now: number): Told[] {
  const draw = sequence(20261122);
  const write = writer(draw);
  const days = Array.from({ length: yearDays }, (_, at) => daysBefore(now, yearDays - 1 - at));
  const busy = days.reduce((sum, day) => sum + season(day), 0);
  const visitors: string[] = [];
  let owed = 0;
  return days.flatMap((day) => {
    owed += (perYear * season(day)) / busy;
    const many = Math.floor(owed);
    owed -= many;
    // An hour of sleep at either end of the day; today has not ended yet.
    const [from, to] = [day + 6 * 3_600_000, Math.min(day + 23.9 * 3_600_000, now - 60_000)];
    const age = Math.round((daysBefore(now, 0) - day) / 86_400_000);
    const there = sources.filter(({ days: runs = yearDays }) => age < runs).map((one) => [one, one.share] as const);
    return Array.from({ length: from < to ? many : 0 }, (_, at): Told => {
      const time = Math.round(from + ((to - from) * (at + draw())) / many);
      const source = weighted(there, draw) ?? (sources[0] as Source);
      return told(
        { shop, source, time, settled: age < courierDays, unfinished: age > 0 && draw() < 0.06, visitors, write },
        draw,
      );
    });
  });
}

interface Moment {
  shop: Shop;
  source: Source;
  time: number;
  settled: boolean;
  unfinished: boolean;
  visitors: string[];
  write: ReturnType<typeof writer>;
}

function told({ shop, source, time, settled, unfinished, visitors, write }: Moment, draw: Draw): Told {
  const survey = weighted(surveyShares, draw) ?? "checkout";
  const kept = survey === "checkout" || survey === "delivery" ? keptAt(source, survey, settled, draw) : undefined;
  const mood = moodOf(kept, survey, draw);
  const language: Language = draw() < source.spanish ? "es" : "en";
  const [locale, country] = oneOf(locales[language], draw) ?? ["es", "ES"];
  const answers = answersTo(survey, source, kept, mood, draw);
  const topic = oneOf(draw() < 0.5 ? source.topics : topicsAt[survey], draw) ?? "piece";
  const consent =
    weighted(
      [
        ["granted", 70],
        ["pending", 19],
        ["denied", 11],
      ] as const,
      draw,
    ) ?? "pending";
  const at = new Date(time).toISOString();
  const [firstAnswer = ["nps", 7]] = Object.entries(answers);
  const promise = source.campaign && kept !== undefined ? shop.promises[source.campaign] : undefined;
  return {
    survey,
    sender: {
      now: new Date(time + 2_000),
      country,
      device: draw() < source.phone ? "phone" : draw() < 0.12 ? "tablet" : "desktop",
    },
    item: {
      type: "response",
      id: uuid7(time, draw),
      surveyId: shop.surveys[survey].id,
      surveyVersion: shop.surveys[survey].version,
      state: unfinished ? "partial" : "complete",
      at,
      startedAt: new Date(time - 15_000 - Math.round(draw() * 70_000)).toISOString(),
      locale,
      answers: unfinished
        ? Object.fromEntries([firstAnswer])
        : { ...answers, ...(draw() < 0.36 ? { why: write(language, mood, topic) } : {}) },
      ...(promise ? { promise: { ...promise, arm: "quoted" as const } } : {}),
      ...(consent === "granted" ? { visitorId: visitor(visitors, draw) } : {}),
      touches: touchesOf(source, time, consent === "granted", draw),
      page: { url: `https://anochece.example${paths[survey]}` },
      ...(survey === "checkout" ? { context: { orderValue: 24 + 5 * Math.floor(draw() * 20) } } : {}),
      consent: { state: consent },
    },
  };
}

/** Some come back: one of the last few hundred. */
function visitor(known: string[], draw: Draw): string {
  const again =
    known.length > 0 && draw() < 0.16
      ? known[known.length - 1 - Math.floor(draw() * Math.min(400, known.length))]
      : undefined;
  if (again !== undefined) return again;
  const fresh = `v-${Math.floor(draw() * 36 ** 9).toString(36)}`;
  known.push(fresh);
  return fresh;
}

/** One arrival; who lets the device remember brings earlier ones along: another way in before, or a return without any. */
function touchesOf(source: Source, time: number, remembers: boolean, draw: Draw): NonNullable<ResponseItem["touches"]> {
  const host = "anochece.example";
  const landing = "/demo/";
  const arrival = (way: Way | undefined, session: number, days: number) => ({
    at: new Date(time - Math.round(days * 86_400_000)).toISOString(),
    session,
    params: way?.params ?? {},
    referrer: way?.referrer ?? "",
    host,
    landing,
  });
  const way = oneOf(source.ways, draw);
  const chance = remembers ? draw() : 0;
  if (chance < 0.55) return [arrival(way, 1, 0.005)];
  if (chance < 0.75) return [arrival(way, 1, 1 + draw() * 6), arrival(undefined, 2, 0.005)];
  const before = oneOf(oneOf(sources, draw)?.ways ?? [], draw);
  return [arrival(before, 1, 2 + draw() * 12), arrival(way, 2, 0.005)];
}
