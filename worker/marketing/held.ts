/** A file that waits: kept until somebody confirms how it was understood, a day at most, so that it is sent once. */
import type { ImportSummary, Platform, ReadingOptions } from "#contract";
import type { Surroundings } from "../http/context.ts";
import { notFound } from "../http/operation.ts";
import { importRow } from "./imports.ts";
import type { SentFile } from "./import.ts";

/** Letters of base64 in a row: D1 takes rows of less than two megabytes. */
const partLength = 1_000_000;

/** What is known of a file before it is read. */
const unread: ImportSummary = {
  rowsRead: 0,
  figures: 0,
  new: 0,
  changed: 0,
  same: 0,
  totals: 0,
  bad: 0,
  from: null,
  to: null,
  currencies: [],
  questions: [],
  notes: [],
  mistakes: [],
  understood: null,
};

export async function holdFile(here: Surroundings, { bytes, name, platform, options }: SentFile): Promise<string> {
  const { workspaceId, now } = here;
  const d1 = here.db.$client;
  const id = here.newId("imp");
  const packed = base64Of(await through(bytes, new CompressionStream("gzip")));
  const parts: string[] = [];
  for (let at = 0; at < packed.length; at += partLength) parts.push(packed.slice(at, at + partLength));
  await d1.batch([
    d1
      .prepare(
        `INSERT INTO marketing_imports (workspace_id, id, state, source, platform, file, options, summary, rows_written, created_at)
VALUES (?1, ?2, 'waiting', 'file', ?3, ?4, ?5, ?6, 0, ?7)`,
      )
      .bind(workspaceId, id, platform, name, JSON.stringify(options), JSON.stringify(unread), now.toISOString()),
    ...parts.map((part, place) =>
      d1
        .prepare("INSERT INTO marketing_files (workspace_id, import_id, part, content) VALUES (?1, ?2, ?3, ?4)")
        .bind(workspaceId, id, place, part),
    ),
  ]);
  return id;
}

/** The file again, with how it was to be read; a 404 once it was imported, dropped or is a day old. */
export async function heldFile(here: Surroundings, id: string): Promise<SentFile> {
  const row = await importRow(here, id);
  const { results } = await here.db.$client
    .prepare("SELECT content FROM marketing_files WHERE workspace_id = ?1 AND import_id = ?2 ORDER BY part")
    .bind(here.workspaceId, id)
    .all<{ content: string }>();
  if (row.state !== "waiting" || results.length === 0 || row.platform === null) throw notFound("file that waits");
  const packed = Uint8Array.from(atob(results.map(({ content }) => content).join("")), (byte) => byte.charCodeAt(0));
  const bytes = await through(packed, new DecompressionStream("gzip"));
  return { bytes, name: row.file, platform: row.platform, options: row.options, skipBad: false, held: id };
}

/** How it is to be read from now on. */
export async function rememberReading(
  { db, workspaceId }: Surroundings,
  id: string,
  platform: Platform,
  options: ReadingOptions,
): Promise<void> {
  await db.$client
    .prepare(
      "UPDATE marketing_imports SET platform = ?3, options = ?4 WHERE workspace_id = ?1 AND id = ?2 AND state = 'waiting'",
    )
    .bind(workspaceId, id, platform, JSON.stringify(options))
    .run();
}

const through = async (
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(new Response(bytes).body!.pipeThrough(stream)).arrayBuffer());

/** In pieces, since a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let letters = "";
  for (let at = 0; at < bytes.length; at += 0x8000) letters += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(letters);
}
