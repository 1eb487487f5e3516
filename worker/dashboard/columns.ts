/** The columns of the campaign table: which are shown together, what each is sorted by, and how the address says so. Pure. */
import { promiseStates, type CampaignReport, type CampaignRow, type Measure } from "#contract";

export const views = ["overview", "marketing", "experience", "money"] as const;
export type View = (typeof views)[number];
export type Group = "marketing" | "experience" | "promise" | "money";

/** Answers from which a campaign is judged, and its money estimated. */
export const judged = 30;

/** What may be read of a figure: nothing under 10 answers, and so it sorts nowhere either. */
export const readable = ({ value, confidence }: Measure): number | null => (confidence === "none" ? null : value);
const estimated = (value: number | null, { n }: Measure): number | null => (n < judged ? null : value);

/** By what each column sorts; null comes last, whichever way. */
const values = {
  impressions: ({ marketing }: CampaignRow) => marketing.impressions,
  clicks: ({ marketing }: CampaignRow) => marketing.clicks,
  ctr: ({ marketing }: CampaignRow) => marketing.ctr,
  spend: ({ marketing }: CampaignRow) => marketing.spendMinor,
  conversions: ({ marketing }: CampaignRow) => marketing.conversions,
  cvr: ({ marketing }: CampaignRow) => marketing.cvr,
  cpa: ({ marketing }: CampaignRow) => marketing.cpa,
  roas: ({ marketing }: CampaignRow) => marketing.roas,
  rate: ({ responseRate }: CampaignRow) => readable(responseRate),
  n: ({ n }: CampaignRow) => n,
  nps: ({ nps }: CampaignRow) => readable(nps),
  csat: ({ csat }: CampaignRow) => readable(csat),
  ces: ({ ces }: CampaignRow) => readable(ces),
  emotion: ({ emotion }: CampaignRow) => readable(emotion),
  recall: ({ recall }: CampaignRow) => readable(recall),
  kept: ({ kept }: CampaignRow) => readable(kept),
  gap: ({ gap }: CampaignRow) => readable(gap),
  trust: ({ trustCost }: CampaignRow) => readable(trustCost),
  perKept: ({ cost, kept }: CampaignRow) => estimated(cost.perKeptPromise.value, kept),
  perPromoter: ({ cost, nps }: CampaignRow) => estimated(cost.perPromoter.value, nps),
  broken: ({ cost, kept }: CampaignRow) => estimated(cost.onBrokenPromises, kept),
  keptRoas: ({ cost, kept }: CampaignRow) => estimated(cost.keptRoas, kept),
  sells: ({ marketingIndex }: CampaignRow) => marketingIndex,
  // What cannot be judged yet must not lead the list.
  promiseGap: ({ promiseGap, kept }: CampaignRow) => estimated(promiseGap, kept),
} as const satisfies Record<string, (row: CampaignRow) => number | null>;
export type ColumnName = keyof typeof values;

/** Money, which is compared within its currency alone. */
const inMoney: readonly string[] = ["spend", "cpa", "perKept", "perPromoter", "broken"];

type Grouped = readonly (readonly [group: Group, columns: readonly ColumnName[]])[];
export const columnsIn: Record<View, Grouped> = {
  overview: [
    ["marketing", ["spend", "roas"]],
    ["experience", ["n", "nps"]],
    ["promise", ["kept", "promiseGap"]],
    ["money", ["perKept"]],
  ],
  marketing: [["marketing", ["impressions", "clicks", "ctr", "spend", "conversions", "cvr", "cpa", "roas", "sells"]]],
  experience: [
    ["experience", ["rate", "n", "nps", "csat", "ces", "emotion"]],
    ["promise", ["recall", "kept", "gap"]],
  ],
  money: [
    ["marketing", ["cpa", "roas"]],
    ["promise", ["promiseGap", "trust"]],
    ["money", ["perKept", "perPromoter", "broken", "keptRoas"]],
  ],
};

const sortable = ["campaign", "state", ...Object.keys(values)] as ("campaign" | "state" | ColumnName)[];
export type Sort = (typeof sortable)[number];
export const directions = ["asc", "desc"] as const;
export type Direction = (typeof directions)[number];

/** How the table stands in the address. */
export interface Shape {
  view: View;
  sort: Sort;
  dir: Direction;
}

const usual = "promiseGap";
export const firstDirection = (sort: Sort): Direction => (sort === "campaign" || sort === "state" ? "asc" : "desc");

export function shapeIn(query: Record<string, string>): Shape {
  const sort = sortable.find((name) => name === query["sort"]) ?? usual;
  return {
    view: views.find((name) => name === query["view"]) ?? "overview",
    sort,
    dir: directions.find((name) => name === query["dir"]) ?? firstDirection(sort),
  };
}

/** What the address has to say of it: what is as usual goes without saying. */
export function shapeQuery({ view, sort, dir }: Shape): Record<string, string> {
  return {
    ...(view === "overview" ? {} : { view }),
    ...(sort === usual && dir === "desc" ? {} : { sort }),
    ...(dir === firstDirection(sort) ? {} : { dir }),
  };
}

const nameOf = ({ campaign }: CampaignRow): string => campaign?.name ?? "";

/** The row of no campaign stays last; equals by number of answers, then by name. */
export function sorted(rows: CampaignReport["items"], { sort, dir }: Pick<Shape, "sort" | "dir">): CampaignRow[] {
  const sign = dir === "asc" ? 1 : -1;
  const currency = (row: CampaignRow): string => (inMoney.includes(sort) ? (row.marketing.currency ?? "") : "");
  const key = (row: CampaignRow): number | null =>
    sort === "campaign" ? 0 : sort === "state" ? promiseStates.indexOf(row.state) : values[sort](row);
  const compare = (a: CampaignRow, b: CampaignRow): number => {
    if ((a.campaign === null) !== (b.campaign === null)) return a.campaign === null ? 1 : -1;
    if (sort === "campaign") return sign * nameOf(a).localeCompare(nameOf(b));
    const [left, right] = [key(a), key(b)];
    if ((left === null) !== (right === null)) return left === null ? 1 : -1;
    return (
      currency(a).localeCompare(currency(b)) ||
      sign * ((left ?? 0) - (right ?? 0)) ||
      b.n - a.n ||
      nameOf(a).localeCompare(nameOf(b))
    );
  };
  return rows.toSorted(compare);
}
