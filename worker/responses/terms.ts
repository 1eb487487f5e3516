/**
 * What a consent receipt lets us keep of who somebody is and where they came from. The page has sent no more than it may already; here it
 * is held to it, whoever sent it. A receipt that is not there says that the sender answers for what it sends. Pure.
 */
import type { ResponseItem, Touch } from "#contract";

/** What may be told of a visitor who said no: no path, neither of the referring page nor of the landing. */
export function factsOnly({ landing: _landing, ...touch }: Touch): Touch {
  return { ...touch, referrer: touch.referrer.replace(/^(\w[\w+.-]*:\/\/[^/]*).*/s, "$1/") };
}

export interface Terms {
  visitorId: string | undefined;
  touches: readonly Touch[];
  /** The page they were on; its path may say more of them than any id. */
  page: ResponseItem["page"];
  customer: ResponseItem["customer"];
  /** The device may keep arrivals, so that what came along is a history and not one page load. */
  history: boolean;
}

/** The purpose that a receipt with purposes must name for more than one page load to be kept. */
export const attributionPurpose = "attribution";

type Sent = Pick<ResponseItem, "consent" | "visitorId" | "touches" | "page" | "customer">;

/** `objects`: the browser says no for the visitor, which wins over any receipt. */
export function termsOf({ consent, visitorId, touches, page, customer }: Sent, objects: boolean): Terms {
  const state = objects ? "denied" : consent?.state;
  const named = { page, customer };
  if (state === undefined) return { visitorId, touches, ...named, history: false };
  const now = touches.slice(-1);
  const nobody = { visitorId: undefined, page: undefined, customer: undefined };
  if (state === "denied") return { ...nobody, touches: now.map(factsOnly), history: false };
  if (state === "pending") return { ...named, visitorId: undefined, touches: now, history: false };
  const { purposes = [] } = consent ?? {};
  const history = purposes.length === 0 || purposes.includes(attributionPurpose);
  return { ...named, visitorId, touches: history ? touches : now, history };
}

/** What browsers say for their visitors: Global Privacy Control always counts, Do Not Track where the workspace says so. */
export interface Signals {
  gpc: boolean;
  dnt: boolean;
}
export const signalsOf = (header: (name: string) => string | undefined): Signals => ({
  gpc: header("sec-gpc") === "1",
  dnt: header("dnt") === "1",
});
export const objectsBy = (signals: Signals | undefined, honourDnt: boolean | undefined): boolean =>
  signals !== undefined && (signals.gpc || (signals.dnt && honourDnt === true));
