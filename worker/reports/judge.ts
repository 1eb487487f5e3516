/** How campaigns stand among each other: by what marketing reported and by the promises they kept. Pure. */
import type { Hits } from "./statistics/difference.ts";
import { marketingFigures, type MarketingFigure } from "./statistics/promise/indices.ts";
import type { Volume } from "./statistics/promise/ratios.ts";
import { standings, type Standing } from "./statistics/promise/state.ts";

export interface Judged {
  /** The figure by which marketing is compared; null where nothing was reported. */
  by: MarketingFigure | null;
  of(campaign: string): Standing;
  /** Too few campaigns have 30 answers: each was held against the target, not against the rest. */
  againstTarget: boolean;
}

/** What is not one campaign has no one promise to be judged by. */
const unjudged: Standing = {
  state: "insufficient",
  q: null,
  rest: null,
  missing: 0,
  marketingIndex: null,
  experienceIndex: null,
  promiseGap: null,
};

/** Every campaign of the registry at once; `elsewhere`: answers to a promise that belong to none of them. */
export function judge(
  kept: ReadonlyMap<string, Hits>,
  elsewhere: Hits,
  volumes: ReadonlyMap<string, readonly Volume[]>,
): Judged {
  const ids = [...kept.keys()];
  const { by, figures } = marketingFigures(ids.map((id) => volumes.get(id) ?? []));
  const all = standings(
    [...kept.values()].map((hits, at) => ({ ...hits, figure: figures[at] ?? null })),
    { elsewhere },
  );
  const byId = new Map(ids.map((id, at) => [id, all[at] ?? unjudged]));
  const judged = all.filter(({ state }) => state !== "insufficient");
  return {
    by,
    of: (campaign) => byId.get(campaign) ?? unjudged,
    againstTarget: judged.length > 0 && judged.every(({ q }) => q === null),
  };
}
