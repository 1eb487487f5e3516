/**
 * A file without ids beside files with them: the same campaign under two keys would count twice. A name that one known
 * campaign of the account has takes its id; where a name came without an id before, the figures that have one replace
 * those of the same days.
 */
import type { Platform } from "#contract";
import { figureKey, liveFigures } from "../../db/figures.ts";
import type { Surroundings } from "../../http/context.ts";
import type { IdOf } from "../read/file.ts";
import { chunksOf, identityOf, keyOf, type FigureRow } from "../read/key.ts";
import { Tally } from "../read/tally.ts";
import { compareRows } from "./compare.ts";
import type { Rows } from "./overlap.ts";

export interface Known {
  account: string;
  campaign: string;
  campaignId: string | null;
  key: string;
}

const knownSql = `SELECT account, campaign, campaign_id AS campaignId, campaign_key AS key
FROM marketing_campaigns WHERE workspace_id = ?1 AND platform = ?2`;

export const knownCampaigns = async ({ db, workspaceId }: Surroundings, platform: Platform): Promise<Known[]> =>
  (await db.$client.prepare(knownSql).bind(workspaceId, platform).all<Known>()).results;

/** The one id that a name has in an account; none where two campaigns share the name. Pure. */
export function idsByName(known: readonly Known[]): IdOf {
  const ids = new Map<string, string | null>();
  for (const { account, campaign, campaignId } of known) {
    if (campaignId === null) continue;
    const name = `${account}\n${keyOf(campaign, null)}`;
    ids.set(name, ids.has(name) && ids.get(name) !== campaignId ? null : campaignId);
  }
  return (account, key) => ids.get(`${account}\n${key}`) ?? null;
}

export interface Namesakes extends Rows {
  platform: Platform;
  /** Whose numbers replace which names: account, key by name, key by id. */
  pairs: [account: string, name: string, id: string][];
  /** How many figures without an id these rows replace. */
  replaced: number;
  /** Whether some of those may be of a campaign with this name that the rows do not hold. */
  unclear: boolean;
}

/** The numbered figures, as if they came under their names alone, where such are known; null where none is. */
export async function namesakesOf(
  here: Surroundings,
  platform: Platform,
  { tally, rows }: Rows,
  known: readonly Known[],
): Promise<Namesakes | null> {
  const unnumbered = new Set(
    known.filter(({ campaignId }) => campaignId === null).map(({ account, key }) => `${account}\n${key}`),
  );
  if (unnumbered.size === 0) return null;
  const byName = function* (): Generator<[FigureRow, id: string]> {
    const keys = new Map<string, string>();
    for (const row of rows()) {
      const [day, through, of, account, id, currency, campaign, campaignId, ...figures] = row;
      if (campaignId === null) continue;
      const name = keys.get(campaign) ?? keyOf(campaign, null);
      keys.set(campaign, name);
      if (unnumbered.has(`${account}\n${name}`))
        yield [[day, through, of, account, name, currency, campaign, null, ...figures], id];
    }
  };
  const named = function* (): Generator<FigureRow> {
    for (const [row] of byName()) yield row;
  };
  const [sum, pairs] = [new Tally(), new Map<string, Namesakes["pairs"][number]>()];
  for (const [row, id] of byName()) {
    sum.add(row);
    pairs.set([row[3], row[4], id].join("\n"), [row[3], row[4], id]);
  }
  if (pairs.size === 0) return null;
  const held = new Set([...tally.campaigns.values()].map(([, account, key]) => `${account}\n${key}`));
  const shared = new Set(
    known
      .filter(({ account, key, campaignId }) => campaignId !== null && !held.has(`${account}\n${key}`))
      .map(({ account, campaign }) => `${account}\n${keyOf(campaign, null)}`),
  );
  const verdicts = await compareRows(here, named());
  const replaced = new Set<string>();
  let [at, unclear] = [0, false];
  for (const row of named()) {
    if (verdicts[at++] === "new") continue;
    replaced.add(identityOf(row));
    if (shared.has(`${row[3]}\n${row[4]}`)) unclear = true;
  }
  return { platform, pairs: [...pairs.values()], tally: sum, rows: named, replaced: replaced.size, unclear };
}

const key = (table: string): string => figureKey.map((name) => `${table}.${name}`).join(", ");
const elsewhere = figureKey.filter((name) => name !== "campaign_key").map((name) => `s.${name} = f.${name}`);
// A plain JOIN with the pairs lets SQLite index it by itself: with CROSS JOIN it goes through all pairs for each figure.
const replaceSql = `WITH p AS MATERIALIZED (
  SELECT value ->> 0 AS account, value ->> 1 AS name, value ->> 2 AS id FROM json_each(?6))
INSERT INTO marketing_days (workspace_id, import_id, ${figureKey.join(", ")})
SELECT DISTINCT ?1, ?2, ${key("f")} FROM (${liveFigures(
  "d.day BETWEEN ?3 AND ?4 AND d.platform = ?5 AND d.campaign_key IN (SELECT name FROM p)",
)}) f JOIN p ON p.account = f.account AND p.name = f.campaign_key
CROSS JOIN marketing_days s ON s.workspace_id = ?1 AND s.import_id = ?2 AND s.campaign_key = p.id AND ${elsewhere.join(" AND ")}
WHERE f.import_id <> ?2 AND (SELECT state FROM marketing_imports WHERE workspace_id = ?1 AND id = ?2) = 'done'`;

/** For the batch that makes an import count: what stood under the names of its figures tells nothing any more. */
export const replaceStatements = (
  d1: D1Database,
  workspaceId: string,
  id: string,
  { platform, pairs, tally }: Namesakes,
): D1PreparedStatement[] =>
  [...chunksOf(pairs)].map((part) =>
    d1.prepare(replaceSql).bind(workspaceId, id, tally.from ?? "", tally.to ?? "", platform, JSON.stringify(part)),
  );
