/**
 * What may leave the device, for each state of consent. The table "Who keeps and sends what" of the contract, as code:
 * one pure function for what goes along, one for what is taken back when a visitor says no.
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
  return { ...touch, referrer: touch.referrer.replace(/^(\w[\w+.-]*:\/\/[^/]*).*/s, "$1/") };
}

/** What goes along with a submitted answer. */
export function withAnswer(state: ConsentState, { touch, ...known }: Known): Along {
  if (state === "denied") return { touches: [factsOnly(touch)], context: known.context };
  return state === "granted" ? known : { ...known, touches: [touch], visitorId: undefined };
}

/** What goes along with a step of the funnel, or undefined where none may be told. */
export function withExposure(state: ConsentState, { touch, touches, visitorId }: Known): Along | undefined {
  if (state === "denied") return undefined;
  return state === "granted" ? { touches, visitorId } : { touches: [touch] };
}

/** An answer that was not only begun: it stays until it is acknowledged, whatever was said. */
export const isSubmitted = (item: CollectItem): item is ResponseItem => (item as ResponseItem).state === "complete";

/** An unsent item after the visitor said no: a submitted answer stays, without what it may no longer carry. */
export function takeBack(item: CollectItem): CollectItem | undefined {
  if (!isSubmitted(item)) return undefined;
  const { visitorId: _visitor, customer: _customer, page: _page, ...rest } = item;
  return {
    ...rest,
    // It may be on its way already, with all that it carried: this one takes that one's place.
    revision: (item.revision ?? 1) + 1,
    touches: (item.touches ?? []).slice(-1).map(factsOnly),
    consent: { state: "denied" },
  };
}
