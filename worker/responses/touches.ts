/** The frozen touches of a response: packed for the row, unpacked for who reads it, tagged anew when rules change. Pure. */
import type { Credit, ResolvedTouch, ResponseTouches } from "#contract";
import { matchCampaign, type Matchable } from "../campaigns/match.ts";
import type { StoredTouches } from "../db/responses.ts";
import { linearShares, positionShares, type Attribution } from "../touches/index.ts";

/** Every touch that some model needs, once, with its campaign. */
export function packTouches(
  found: Attribution,
  scope: StoredTouches["scope"],
  campaigns: readonly Matchable[],
): StoredTouches {
  const list: ResolvedTouch[] = [];
  const place = (touch: ResolvedTouch | null): number | null => {
    if (!touch) return null;
    const known = list.indexOf(touch);
    return known >= 0 ? known : list.push(touch) - 1;
  };
  const sessions = found.sessions.map((touch) => place(touch) ?? 0);
  const places = { first: place(found.first), last: place(found.last), lastNonDirect: place(found.lastNonDirect) };
  return { scope, list, campaigns: campaignsOf(list, campaigns), ...places, sessions };
}

const campaignsOf = (list: readonly ResolvedTouch[], campaigns: readonly Matchable[]): (string | null)[] =>
  list.map((touch) => matchCampaign(touch, campaigns)?.id ?? null);

/** The same facts under the rules of now. */
export const retagTouches = (stored: StoredTouches, campaigns: readonly Matchable[]): StoredTouches => ({
  ...stored,
  campaigns: campaignsOf(stored.list, campaigns),
});

const dropped: ReadonlySet<string> = new Set(["landing", "term", "content"] satisfies (keyof ResolvedTouch)[]);
const asksForDropped = ({ match }: Matchable): boolean =>
  match.some((row) => ("all" in row ? row.all : [row]).some(({ field }) => dropped.has(field)));

/** Of an anonymised response: what rules that ask for what it lost once gave an arrival stays as long as they are there. */
export function retagAnonymised(stored: StoredTouches, campaigns: readonly Matchable[]): StoredTouches {
  const kept = new Set(campaigns.filter(asksForDropped).map(({ id }) => id));
  const after = retagTouches(stored, campaigns);
  return {
    ...after,
    campaigns: after.campaigns.map((campaign, at) => {
      const before = stored.campaigns[at] ?? null;
      return before !== null && kept.has(before) ? before : campaign;
    }),
  };
}

/** The row's columns that follow from its touches, per model. */
export function touchColumns(stored: StoredTouches) {
  const campaign = (at: number | null) => (at === null ? null : (stored.campaigns[at] ?? null));
  const channel = (at: number | null) => (at === null ? null : (stored.list[at]?.channel ?? null));
  return {
    campaign: campaign(stored.lastNonDirect),
    campaignFirst: campaign(stored.first),
    campaignLast: campaign(stored.last),
    channel: channel(stored.lastNonDirect),
    channelFirst: channel(stored.first),
    channelLast: channel(stored.last),
  };
}

/** As the contract tells them. */
export function unpackTouches(stored: StoredTouches): ResponseTouches {
  const touch = (at: number | null) => (at === null ? null : (stored.list[at] ?? null));
  const credit = (shares: readonly number[]): Credit[] =>
    stored.sessions.flatMap((at, index): Credit[] => {
      const found = touch(at);
      if (!found) return [];
      const { source, medium, channel } = found;
      return [
        { at: found.at, source, medium, channel, campaignId: stored.campaigns[at] ?? null, share: shares[index] ?? 0 },
      ];
    });
  return {
    scope: stored.scope,
    first: touch(stored.first),
    last: touch(stored.last),
    lastNonDirect: touch(stored.lastNonDirect),
    credit: {
      positionBased: credit(positionShares(stored.sessions.length)),
      linear: credit(linearShares(stored.sessions.length)),
    },
  };
}
