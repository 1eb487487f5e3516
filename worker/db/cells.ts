/**
 * What responses add to the rollups, as statements for a batch. The same views, grouped the same way, serve the fold
 * (which adds what lies above the watermark) and every change of a row that was folded already: its cells are taken
 * out before the change and put in after it, in the same transaction. For a row above the watermark both do nothing.
 */
import { campaignOf, language, told, unnested } from "./contributions.ts";

/** What a cell counts for, in the order in which cells are told apart quickest. */
const facts = "cell, survey_id, day";
/**
 * dim → its key, by the columns that alike cells are counted by first: adding a dim up from such counts takes a fraction
 * of what adding it up from every cell takes. Pairs are kept for fewer dims, being many.
 */
const lattice = {
  contributions: {
    "touchpoint, campaign": {
      campaign: "campaign",
      touchpoint: "touchpoint",
      campaign_touchpoint: "campaign || '|' || touchpoint",
    },
    "device, channel, language": {
      all: "''",
      channel: "channel",
      language: "language",
      device: "device",
    },
  },
  pairs: { campaign: { all: "''", campaign: "campaign" } },
} as const;
type View = keyof typeof lattice;
const viewNames: readonly View[] = ["contributions", "pairs"];
const keysOf = (view: View): [columns: string, keys: [dim: string, key: string][]][] =>
  Object.entries(lattice[view]).map(([columns, keys]) => [columns, Object.entries(keys)]);
const dimsOf = (view: View): string[] => [...keysOf(view).flatMap(([, keys]) => keys.map(([dim]) => dim)), "card"];

/** The metrics of a campaign's card, whatever question they come from, and the letters that they go by: cards travel. */
export const cardLetters = {
  response: "r",
  nps: "n",
  csat: "s",
  ces: "e",
  emotion: "m",
  promise: "p",
  denied: "d",
} as const;
const letterOf = (metric: string): string =>
  `CASE ${metric} ${Object.entries(cardLetters)
    .map(([name, letter]) => `WHEN '${name}' THEN '${letter}'`)
    .join(" ")} END`;
/** Where a promise goes together with something else, a card tells no more of it than broken or kept. */
const sideOf = (value: string): string => `iif(${value} < 0, '-', '+')`;
const { metric: cardMetric, value: cardValue } = told.contributions;

/**
 * A campaign's card: all that the campaign report needs of it, two rows a survey. In `scores` lie each answer, its
 * letter first (`n9`), and each promise with its touchpoint (`@-checkout`); in `nps|promise` what one person answered
 * to both (`-9`).
 */
const cards: Record<View, readonly string[]> = {
  contributions: [
    `SELECT span, start, key, survey_id, 'scores' AS metric, ${letterOf(cardMetric)} || ${cardValue} AS value, n
  FROM sums WHERE dim = 'campaign' AND ${letterOf(cardMetric)} NOTNULL`,
    `SELECT span, start, substr(key, 1, instr(key, '|') - 1), survey_id, 'scores',
    '@' || ${sideOf(cardValue)} || substr(key, instr(key, '|') + 1), n
  FROM sums WHERE dim = 'campaign_touchpoint' AND ${cardMetric} = 'promise' AND typeof(${cardValue}) <> 'text'`,
  ],
  pairs: [
    `SELECT span, start, key, survey_id, 'nps|promise' AS metric,
    iif(${told.pairs.metric} = 'nps|promise', ${sideOf("(cell ->> '$[1][2]')")} || (cell ->> '$[0][2]'),
      ${sideOf("(cell ->> '$[0][2]')")} || (cell ->> '$[1][2]')) AS value, n
  FROM sums WHERE dim = 'campaign' AND ${told.pairs.metric} IN ('nps|promise', 'promise|nps')`,
  ],
};

const place = "dim, span, start, key, survey_id, question, metric";

/** A statement takes at most five of these side by side. */
const widest = 5;

/** Every branch's rows, one after the other. */
function allOf(branches: readonly string[]): string {
  if (branches.length <= widest) return branches.join("\nUNION ALL ");
  return allOf([`SELECT * FROM (${branches.slice(0, widest).join("\nUNION ALL ")})`, ...branches.slice(widest)]);
}

/** What a column of the lattice is read from; a promise may count for another campaign than the touch's. */
const kept = (name: string): string =>
  name === "campaign"
    ? "campaign, promise_campaign"
    : `ifnull(${name === "language" ? language : name}, '') AS ${name}`;

/** The rows that answered the same and are told apart by nothing in `names` are unnested once. */
const grouped = (names: string, at: number): string => {
  const columns = `${names.replace("campaign", "campaign, promise_campaign")}, cells, survey_id, day`;
  return `same${at} AS MATERIALIZED (SELECT ${columns}, count(*) AS n FROM here GROUP BY ${columns})`;
};

