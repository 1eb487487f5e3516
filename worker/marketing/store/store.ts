/**
 * Writes figures so that reports see all of an import or nothing of it: its rows are put down under an import that is
 * `writing`, a few thousand a statement, and one update at the end makes it `done`. Stopped anywhere before that,
 * nothing is seen, and the sweep removes what lies about. What was compared has to be true still when it is done.
 */
import type { ImportSummary, Mapping, Platform, ReadingOptions } from "#contract";
import { figureKey, figureList, monthStatements } from "../../db/figures.ts";
import type { Surroundings } from "../../http/context.ts";
import { Refusal } from "../../http/refusal.ts";
import { compareImport, compareRows, countsOf, type Verdict } from "./compare.ts";
import { rejoin } from "../join.ts";
import { chunksOf } from "../read/key.ts";
import { replaceStatements, type Namesakes } from "./ids.ts";
import { refuseOverlaps, type Rows } from "./overlap.ts";

const columns = [...figureKey, ...figureList];
/** Where each of them stands in a figure's row: the campaign's name and id lie in between. */
const places = [0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13];
const insertSql = `INSERT INTO marketing_days (workspace_id, import_id, ${columns.join(", ")})
SELECT ?1, ?2, ${places.map((place) => `value ->> ${place}`).join(", ")} FROM json_each(?3)`;
const progressSql = "UPDATE marketing_imports SET rows_written = rows_written + ?3 WHERE workspace_id = ?1 AND id = ?2";

const topSql = "SELECT ifnull(max(place), 0) AS top FROM marketing_imports WHERE workspace_id = ?1";
const doneSql = `UPDATE marketing_imports SET state = 'done', place = ?3 + 1, summary = ?4, finished_at = ?5
WHERE workspace_id = ?1 AND id = ?2 AND state = 'writing' AND (${topSql}) = ?3`;
/** A number that is new belongs to the record that a person chose for its name. */
const namesSql = `INSERT INTO marketing_campaigns (workspace_id, platform, account, campaign_key, campaign, campaign_id, chosen)
SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, (SELECT n.chosen FROM marketing_campaigns n
  WHERE n.workspace_id = ?1 AND n.platform = value ->> 0 AND n.account = value ->> 1 AND n.campaign_key = value ->> 5) FROM json_each(?3)
WHERE (SELECT state FROM marketing_imports WHERE workspace_id = ?1 AND id = ?2) = 'done'
ON CONFLICT DO UPDATE SET campaign = excluded.campaign WHERE campaign <> excluded.campaign`;
/** Says that records have to be found: if the Worker dies before it does, the sweep does. */
const unjoinedSql = `INSERT INTO marketing_joins (workspace_id, version)
SELECT ?1, 0 WHERE (SELECT state FROM marketing_imports WHERE workspace_id = ?1 AND id = ?2) = 'done'
ON CONFLICT DO UPDATE SET version = 0`;
const mappingSql = `INSERT INTO marketing_mappings (workspace_id, platform, header, mapping) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT DO UPDATE SET mapping = excluded.mapping`;

export interface Arriving extends Rows {
  /** The import's row, when it waited for its confirmation; else a new one is made. */
  id: string | null;
  source: "file" | "api";
  platform: Platform | null;
  file: string | null;
  hash: string | null;
  options: ReadingOptions;
  summary: ImportSummary;
  /** Whether each row's verdict is asked for, or only how many there are of each. */
  eachRow: boolean;
  /** Its figures under the names that they came by without an id. */
  namesakes: Namesakes | null;
  /** Columns that were chosen for files with this header, to be remembered. */
  chosen: { header: string; mapping: Mapping } | null;
}
export interface Stored {
  id: string;
  verdicts: Verdict[];
  summary: ImportSummary;
}

