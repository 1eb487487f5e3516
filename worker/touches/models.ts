/** From the kept touches to the one that takes the credit: §8. Computed when a response arrives, never again. */
import type { ResolvedTouch } from "../../sdk/contract/touch.types.ts";
import { directTouch } from "./resolve.ts";
import { clickIdRows } from "./registry/tables.ts";

/** A share of one conversion. */
export interface Credit {
  touch: ResolvedTouch;
  share: number;
}
/** What every model says of one list of touches; null where no touch is known at all. */
export interface Attribution {
  /** The touches that count, oldest first: no repetition within a session, a direct one only where it opens one. */
  touches: ResolvedTouch[];
  /** The touch of each session inside the look-back, oldest first. */
  sessions: ResolvedTouch[];
  first: ResolvedTouch | null;
  last: ResolvedTouch | null;
  lastNonDirect: ResolvedTouch | null;
  positionBased: Credit[];
  linear: Credit[];
}

const day = 86_400_000;
const idle = 30 * 60_000;
const atMost = 11;
const time = ({ at }: ResolvedTouch): number => Date.parse(at);
const isDirect = (touch: ResolvedTouch): boolean => rankOf(touch) === 0;
const tierOf = new Map(clickIdRows.map(({ param, tier }) => [param, tier]));

/** §8: a campaign or click id 3; a known class, a shared id or `ref=` 2; a plain website 1; direct 0. */
export function rankOf({ basis, source, channel, channelRule, medium, clickId }: ResolvedTouch): 0 | 1 | 2 | 3 {
  if (basis === "direct" || (source === "(direct)" && (medium === "(none)" || medium === "(not set)"))) return 0;
  if (basis === "utm" || basis === "email_id" || basis === "affiliate_id") return 3;
  if (basis === "click_id") return tierOf.get(clickId ?? "") === "B" ? 2 : 3;
  return basis === "referrer" && channel === "referral" && channelRule !== "custom" ? 1 : 2;
}

const identity = ({ source, medium, campaign, content, term, clickId }: ResolvedTouch): string =>
  JSON.stringify([source, medium, campaign, content, term, clickId]);

/** §8: visits in order of time. Where a touch names none, 30 minutes of silence separate it from the one before. */
function bySession(touches: ResolvedTouch[]): ResolvedTouch[][] {
  const sessions: { key: number | undefined; touches: ResolvedTouch[] }[] = [];
  for (const touch of touches) {
    const newest = sessions.at(-1);
    const named = touch.session === undefined ? undefined : sessions.find(({ key }) => key === touch.session);
    const goesOn = touch.session === undefined && newest && time(touch) - time(newest.touches.at(-1)!) < idle;
    const session = named ?? (goesOn ? newest : undefined);
    if (!session) sessions.push({ key: touch.session, touches: [touch] });
    else if (!isDirect(touch) && !session.touches.some((other) => identity(other) === identity(touch)))
      session.touches.push(touch);
  }
  return sessions.map(({ touches }) => touches);
}

const highest = (touches: ResolvedTouch[]): ResolvedTouch =>
  touches.reduce((best, touch) => (rankOf(touch) >= rankOf(best) ? touch : best));

/** §8: 40 % to the first, 40 % to the last, the rest shared by those between; two share equally, one has all. */
export const positionShares = (count: number): number[] => {
  if (count < 3) return Array.from({ length: count }, () => 1 / count);
  return Array.from({ length: count }, (_, at) => (at === 0 || at === count - 1 ? 0.4 : 0.2 / (count - 2)));
};

/** §8: equal parts. */
export const linearShares = (count: number): number[] => Array.from({ length: count }, () => 1 / count);

/**
 * §8: first, last and last non-direct touch, and the shared credits. `at` is the time of the conversion, else that of
 * the newest touch. A touch over 90 days old counts in no model; the look-back bounds all but `first` and `last`.
 */
export function attribute(
  resolved: ResolvedTouch[],
  options: { lookbackDays?: number; at?: string } = {},
): Attribution {
  const sorted = resolved.filter((touch) => !Number.isNaN(time(touch))).sort((one, other) => time(one) - time(other));
  const end = Date.parse(options.at ?? "") || (sorted.length ? time(sorted.at(-1)!) : 0);
  const kept = sorted.filter((touch) => end - time(touch) <= 90 * day);
  const listed = kept.length > atMost ? [kept[0]!, ...kept.slice(1 - atMost)] : kept;
  const visits = bySession(listed);
  const lookback = Math.min(90, Math.max(1, options.lookbackDays ?? 30)) * day;
  const all = visits.map(highest);
  const sessions = all.filter((touch) => end - time(touch) <= lookback);
  const last = all.at(-1) ?? null;
  const [byPosition, equal] = [positionShares(sessions.length), linearShares(sessions.length)];
  const nobody = last && (isDirect(last) ? last : { ...directTouch(last.at, last.session), landing: last.landing });
  return {
    touches: visits.flat(),
    sessions,
    first: visits[0]?.find((touch) => !isDirect(touch)) ?? all[0] ?? null,
    last,
    lastNonDirect: sessions.findLast((touch) => !isDirect(touch)) ?? nobody,
    positionBased: sessions.map((touch, at) => ({ touch, share: byPosition[at]! })),
    linear: sessions.map((touch, at) => ({ touch, share: equal[at]! })),
  };
}
