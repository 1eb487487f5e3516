/** Several page loads of one device, run through the browser's part and the Worker's: what would be kept and credited. */
import type { ResolvedTouch, Touch } from "../../sdk/contract/touch.types.ts";
import { keepTouch } from "../../sdk/arrival/keep.ts";
import { carriesCampaign } from "../../sdk/arrival/read.ts";
import { readTyped } from "./typed.ts";
import { attribute, type Attribution } from "./models.ts";
import { resolveTouch } from "./resolve.ts";
import { defaultTouchSettings, type TouchSettings } from "./settings.ts";

/** One page load; `spa` marks a route change, which is read again only when its address carries a campaign (§2). */
export interface JourneyStep {
  at: string;
  url: string;
  referrer?: string;
  spa?: boolean;
}

/** The touches that a device sent, resolved and attributed at the time of the conversion. */
export function attributeTouches(
  touches: readonly Touch[],
  settings: TouchSettings = defaultTouchSettings,
  now?: string,
): Attribution {
  const resolved = touches.flatMap((raw): ResolvedTouch[] => {
    const { touch, ...facts } = resolveTouch(raw, settings, now);
    return touch ? [facts] : [];
  });
  return attribute(resolved, { lookbackDays: settings.lookbackDays, ...(now !== undefined && { at: now }) });
}

/** §2, §8, §9: what is left of a journey at its last step. */
export function resolveJourney(
  steps: readonly JourneyStep[],
  settings: TouchSettings = defaultTouchSettings,
): Pick<Attribution, "touches" | "first" | "last" | "lastNonDirect"> {
  let kept: Touch[] = [];
  let session: number | undefined;
  let lastSeenAt: string | undefined;
  for (const { at, url, referrer = "", spa = false } of steps) {
    if (!spa || carriesCampaign(url)) {
      const visit = { ...(lastSeenAt !== undefined && { lastSeenAt }), ...(session !== undefined && { session }) };
      ({ touches: kept, session } = keepTouch(kept, readTyped({ url, referrer, at }), visit));
    }
    if (!lastSeenAt || Date.parse(at) > Date.parse(lastSeenAt)) lastSeenAt = at;
  }
  const { touches, first, last, lastNonDirect } = attributeTouches(kept, settings, lastSeenAt);
  return { touches, first, last, lastNonDirect };
}
