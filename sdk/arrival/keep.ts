/**
 * What a device keeps of its arrivals between page loads. Pure: the storage itself, and the consent it needs, are the
 * client's. The Worker applies the same rules to resolved touches; here they only keep the list short.
 */
import type { Touch } from "../contract/touch.types.ts";
import { isCampaign, kindOf, weigh } from "./read.ts";

/** What a device knows of the visit so far. */
export interface Visit {
  /** When this device last did anything. */
  lastSeenAt?: string;
  /** The ordinal of the visit that it belonged to. */
  session?: number;
}

const hostOf = (referrer: string): string => referrer.split("/")[2]!;
/** A click id differs with every click, so only its name is compared. */
const fingerprint = ({ params, referrer }: Touch): string =>
  hostOf(referrer) +
  Object.keys(params)
    .sort()
    .map((name) => name + (kindOf(name)! > 1 || "=" + params[name]));

/** First and newest stay, so where both are heavy (a half of the room) the last of their parameters give way. */
const slim = (heavy: Touch): Touch => {
  const { landing: _landing, ...touch }: Touch = { ...heavy, params: {} };
  for (const name in heavy.params) {
    touch.params[name] = heavy.params[name]!;
    if (weigh(touch) > 1022) delete touch.params[name];
  }
  return touch;
};

/**
 * §8 and §9: adds this page load to the kept touches if it is a touch, and tells which visit it belongs to.
 * First and last ten, at most 2 KB as JSON, nothing older than 90 days. The oldest in the middle
 * make room, those without a campaign before all others: so ways between a company's own hosts push no campaign out.
 */
export function keepTouch(kept: Touch[], arrival: Touch, visit: Visit): { touches: Touch[]; session: number } {
  const { at, host, params, referrer } = arrival;
  const now = Date.parse(at);
  // 90 days, and 30 minutes.
  const touches = kept.filter((touch) => !(now - Date.parse(touch.at) > 7776e6));
  let session = visit.session ?? kept.at(-1)?.session ?? 0;
  const opens = !visit.session || !(now - Date.parse(visit.lastSeenAt!) < 18e5);
  if (opens) session++;

  const outside = referrer ? hostOf(referrer) !== host : opens || Object.keys(params).length;
  if (
    (outside || isCampaign(arrival)) &&
    !touches.some((touch) => touch.session === session && fingerprint(touch) === fingerprint(arrival))
  )
    touches.push({ ...arrival, session });

  while (touches[2] && (touches[11] || weigh(touches) > 2048))
    touches.splice(touches.slice(1, -1).findIndex((touch) => !isCampaign(touch)) + 1 || 1, 1);
  return { touches: weigh(touches) > 2048 ? touches.map(slim) : touches, session };
}

/** §9: what a device had kept, or nothing where the text is malformed or somebody else's. */
export function parseKept(text: string | null | undefined): Touch[] {
  try {
    const kept = JSON.parse(text!) as Touch[];
    return kept.every(
      ({ at, params, referrer }) =>
        Date.parse(at) > 0 &&
        // What is no text throws here.
        referrer.split("/") &&
        Object.entries(params).every(([name, value]) => kindOf(name)! >= 0 && value.trim()),
    )
      ? kept
      : [];
  } catch {
    return [];
  }
}
