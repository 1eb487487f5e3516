/** Figures as rows: all of them, or none. A row that was sent before is replaced as a whole. */
import type { ImportSummary, MetricRow, MetricsAnswer } from "#contract";
import type { Surroundings } from "../http/context.ts";
import { Refusal } from "../http/refusal.ts";
import { identityOf, keyOf, type FigureRow } from "./read/key.ts";
import { Tally } from "./read/tally.ts";
import { store } from "./store/store.ts";

export async function putMetrics(here: Surroundings, sent: readonly MetricRow[]): Promise<MetricsAnswer> {
  const rows = sent.map(figureOf);
  refuseTwice(rows);
  const tally = new Tally();
  for (const row of rows) tally.add(row);
  const platforms = new Set(sent.map(({ platform }) => platform));
  const [platform] = platforms;
  const { id, verdicts } = await store(here, {
    id: null,
    source: "api",
    platform: platforms.size === 1 && platform ? platform : null,
    file: null,
    hash: null,
    options: { account: "" },
    rows: () => rows,
    tally,
    eachRow: true,
    summary: summaryOf(tally),
    namesakes: null,
    chosen: null,
  });
  return { import: id, results: verdicts.map((status) => ({ status })) };
}

const figureOf = (row: MetricRow): FigureRow => {
  const id = row.campaignId || null;
  return [
    row.day,
    row.through ?? row.day,
    row.platform,
    row.account,
    keyOf(row.campaign, id),
    row.currency,
    row.campaign || `#${id}`,
    id,
    row.impressions ?? null,
    row.reach ?? null,
    row.clicks ?? null,
    row.spendMinor ?? null,
    row.conversions ?? null,
    row.revenueMinor ?? null,
  ];
};

/** One of two rows of the same figure would be lost, and nobody says which is right. */
function refuseTwice(rows: readonly FigureRow[]): void {
  const seen = new Map<string, number>();
  const issues = rows.flatMap((row, at) => {
    const name = identityOf(row);
    const before = seen.get(name);
    if (before === undefined) seen.set(name, at);
    return before === undefined
      ? []
      : [{ path: `[${at}]`, message: `The same campaign, day and currency as [${before}].` }];
  });
  const [first] = issues;
  if (first) throw new Refusal("invalid_body", `${first.path}: ${first.message}`, { issues: issues.slice(0, 50) });
}

const summaryOf = ({ figures, from, to, currencies }: Tally): ImportSummary => ({
  rowsRead: figures,
  figures,
  from,
  to,
  currencies,
  new: 0,
  changed: 0,
  same: 0,
  totals: 0,
  bad: 0,
  questions: [],
  notes: [],
  mistakes: [],
  understood: null,
});
