/** An arrival that a person typed into the tester, where a host without a scheme is as good as an address. */
import { readArrival, type Arrival } from "../../sdk/arrival/read.ts";
import type { Touch } from "../../sdk/contract/touch.types.ts";

const completed = (text: string): string =>
  /^[\w-]+(\.[\w-]+)+(:\d+)?([/?#]|$)/.test(text.trim()) ? `https://${text.trim()}` : text;

/** §2 for the tester's door: what a browser would have sent for this address and referrer. */
export const readTyped = (arrival: Arrival): Touch =>
  readArrival({ ...arrival, url: completed(arrival.url), referrer: completed(arrival.referrer) });