export async function store(here: Surroundings, arriving: Arriving): Promise<Stored> {
  const { workspaceId } = here;
  const d1 = here.db.$client;
  const id = await open(here, arriving);
  try {
    for (const chunk of chunksOf(arriving.rows()))
      await d1.batch([
        d1.prepare(insertSql).bind(workspaceId, id, JSON.stringify(chunk)),
        d1.prepare(progressSql).bind(workspaceId, id, chunk.length),
      ]);
    const { verdicts, summary } = await finish(here, id, arriving);
    await rejoin(here);
    return { id, verdicts, summary };
  } catch (error) {
    await d1
      .prepare(
        "UPDATE marketing_imports SET state = 'dropped' WHERE workspace_id = ?1 AND id = ?2 AND state = 'writing'",
      )
      .bind(workspaceId, id)
      .run();
    throw error;
  }
}

/** The import's row, as `writing`. One that waited is taken once: a second confirmation finds it gone. */
async function open(here: Surroundings, { id, ...arriving }: Arriving): Promise<string> {
  const { db, workspaceId, now } = here;
  const d1 = db.$client;
  const { source, platform, file, hash, options, summary } = arriving;
  if (id !== null) {
    const taken = await d1
      .prepare(
        `UPDATE marketing_imports SET state = 'writing', hash = ?3, options = ?4, created_at = ?5, summary = ?6
WHERE workspace_id = ?1 AND id = ?2 AND state = 'waiting'`,
      )
      .bind(workspaceId, id, hash, JSON.stringify(options), now.toISOString(), JSON.stringify(summary))
      .run();
    if (taken.meta.changes === 0) throw new Refusal("conflict", "This file was imported or dropped meanwhile.");
    return id;
  }
  const made = here.newId("imp");
  await d1
    .prepare(
      `INSERT INTO marketing_imports (workspace_id, id, state, source, platform, file, hash, options, summary, rows_written, created_at)
VALUES (?1, ?2, 'writing', ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9)`,
    )
    .bind(
      workspaceId,
      made,
      source,
      platform,
      file,
      hash,
      JSON.stringify(options),
      JSON.stringify(summary),
      now.toISOString(),
    )
    .run();
  return made;
}

const mostTries = 8;

/** Compares with what is there and makes it count; where another import was done in between, compares anew. */
async function finish(here: Surroundings, id: string, arriving: Arriving): Promise<Omit<Stored, "id">> {
  const d1 = here.db.$client;
  const { tally, rows, chosen, platform, eachRow, namesakes } = arriving;
  const unnumbered = new Map(namesakes?.pairs.map(([account, name, key]) => [`${account}\n${key}`, name]));
  for (let tries = 0; tries < mostTries; tries += 1) {
    const top = (await d1.prepare(topSql).bind(here.workspaceId).first<number>("top")) ?? 0;
    await refuseOverlaps(here, arriving);
    if (namesakes) await refuseOverlaps(here, namesakes);
    const verdicts = eachRow ? await compareRows(here, rows()) : [];
    const counts = eachRow ? countsOf(verdicts) : await compareImport(here, id, tally);
    const summary = { ...arriving.summary, ...counts };
    const names = [...tally.campaigns.values()].map((one) => [...one, unnumbered.get(`${one[1]}\n${one[2]}`)]);
    const [done] = await d1.batch([
      d1.prepare(doneSql).bind(here.workspaceId, id, top, JSON.stringify(summary), here.now.toISOString()),
      ...(namesakes ? replaceStatements(d1, here.workspaceId, id, namesakes) : []),
      ...monthStatements(d1, here.workspaceId, { first: "?2", last: "?3", bound: [tally.from ?? "", tally.to ?? ""] }),
      ...[...chunksOf(names)].map((part) => d1.prepare(namesSql).bind(here.workspaceId, id, JSON.stringify(part))),
      ...(chosen
        ? [d1.prepare(mappingSql).bind(here.workspaceId, platform, chosen.header, JSON.stringify(chosen.mapping))]
        : []),
      d1.prepare(unjoinedSql).bind(here.workspaceId, id),
      d1.prepare("DELETE FROM marketing_files WHERE workspace_id = ?1 AND import_id = ?2").bind(here.workspaceId, id),
    ]);
    if (done?.meta.changes) return { verdicts, summary };
  }
  throw new Refusal("conflict", "Other imports went on at the same time; try again.");
}
