/** Which promise a visitor is asked about, and in which words. Pure. */
import type { CampaignPromise } from "#contract";

export { inLocale } from "../../sdk/localized.ts";

/** The valid promise that is due at this touchpoint, else the first valid one; null when none is valid today. */
export function promiseDue(
  promises: readonly CampaignPromise[],
  touchpoint: string | undefined,
  day: string,
): CampaignPromise | null {
  const valid = promises.filter(
    ({ validFrom, validTo }) => (!validFrom || validFrom <= day) && (!validTo || day <= validTo),
  );
  return (
    valid.find(({ dueTouchpoint }) => touchpoint !== undefined && dueTouchpoint === touchpoint) ?? valid[0] ?? null
  );
}
