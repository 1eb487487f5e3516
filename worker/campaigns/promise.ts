/** Which promise a visitor is asked about, and in which words. Pure. */
import type { CampaignPromise, Localized } from "#contract";

/** Along the chain: the locale itself, its base language, the fallback's, the first there is. */
export function inLocale(text: Localized, locale: string | undefined, fallback: string): string {
  if (typeof text === "string") return text;
  const entries = Object.entries(text);
  const byName = (wanted: string) => entries.find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1];
  for (const wanted of [locale, locale?.split("-", 1)[0], fallback, fallback.split("-", 1)[0]]) {
    const found = wanted === undefined ? undefined : byName(wanted);
    if (found !== undefined) return found;
  }
  return entries[0]?.[1] ?? "";
}

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
