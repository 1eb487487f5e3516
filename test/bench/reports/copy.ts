/**
 * The statement that makes a batch of responses: each is a stored kind of answer again, with its own number, id and
 * times. Everything else of the row, cells and touches among it, is what the store wrote.
 */
import { arrivesAfter, kindTime, startsBefore } from "./people.ts";

const instant = (milliseconds: string) =>
  `strftime('%Y-%m-%dT%H:%M:%S', (${milliseconds}) / 1000, 'unixepoch') || printf('.%03dZ', (${milliseconds}) % 1000)`;
const at = "(c.value ->> 1)";
const kindInstant = new Date(kindTime).toISOString();

/** A survey's id is one workspace's alone: a copy of the survey ends with another two letters. */
export const surveyOf = (column: string, tag: string): string =>
  `substr(${column}, 1, length(${column}) - 2) || ${tag}`;

const own: Readonly<Record<string, string>> = {
  workspace_id: "?1",
  seq: "(SELECT ifnull(max(seq), 0) FROM responses WHERE workspace_id = ?1) + 1 + c.key",
  id: "c.value ->> 2",
  survey_id: surveyOf("r.survey_id", "?4"),
  // The hash of other content: as long, and read by nobody who counts.
  content_hash: "lower(hex(randomblob(length(r.content_hash) / 2)))",
  at: instant(at),
  started_at: instant(`${at} - ${startsBefore}`),
  received_at: instant(`${at} + ${arrivesAfter}`),
  day: `strftime('%Y-%m-%d', ${at} / 1000, 'unixepoch')`,
  touches: `replace(r.touches, '${kindInstant}', ${instant(at)})`,
};

/** ?1 the workspace, ?2 the one that holds the kinds, ?3 the arrivals, ?4 what a survey's id ends with. A kind's number is its row's, less one. */
export const copySql = (columns: readonly string[]): string => `INSERT INTO responses (${columns.join(", ")})
SELECT ${columns.map((name) => own[name] ?? `r.${name}`).join(", ")}
FROM json_each(?3) c CROSS JOIN responses r ON r.workspace_id = ?2 AND r.seq = (c.value ->> 0) + 1`;
