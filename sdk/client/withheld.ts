/**
 * What consent means for what still waits when a visitor says no. The other half of consent.ts, for who sends: a page
 * that has nothing to send needs none of it.
 */
import type { CollectItem, ResponseItem } from "../contract/wire.types.ts";
import { factsOnly, isSubmitted } from "./consent.ts";

/** An unsent item after the visitor said no: a submitted answer stays, without what it may no longer carry. */
export function takeBack(item: CollectItem): ResponseItem | undefined {
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
