/**
 * A platform's file becomes figures: read, compared, and written as a whole or not at all. A row that cannot be read
 * stops it unless the caller says to leave such rows out; what the file leaves open is asked and never guessed. The
 * very file once more changes nothing, unless another one replaced it since; a corrected one replaces the figures that
 * it holds.
 */
import {
  metricLimits,
  type ImportAnswer,
  type ImportQuery,
  type ImportSummary,
  type Mapping,
  type Platform,
  type ReadingOptions,
} from "#contract";
import type { Surroundings } from "../http/context.ts";
import { Refusal } from "../http/refusal.ts";
import { sha256 } from "../http/token.ts";
import { importOf, importRow } from "./imports.ts";
import { recordsOf } from "./join.ts";
import { isWorkbook } from "./read/bytes.ts";
import { plainHeader } from "./read/columns.ts";
import { openFile, readFile, type Reading } from "./read/file.ts";
import type { FigureRow } from "./read/key.ts";
import { noteOf, questionOf } from "./read/words.ts";
import { compareRows, countsOf, type Verdict } from "./store/compare.ts";
import { idsByName, knownCampaigns, namesakesOf, type Namesakes } from "./store/ids.ts";
import { overlapsOf } from "./store/overlap.ts";
import { store } from "./store/store.ts";

export interface SentFile {
  bytes: Uint8Array<ArrayBuffer>;
  /** What it is called. */
  name: string | null;
  platform: Platform;
  options: ReadingOptions;
  skipBad: boolean;
  /** The import that keeps it, where it waited for its confirmation. */
  held: string | null;
}

interface Understanding {
  reading: Reading;
  namesakes: Namesakes | null;
  summary: ImportSummary;
  header: string;
  hash: string;
}

export const optionsOf = (query: ImportQuery): ReadingOptions => {
  const { platform: _platform, file: _file, dryRun: _dryRun, skipBad: _skipBad, ...options } = query;
  return options;
};

/** What would become of the file. Reads only. */
export async function previewFile(here: Surroundings, sent: SentFile): Promise<ImportAnswer> {
  const { reading, namesakes, summary, hash } = await understand(here, sent);
  refuseTooMany(reading);
  const overlaps = await overlapsOf(here, reading);
  if (namesakes) overlaps.push(...(await overlapsOf(here, namesakes)));
  const verdicts = await compareRows(here, reading.rows());
  const again = changesNothing(verdicts, namesakes) ? await doneBefore(here, sent.platform, hash) : null;
  if (overlaps.length > 0) summary.questions.push(questionOf("overlap"));
  const recordOf = await recordsOf(here);
  const unmatched = [...reading.tally.campaigns.values()].flatMap(([platform, account, key, campaign, campaignId]) =>
    recordOf({ platform, account, key, campaign, campaignId }) === null
      ? [{ platform, account, key, campaign, campaignId }]
      : [],
  );
  return {
    ...summary,
    ...countsOf(verdicts),
    id: again,
    again: again !== null,
    state: "preview",
    source: "file",
    platform: sent.platform,
    file: sent.name,
    rowsWritten: 0,
    createdAt: here.now.toISOString(),
    finishedAt: null,
    sample: reading.tally.sample.map(sampleOf),
    unmatched,
  };
}

export async function importFile(here: Surroundings, sent: SentFile): Promise<ImportAnswer> {
  const { reading, namesakes, summary, header, hash } = await understand(here, sent);
  const { platform, name, options, held } = sent;
  const before = await doneBefore(here, platform, hash);
  const stands = before !== null && changesNothing(await compareRows(here, reading.rows()), namesakes);
  const again = stands ? before : null;
  if (again === null) refuse(reading, summary, sent.skipBad);
  const id =
    again ??
    (
      await store(here, {
        id: held,
        source: "file",
        platform,
        file: name,
        hash,
        options,
        rows: reading.rows,
        tally: reading.tally,
        eachRow: false,
        summary,
        namesakes,
        chosen: options.mapping ? { header, mapping: options.mapping } : null,
      })
    ).id;
  return { ...importOf(await importRow(here, id)), again: again !== null, sample: [], unmatched: [] };
}

