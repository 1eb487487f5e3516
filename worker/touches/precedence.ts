/** Which fact names the source and the medium: §4 and §5, field by field. */
import type { TouchBasis } from "../../sdk/contract/touch.types.ts";
import type { LinkFacts } from "./normalise.ts";
import { categoryOfName, type Category, type ClickIdRow } from "./registry/tables.ts";
import type { Found } from "./registry/lookup.ts";

/** Source and medium with the class and the fact that they rest on. */
export interface Decision {
  source: string;
  medium: string;
  category: Category;
  network: "video" | "display" | "";
  basis: TouchBasis;
  /** A paid click id was there, and the link's own words say that it is a stale copy. */
  conflict: boolean;
}

const notSet = "(not set)";
const paid = /^(.*cp.*|ppc|retargeting|paid.*)$/;
const display = /^(display|banner|expandable|interstitial|cpm)$/;
const unpaid =
  /^(e[-_ ]?mail|social|social[- ](network|media)|sm|referral|link|affiliates?|sms|(.*[-_ ])?push|organic([-_ ].*)?)$/;
// The ads of one seller run on its other properties too.
const sameSeller = (written: string, seller: string): boolean =>
  written === seller || (written === "youtube" && seller === "google");

const firstOf = (ids: ClickIdRow[], tiers: string): ClickIdRow | undefined =>
  ids.find(({ tier }) => tiers.includes(tier));

/** §4: whether the link's own words say that a paid click id is not theirs. */
function contradicts(link: LinkFacts, id: ClickIdRow): boolean {
  if (link.medium !== null && unpaid.test(link.medium)) return true;
  const written = link.source;
  if (!written?.known || !id.source || sameSeller(written.source, id.source)) return false;
  return !(id.param === "msclkid" && written.category === "search");
}

/** §5: a click id of Google on a video page or in a banner is told apart from search by where it was clicked. */
function refine(id: ClickIdRow | undefined, from: Found | null): Decision["network"] {
  if (id?.source === "google" && from?.source === "youtube") return "video";
  return from?.network ?? "";
}

/** §5, steps 1 to 7. `from` is the external referrer, null where there is none that counts. */
export function decide(link: LinkFacts, from: Found | null): Decision {
  const { source: written, clickIds } = link;
  const agreeing = clickIds.find(({ tier, source }) => tier === "A" && source !== "" && source === written?.source);
  const paidId = agreeing ?? firstOf(clickIds, "A");
  const conflict = paidId !== undefined && contradicts(link, paidId);
  const says = written !== null || link.medium !== null || link.names;
  const classOf = (source: string): Category => {
    if (source === written?.source && written.category) return written.category;
    return source === from?.source ? from.category : (categoryOfName.get(source) ?? "");
  };
  const made = (source: string, medium: string, basis: TouchBasis, network: Decision["network"] = ""): Decision => ({
    source,
    medium,
    category: classOf(source),
    network,
    basis,
    conflict,
  });

  if (paidId && !conflict) {
    const own = written?.known && (sameSeller(written.source, paidId.source) || paidId.param === "msclkid");
    const source = own || !paidId.source ? written?.source : paidId.source;
    const medium =
      link.medium !== null && (paid.test(link.medium) || display.test(link.medium)) ? link.medium : paidId.medium;
    return made(source ?? from?.source ?? notSet, medium, "click_id", refine(paidId, from));
  }
  const senderId = firstOf(clickIds, "CD");
  const ambiguousId = firstOf(clickIds, "B");
  if (says) {
    if (written?.source === "(direct)") return made(written.source, link.medium ?? "(none)", "utm");
    const source = written?.source ?? senderId?.source ?? from?.source ?? ambiguousId?.source ?? notSet;
    const medium = link.medium ?? (written?.paid ? "cpc" : undefined) ?? senderId?.medium ?? from?.medium ?? notSet;
    return made(source, medium, "utm", refine(undefined, from));
  }
  if (senderId) return made(senderId.source, senderId.medium, senderId.tier === "C" ? "email_id" : "affiliate_id");
  if (from) return made(from.source, from.medium, "referrer", from.network);
  if (ambiguousId) return made(ambiguousId.source, ambiguousId.medium, "click_id");
  if (link.ref && link.ref.source !== "(direct)")
    return { ...made(link.ref.source, "referral", "ref_param"), category: link.ref.category };
  return made("(direct)", "(none)", "direct");
}
