/** What still leaves when the page goes away. */
import type { VozOptions } from "./voz.types.ts";

/** The host's way, or the browser's. True: it was taken on; nobody hears how it went. */
export const beaconOf = ({ beacon }: Pick<VozOptions, "beacon">): NonNullable<VozOptions["beacon"]> =>
  beacon ?? ((url, body) => !!globalThis.navigator?.sendBeacon?.(url, body));
