/** An account of four campaigns with one promise each, and answers to them, week by week. */
import type { Campaign, Flag } from "#contract";
import { sweepFlags } from "../../../worker/alerts/sweep.ts";
import { makeWorld, now, response, setClock, touch, type Json, type World } from "../world.ts";

export const names = ["ads", "news", "shop", "store"] as const;
export type Name = (typeof names)[number];
/** Kept and broken promises. */
export type Answers = Partial<Record<Name, readonly [kept: number, broken: number]>>;

export const usual: Answers = { ads: [36, 4], news: [36, 4], shop: [36, 4], store: [36, 4] };
/** The same, but one campaign keeps half of its promises. */
export const bad: Answers = { ...usual, ads: [20, 20] };

export async function makeAccount(options: Parameters<typeof makeWorld>[0] = {}) {
  const world = await makeWorld(options);
  const survey = await world.publish({
    questions: [
      { id: "kept", kind: "promise" },
      { id: "why", kind: "text", ask: "?" },
    ],
  });
  const campaigns = {} as Record<Name, Campaign>;
  for (const name of names) {
    const { body } = await world.ask<Campaign>("/v1/campaigns", {
      body: {
        name,
        ...(name === "ads" ? { owner: "Marta" } : {}),
        match: [{ field: "campaign", op: "is", value: name }],
        promises: [{ statement: { es: `${name} en 24 h`, en: `${name} in 24 h` }, kind: "speed" }],
      },
    });
    campaigns[name] = body;
  }

  /** Answers of one moment; what was broken is told in words where the test says them. */
  async function answer(at: string, answers: Answers, more: { words?: string[]; touchpoint?: string } = {}) {
    setClock(at);
    const words = [...(more.words ?? [])];
    const items: Json[] = names.flatMap((name) => {
      const [kept = 0, broken = 0] = answers[name] ?? [];
      const [promise] = campaigns[name].promises;
      return [...Array<number>(kept).fill(0), ...Array<number>(broken).fill(-1)].map((value) => {
        const why = value < 0 && name === "ads" ? words.shift() : undefined;
        return response(survey, {
          answers: { kept: value, ...(why === undefined ? {} : { why }) },
          touches: [touch({ utm_source: "x", utm_medium: "cpc", utm_campaign: name })],
          promise: { id: promise?.id, version: promise?.version, arm: "quoted" },
          ...(more.touchpoint === undefined ? {} : { touchpoint: more.touchpoint }),
        });
      });
    });
    for (let from = 0; from < items.length; from += 50) await world.collect(...items.slice(from, from + 50));
  }

  const flags = async (query = ""): Promise<Flag[]> =>
    (await world.ask<{ items: Flag[] }>(`/v1/flags${query}`)).body.items;
  return { world, survey, campaigns, answer, flags };
}
export type Account = Awaited<ReturnType<typeof makeAccount>>;

/** What the clock does each minute, at this time. */
export async function sweepAt(world: World, at: string): Promise<void> {
  setClock(at);
  await sweepFlags(world.d1, () => now().getTime(), 30_000);
}