async function understand(here: Surroundings, { bytes, platform, options }: SentFile): Promise<Understanding> {
  if (isWorkbook(bytes))
    throw new Refusal("unsupported_media_type", "This is a workbook. Save it as CSV, and send that.");
  const header = await headerOf(bytes, platform, options.mapping ?? {});
  const mapping = options.mapping ?? (await remembered(here, platform, header));
  const known = await knownCampaigns(here, platform);
  const reading = readFile(bytes, platform, mapping ? { ...options, mapping } : options, idsByName(known));
  const namesakes = reading.tooMany ? null : await namesakesOf(here, platform, reading, known);
  if (namesakes?.unclear) reading.questions.push(questionOf("without_id"));
  else if (namesakes?.replaced) reading.notes.push(noteOf("known_without_id", namesakes.replaced));
  const { mapping: columns, decimal, dates } = reading.understood;
  const manner = { platform, ...options, mapping: columns, decimal, dates };
  const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].join(" ");
  return {
    reading,
    namesakes,
    summary: summaryOf(reading),
    header,
    hash: await sha256(digest + JSON.stringify(manner)),
  };
}

/** Files with the same columns are the same kind of file. */
const headerOf = (bytes: Uint8Array, platform: Platform, mapping: Mapping): Promise<string> =>
  sha256(openFile(bytes, platform, mapping).layout.header.map(plainHeader).join("|"));

async function remembered(
  { db, workspaceId }: Surroundings,
  platform: Platform,
  header: string,
): Promise<Mapping | null> {
  const known = await db.$client
    .prepare("SELECT mapping FROM marketing_mappings WHERE workspace_id = ?1 AND platform = ?2 AND header = ?3")
    .bind(workspaceId, platform, header)
    .first<string>("mapping");
  return known === null ? null : (JSON.parse(known) as Mapping);
}

/** Whether the figures that count are these already, and no others under their names. A file that another one replaced since is imported once more. */
const changesNothing = (verdicts: readonly Verdict[], namesakes: Namesakes | null): boolean =>
  !namesakes?.replaced && verdicts.every((verdict) => verdict === "same");

/** The import that brought this very file last, read in this very way, and was not taken back. */
const doneBefore = ({ db, workspaceId }: Surroundings, platform: Platform, hash: string): Promise<string | null> =>
  db.$client
    .prepare(
      "SELECT id FROM marketing_imports WHERE workspace_id = ?1 AND platform = ?2 AND hash = ?3 AND state = 'done' ORDER BY place DESC LIMIT 1",
    )
    .bind(workspaceId, platform, hash)
    .first<string>("id");

function summaryOf(reading: Reading): ImportSummary {
  const { figures, from, to, currencies } = reading.tally;
  const { rowsRead, totals, bad, questions, notes, mistakes, understood } = reading;
  return {
    rowsRead,
    figures,
    from,
    to,
    currencies,
    new: 0,
    changed: 0,
    same: 0,
    totals,
    bad,
    questions,
    notes,
    mistakes,
    understood,
  };
}

const sampleOf = (row: FigureRow): ImportAnswer["sample"][number] => {
  const [day, through, platform, account, , currency, campaign, campaignId, ...figures] = row;
  const [impressions, reach, clicks, spendMinor, conversions, revenueMinor] = figures;
  return {
    platform,
    account,
    campaign,
    campaignId,
    day,
    through,
    currency,
    impressions,
    reach,
    clicks,
    spendMinor,
    conversions,
    revenueMinor,
  };
};

function refuseTooMany({ tooMany }: Reading): void {
  if (tooMany)
    throw new Refusal("too_many_items", `At most ${metricLimits.fileRows} figures a file: export shorter periods.`);
}

/** What is answered by saying which column is which. */
const mapped: ReadonlySet<string> = new Set(["columns", "currencies"]);

/** What keeps a file from being imported. */
function refuse(
  reading: Reading,
  { questions, mistakes, bad, rowsRead, figures }: ImportSummary,
  skipBad: boolean,
): void {
  const [question] = questions;
  if (question)
    throw new Refusal("invalid_query", question.message, {
      issues: questions.map(({ ask, message }) => ({ path: mapped.has(ask) ? "mapping" : ask, message })),
    });
  refuseTooMany(reading);
  if (bad > 0 && !skipBad)
    throw new Refusal(
      "invalid_body",
      `${bad} of ${rowsRead} rows cannot be read, so nothing was imported. Mend them, or say skipBad=1 to leave them out.`,
      {
        issues: mistakes.map(({ line, column, message }) => ({
          path: column === "" ? `line ${line}` : `line ${line}: ${column}`,
          message,
        })),
      },
    );
  if (figures === 0) throw new Refusal("invalid_body", "There is no figure in this file.");
}
