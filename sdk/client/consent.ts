/**
 * What may leave the device with an answer, for each state of consent. The table "Who keeps and sends what" of the
 * contract, as code; its other half, what is taken back, is in withheld.ts.
 */
import type { CollectItem, ConsentState, CustomerRef, ResponseItem, Touch } from "../contract/wire.types.ts";

/** All that the client knows about where an answer comes from. */
export interface Known {
  visitorId?: string | undefined;
  customer?: CustomerRef | undefined;
  /** This load's arrival. */
  touch: Touch;
  /** The arrivals that the device kept, this load's last. */
  touches: Touch[];
  page?: { url: string } | undefined;
  context?: Record<string, unknown> | undefined;
}

/** The part of an item that depends on consent. */
export type Along = Partial<Omit<Known, "touch">>;

/** Channel and campaign facts alone: no path, neither of the referring page nor of the landing. */
export function factsOnly({ landing: _landing, ...touch }: Touch): Touch {
  return { ...touch, referrer: touch.referrer.replace(/^([^/]*\/\/[^/]*).*/s, "$1/") };
}

/** What goes along with a submitted answer. */
export function withAnswer(state: ConsentState, { touch, ...known }: Known): Along {
  if (state === "denied") return { touches: [factsOnly(touch)], context: known.context };
  return state === "granted" ? known : { ...known, touches: [touch], visitorId: undefined };
}

/** An answer that was not only begun: it stays until it is acknowledged, whatever was said. */
export const isSubmitted = (item: CollectItem): item is ResponseItem => (item as ResponseItem).state === "complete";