/** What the rows of workspace ?1 for which `rows` holds count for, grouped as the rollups are. */
function counted(view: View, rows: string, sign: 1 | -1): string {
  const columns = keysOf(view).map(([names]) => names);
  const { beside, cell, promised } = unnested[view];
  // Each is scanned once for all that is counted from it; what falls into a closed month stands there a second time, as the month.
  const alike = columns.flatMap((names, at) => {
    const own = names.replace("campaign", `ifnull(${campaignOf("campaign", promised)}, '') AS campaign`);
    return [
      grouped(names, at),
      `alike${at} AS MATERIALIZED (SELECT ${facts}, ${names}, sum(n) AS n FROM (
  SELECT ${cell} AS cell, r.survey_id, r.day, ${own}, r.n FROM same${at} r, ${beside}) GROUP BY ${names}, ${facts})`,
    ];
  });
  const sums = keysOf(view).flatMap(([, keys], at) =>
    keys.map(([dim, key]) =>
      dim === "campaign_touchpoint"
        ? `SELECT '${dim}', day, ${key}, survey_id, cell, n FROM alike${at}`
        : `SELECT '${dim}' AS dim, day, ${key} AS key, survey_id, cell, sum(n) AS n FROM alike${at} GROUP BY ${key}, cell, survey_id, day`,
    ),
  );
  const { question, metric, value } = told[view];
  const here = ["cells", "survey_id", "day", ...columns.flatMap((names) => names.split(", ")).map(kept)].join(", ");
  return `WITH here AS MATERIALIZED (SELECT ${here} FROM responses r WHERE workspace_id = ?1 AND ${rows}),
${alike.join(",\n")},
days AS MATERIALIZED (${allOf(sums)}),
sums AS (SELECT 'day' AS span, day AS start, d.* FROM days d UNION ALL
  SELECT 'month', substr(day, 1, 7) AS start, d.dim, d.day, d.key, d.survey_id, d.cell, sum(d.n) FROM days d
  WHERE substr(day, 1, 7) <= (SELECT months_through FROM workspaces WHERE id = ?1) GROUP BY dim, start, key, survey_id, cell),
summed AS (
  SELECT dim, span, start, key, survey_id, ${question} AS question, ${metric} AS metric, ${value} AS value, ${sign} * n AS n FROM sums
  UNION ALL SELECT 'card', span, start, key, survey_id, '', metric, value, ${sign} * sum(n) FROM (${allOf(cards[view])}) GROUP BY key, value, survey_id, metric, start, span)`;
}
const addition = (rows: string, sign: 1 | -1): string[] =>
  viewNames.map(
    (view) => `${counted(view, rows, sign)}
INSERT INTO rollups (workspace_id, ${place}, counts)
SELECT ?1, ${place}, json_group_object(value, n) FROM summed WHERE true GROUP BY ${place}
ON CONFLICT DO UPDATE SET counts = (SELECT json_group_object(value, n) FROM (
  SELECT value, sum(n) AS n FROM (
    SELECT key AS value, value AS n FROM json_each(rollups.counts) UNION ALL SELECT key, value FROM json_each(excluded.counts))
  GROUP BY value HAVING sum(n) <> 0))`,
  );

const foldSql = addition("seq > ?2 AND seq <= ?3 AND (SELECT watermark FROM workspaces WHERE id = ?1) = ?2", 1);
const folded = "seq IN (SELECT value FROM json_each(?2)) AND seq <= (SELECT watermark FROM workspaces WHERE id = ?1)";
const takeOutSql = addition(folded, -1);
const putInSql = addition(folded, 1);

/** Adds the rows after `watermark` up to `through`, if the watermark still stands there, and moves it. */
export const foldStatements = (
  d1: D1Database,
  workspaceId: string,
  watermark: number,
  through: number,
): D1PreparedStatement[] => [
  ...foldSql.map((sql) => d1.prepare(sql).bind(workspaceId, watermark, through)),
  d1
    .prepare("UPDATE workspaces SET watermark = ?3 WHERE id = ?1 AND watermark = ?2")
    .bind(workspaceId, watermark, through),
];

// Both sides as lines of the same shape; a histogram that emptied counts for nothing.
const driftSql = (
  view: View,
): string => `${counted(view, "day = ?2 AND seq <= (SELECT watermark FROM workspaces WHERE id = ?1)", 1)},
kept AS (SELECT r.dim, r.key, r.survey_id, r.question, r.metric, c.key AS value, c.value AS n
  FROM rollups r, json_each(r.counts) c, json_each('${JSON.stringify(dimsOf(view))}') d
  WHERE r.workspace_id = ?1 AND r.dim = d.value AND r.span = 'day' AND r.start = ?2
    AND r.metric ${view === "pairs" ? "" : "NOT "}LIKE '%|%'),
recounted AS (SELECT dim, key, survey_id, question, metric, CAST(value AS TEXT) AS value, n FROM summed WHERE span = 'day')
SELECT 'missing' AS kind, * FROM (SELECT * FROM recounted EXCEPT SELECT * FROM kept)
UNION ALL SELECT 'surplus', * FROM (SELECT * FROM kept EXCEPT SELECT * FROM recounted)
LIMIT 20`;

/** One line that the rollups of a day have too little or too much of. */
export interface Drift {
  kind: "missing" | "surplus";
  dim: string;
  key: string;
  survey_id: string;
  question: string;
  metric: string;
  value: string;
  n: number;
}

/** Where the rollups of a day differ from a recount of its rows; nowhere, as long as all is well. */
export const driftStatements = (d1: D1Database, workspaceId: string, day: string): D1PreparedStatement[] =>
  viewNames.map((view) => d1.prepare(driftSql(view)).bind(workspaceId, day));

/** Around a change of rows: what they counted for goes, what they count for then comes. A deletion needs only the first. */
export function recount(
  d1: D1Database,
  workspaceId: string,
  seqs: readonly number[],
): { takeOut: D1PreparedStatement[]; putIn: D1PreparedStatement[] } {
  const rows = JSON.stringify(seqs);
  const all = (statements: readonly string[]) => statements.map((sql) => d1.prepare(sql).bind(workspaceId, rows));
  return { takeOut: all(takeOutSql), putIn: all(putInSql) };
}
