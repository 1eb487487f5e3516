/**
 * Judges one closed week of a workspace: the campaign report of that week, of the week before, and of the four weeks
 * that end with each. A state that goes on from the week before is the same flag; a new one is written once, whoever
 * else does the same at the same time, and together with the fact that the week was judged.
 */
import { and, eq, inArray, sql } from "drizzle-orm";
import * as v from "valibot";
import { ReportQuery, type CampaignRow, type FlagFigures, type FlagState } from "#contract";
import { schema } from "../db/index.ts";
import { wanting, type KnownEndpoint } from "../deliveries/filter.ts";
import { endpointsOf, owe } from "../deliveries/owe.ts";
import type { Surroundings } from "../http/context.ts";
import { campaignReport } from "../reports/campaigns/report.ts";
import { addDays } from "../reports/period.ts";
import { evidenceOf } from "./evidence.ts";
import { flagged, isTrouble, withoutMirrors, type JudgedWeek } from "./rule.ts";

/** A row, with the days whose answers it counts. */
interface Row extends CampaignRow {
  from: string;
  to: string;
}

async function rowsOf(here: Surroundings, from: string, to: string): Promise<Map<string, Row>> {
  const { items } = await campaignReport(here, v.parse(ReportQuery, { from, to }));
  const rows = items.map((row) => ({ ...row, from, to }));
  const elsewhere = rows.filter(({ campaign }) => campaign === null);
  const judged = withoutMirrors(
    rows.filter(({ campaign }) => campaign !== null),
    elsewhere,
  );
  return new Map(judged.flatMap((row) => (row.campaign ? [[row.campaign.id, row] as const] : [])));
}

async function weekOf(here: Surroundings, monday: string): Promise<Map<string, JudgedWeek<Row>>> {
  const sunday = addDays(monday, 6);
  const [alone, four] = await Promise.all([rowsOf(here, monday, sunday), rowsOf(here, addDays(monday, -21), sunday)]);
  return new Map(
    [...alone].flatMap(([id, row]) => {
      const long = four.get(id);
      return long ? [[id, { alone: row, four: long }] as const] : [];
    }),
  );
}

interface Found {
  campaign: NonNullable<Row["campaign"]>;
  state: FlagState;
  row: Row;
  before: Row;
}

/** Answers how many flags the week has that went on or are new. */
export async function judgeWeek(here: Surroundings, monday: string): Promise<number> {
  const [earlier, later] = await Promise.all([weekOf(here, addDays(monday, -7)), weekOf(here, monday)]);
  const found = [...later].flatMap(([id, week]): Found[] => {
    const before = earlier.get(id);
    const holds = before && flagged(before, week);
    return holds && week.alone.campaign ? [{ ...holds, campaign: week.alone.campaign }] : [];
  });
  const owners = await ownersOf(
    here,
    found.map(({ campaign }) => campaign.id),
  );
  const endpoints = found.length > 0 ? await endpointsOf(here.db.$client, here.workspaceId) : [];
  const statements: D1PreparedStatement[] = [];
  for (const one of found) statements.push(...(await statementsFor(here, monday, one, owners, endpoints)));
  await here.db.$client.batch([...statements, judged(here, monday)]);
  return found.length;
}

/** By campaign; however many there are, they are one parameter. */
export async function ownersOf({ db, workspaceId }: Surroundings, ids: readonly string[]) {
  const { campaigns } = schema;
  if (ids.length === 0) return new Map<string, string | null>();
  const rows = await db
    .select({ id: campaigns.id, owner: campaigns.owner })
    .from(campaigns)
    .where(
      and(
        eq(campaigns.workspaceId, workspaceId),
        inArray(campaigns.id, sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`),
      ),
    );
  return new Map(rows.map(({ id, owner }) => [id, owner]));
}

const figuresOf = ({
  from,
  to,
  kept,
  gap,
  rest,
  q,
  marketingIndex,
  promiseGap,
  marketing,
  cost,
}: Row): FlagFigures => ({
  from,
  to,
  kept,
  gap,
  rest,
  q,
  marketingIndex,
  promiseGap,
  spendMinor: marketing.spendMinor,
  currency: marketing.currency,
  onBrokenPromises: cost.onBrokenPromises,
});

const goesOnSql = `UPDATE flags SET through = ?4
WHERE workspace_id = ?1 AND campaign_id = ?2 AND state = ?3 AND through = ?5`;

// What already reaches this week is the same finding: the one that just went on, or another run's.
const isNew = (campaign: string, state: string, week: string): string =>
  `NOT EXISTS (SELECT 1 FROM flags WHERE workspace_id = ?1 AND campaign_id = ${campaign} AND state = ${state} AND week <= ${week} AND through >= ${week})`;
const insertSql = `INSERT INTO flags (workspace_id, id, campaign_id, campaign_name, owner, state, week, through, promise,
  figures, earlier, mix, quotes, created_at)
SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, ?9, ?10, ?11, ?12, ?13
WHERE ${isNew("?3", "?6", "?7")}
ON CONFLICT DO NOTHING`;

async function statementsFor(
  here: Surroundings,
  monday: string,
  { campaign, state, row, before }: Found,
  owners: ReadonlyMap<string, string | null>,
  endpoints: readonly KnownEndpoint[],
): Promise<D1PreparedStatement[]> {
  const { workspaceId } = here;
  const d1 = here.db.$client;
  const broken = isTrouble(state);
  const id = `flg_${monday}_${state}_${campaign.id}`;
  const hearing = wanting(endpoints, ["campaign.flagged"], { campaign: campaign.id });
  const happening = { workspaceId, subjectId: id, sequence: 1, endpoints: hearing, now: here.now };
  const { promise, quotes } = await evidenceOf(here, { campaignId: campaign.id, from: row.from, to: row.to, broken });
  return [
    d1.prepare(goesOnSql).bind(workspaceId, campaign.id, state, monday, addDays(monday, -7)),
    ...(hearing.length > 0
      ? [
          owe(
            d1,
            { ...happening, type: { is: "campaign.flagged" } },
            { where: `AND ${isNew("?8", "?9", "?10")}`, values: [campaign.id, state, monday] },
          ),
        ]
      : []),
    d1
      .prepare(insertSql)
      .bind(
        workspaceId,
        id,
        campaign.id,
        campaign.name,
        owners.get(campaign.id) ?? null,
        state,
        monday,
        promise && JSON.stringify(promise),
        JSON.stringify(figuresOf(row)),
        JSON.stringify(figuresOf(before)),
        row.mix,
        JSON.stringify(quotes),
        here.now.toISOString(),
      ),
  ];
}

const judged = ({ db, workspaceId }: Surroundings, monday: string): D1PreparedStatement =>
  db.$client
    .prepare(
      "INSERT INTO flag_weeks (workspace_id, week) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET week = max(week, excluded.week)",
    )
    .bind(workspaceId, monday);
