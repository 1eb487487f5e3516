/**
 * The campaign report: one row a campaign, counted from the cells that each response carries. A promise counts
 * for the campaign that made it. Every registered campaign has its row, also without an answer; responses of no known
 * campaign stand in a row of their own, so that the rows always add up to the total.
 */
import { and, eq, isNull } from "drizzle-orm";
import type { CampaignReport, CampaignRow, ReportQuery } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { judge, type Judged } from "../judge.ts";
import { reportedIn } from "../marketing.ts";
import { periodOf, type Period } from "../period.ts";
import { keptIn } from "../statistics/scores/promise.ts";
import { withhold } from "../withhold.ts";
import { askedBy } from "./asked.ts";
import { countCard } from "./card.ts";
import { accountOf } from "./mix.ts";
import { rowOf } from "./row.ts";
import { addAt, addBoth, addCell, histogram, newSheet, together, type Sheet } from "./sheet.ts";

const { campaigns } = schema;

const none = "";

export async function campaignReport(here: Surroundings, given: ReportQuery): Promise<CampaignReport> {
  const period = await periodOf(here, given);
  const { query, notes } = await withhold(here, period, given);
  const { from, to } = period;
  const [names, counted, { volumes, cut }] = await Promise.all([
    namesOf(here),
    countAnswers(here, period, query),
    reportedIn(here, { from, to }),
  ]);
  const sheets = sheetsOf(counted, names);
  const promises = new Map(Array.from(sheets, ([id, sheet]) => [id, keptIn(histogram(sheet, "promise"))]));
  const elsewhere = promises.get(none) ?? { hits: 0, n: 0 };
  promises.delete(none);
  const judged = judge(promises, elsewhere, volumes);
  const around = { account: accountOf(together(sheets.values())), countsAsked: counted.asked !== null };

  const wanted = query.campaign === "none" ? none : query.campaign;
  const shown = [...sheets].filter(([id]) => wanted === undefined || id === wanted);
  const items = shown
    .map(([id, sheet]) => {
      const campaign = id === none ? null : { id, name: names.get(id) ?? id };
      return rowOf(campaign, sheet, volumes.get(id) ?? [], judged.of(id), around);
    })
    .filter(
      (row) => row.campaign !== null || row.n > 0 || row.kept.n > 0 || row.asked || row.marketing.currency !== null,
    )
    .sort(byAnswers);
  const all = shown.flatMap(([id]) => volumes.get(id) ?? []);
  const total = rowOf(null, together(shown.map(([, sheet]) => sheet)), all, judged.of(none), around);
  return {
    from,
    to,
    model: query.model,
    items,
    total,
    notes: [...notes, ...notesOf(items, judged, cut, counted, total.uncounted)],
  };
}

async function namesOf({ db, workspaceId }: Surroundings): Promise<Map<string, string>> {
  const known = await db
    .select({ id: campaigns.id, name: campaigns.name })
    .from(campaigns)
    .where(and(eq(campaigns.workspaceId, workspaceId), isNull(campaigns.deletedAt)));
  return new Map(known.map(({ id, name }) => [id, name]));
}

/** What people answered, and how often anybody was asked. */
async function countAnswers(here: Surroundings, { from, to }: Period, query: ReportQuery) {
  const { survey, channel, touchpoint, language, device, model } = query;
  const [counts, asked] = await Promise.all([
    countCard(here, { from, to, model, survey, channel, touchpoint, language, device }),
    askedBy(here, { from, to }, query),
  ]);
  return { ...counts, asked };
}
type Counted = Awaited<ReturnType<typeof countAnswers>>;

function sheetsOf({ answers, places, both, asked }: Counted, names: ReadonlyMap<string, string>): Map<string, Sheet> {
  const unknown = newSheet();
  const sheets = new Map<string, Sheet>(Array.from(names.keys(), (id) => [id, newSheet()]));
  sheets.set(none, unknown);
  // A campaign that was removed leaves its answers without one.
  const sheetOf = (id: string): Sheet => sheets.get(id) ?? unknown;
  for (const { key, metric, value, n } of answers) addCell(sheetOf(key), metric, value, n);
  for (const { key, touchpoint, value, n } of places) addAt(sheetOf(key), touchpoint, value, n);
  for (const { key, metric, value, n } of both) addBoth(sheetOf(key), metric, value, n);
  for (const [id, n] of asked ?? []) sheetOf(id).asked += n;
  return sheets;
}

/** Most answers first; the row without a campaign last; equals by name, so that the order is stable. */
function byAnswers(a: CampaignRow, b: CampaignRow): number {
  if ((a.campaign === null) !== (b.campaign === null)) return a.campaign === null ? 1 : -1;
  return b.n - a.n || (a.campaign?.name ?? "").localeCompare(b.campaign?.name ?? "");
}

function notesOf(
  items: readonly CampaignRow[],
  { by, againstTarget }: Judged,
  cut: number,
  { asked, slow }: Counted,
  uncounted: number,
): string[] {
  const thin = items.filter(({ campaign, n }) => campaign !== null && n > 0 && n < 10).length;
  const beyond = items.some((row) => row.asked !== null && row.asked > 0 && row.answered - row.uncounted > row.asked);
  return [
    thin > 0 ? `${thin} of the campaigns have fewer than 10 answers: not enough to tell anything.` : [],
    by ? `The marketing index compares campaigns by their ${by.toUpperCase()}.` : [],
    againstTarget
      ? "Fewer than three campaigns have 30 answers to their promise: each is held against 80 % kept, not against the rest."
      : [],
    asked === null ? "How many were asked is counted under the last non-direct touch, without language or device." : [],
    asked !== null && uncounted > 0
      ? `${uncounted} of the answers came from people who denied consent: they are never counted as shown, so response rates leave them out.`
      : [],
    beyond ? "Some campaigns were answered more often than shown: their response rate is left empty." : [],
    cut > 0 ? `${cut} figures of several days lie only partly in this period and are left out.` : [],
    slow ? "Counted from every response: no ready sums cover this choice of model and filters." : [],
  ].flat();
}
