/**
 * Counted cells for a report: what the rollups hold of the period, and the tail above the watermark counted from the
 * rows, in one transaction, so that the two never overlap. Other models, and filters that no dim covers, are counted
 * from the rows alone; the figures are the same, only slower, and `from` says so.
 */
import type { Model } from "#contract";
import type { Dim } from "../db/rollups.ts";
import type { Surroundings } from "../http/context.ts";

export interface Cell {
  /** The value of what was asked `by`; "" for none. */
  key: string;
  survey: string;
  question: string;
  metric: string;
  value: string;
  n: number;
}
export interface Cells {
  cells: Cell[];
  from: "rollups" | "rows";
}

/** What responses may be narrowed to; "" for those that have none. */
export interface Filters {
  survey?: string | undefined;
  question?: string | undefined;
  campaign?: string | undefined;
  channel?: string | undefined;
  touchpoint?: string | undefined;
  language?: string | undefined;
  device?: string | undefined;
}
export interface CellQuery extends Filters {
  from: string;
  to: string;
  model: Model;
  metrics?: readonly string[] | undefined;
  /** What to tell responses apart by, beside survey, question and metric; a day stands in the key's place. */
  by: "all" | "day" | "campaign" | "channel" | "touchpoint" | "language" | "device" | "campaign_touchpoint";
  /** Days, or all, told apart by this, too: it and a bar then stand before the key. */
  apart?: "language" | "device" | undefined;
  /** Two numbers of one person each, instead of single ones. */
  pairs?: boolean | undefined;
}

const suffix = { last_non_direct: "", last: "_last", first: "_first" } as const;
const columnsOf = (model: Model) => ({
  campaign: `ifnull(campaign${suffix[model]}, '')`,
  channel: `ifnull(channel${suffix[model]}, '')`,
  touchpoint: "ifnull(touchpoint, '')",
  language: "ifnull(language, '')",
  device: "ifnull(device, '')",
});
const narrowing = ["campaign", "channel", "touchpoint", "language", "device"] as const;

/** The dim that serves a query, or null where only the rows can. */
function dimFor(query: CellQuery): Dim | null {
  if (query.model !== "last_non_direct") return null;
  const needed = new Set<string>(narrowing.filter((name) => query[name] !== undefined));
  if (query.by === "campaign_touchpoint") needed.add("campaign").add("touchpoint");
  else if (query.by !== "all" && query.by !== "day") needed.add(query.by);
  if (query.apart) needed.add(query.apart);
  const names = [...needed];
  if (query.pairs && names.some((name) => name !== "campaign")) return null;
  if (names.length === 0) return "all";
  if (names.length === 1) return names[0] as Dim;
  return names.length === 2 && needed.has("campaign") && needed.has("touchpoint") ? "campaign_touchpoint" : null;
}

/** The months that lie wholly inside the period: the first and the last; first > last where there is none. */
export function wholeMonths(from: string, to: string): [string, string] {
  const dayAfter = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString();
  const shift = (month: string, by: number): string => {
    const [year = 0, ordinal = 1] = month.split("-").map(Number);
    return new Date(Date.UTC(year, ordinal - 1 + by, 1)).toISOString().slice(0, 7);
  };
  const first = from.endsWith("-01") ? from.slice(0, 7) : shift(from.slice(0, 7), 1);
  const last = dayAfter.slice(8, 10) === "01" ? to.slice(0, 7) : shift(to.slice(0, 7), -1);
  return [first, last];
}

const monthsThrough = "(SELECT months_through FROM workspaces WHERE id = ?1)";
const histograms = "SELECT start, key, survey_id AS survey, question, metric, counts FROM rollups";

export async function countCells(
  { db: { $client: d1 }, workspaceId }: Pick<Surroundings, "workspaceId" | "db">,
  query: CellQuery,
): Promise<Cells> {
  const { from, to, by, metrics } = query;
  const dim = dimFor(query);
  const columns = columnsOf(query.model);
  const values: unknown[] = [workspaceId];
  const bind = (value: unknown): string => `?${values.push(value)}`;

  const same = [
    query.survey === undefined ? [] : `survey_id = ${bind(query.survey)}`,
    query.question === undefined ? [] : `question = ${bind(query.question)}`,
    metrics ? `metric IN (${metrics.map(bind).join(", ")})` : [],
  ].flat();
  const key =
    by === "all"
      ? "''"
      : by === "day"
        ? "day"
        : by === "campaign_touchpoint"
          ? `${columns.campaign} || '|' || ${columns.touchpoint}`
          : columns[by];
  const period = `day BETWEEN ${bind(from)} AND ${bind(to)}`;
  const only = narrowing.flatMap((name) => {
    const wanted = query[name];
    return wanted === undefined ? [] : `${columns[name]} = ${bind(wanted)}`;
  });
  const tail = dim ? ["seq > (SELECT watermark FROM workspaces WHERE id = ?1)"] : [];
  const rows = d1
    .prepare(
      `SELECT ${query.apart ? `${columns[query.apart]} || '|' || ${key}` : key} AS key, survey_id AS survey, question, metric, CAST(value AS TEXT) AS value, count(*) AS n
FROM ${query.pairs ? "pairs" : "contributions"} WHERE ${["workspace_id = ?1", ...tail, period, ...same, ...only].join(" AND ")}
GROUP BY 1, 2, 3, 4, 5`,
    )
    .bind(...values);
  if (!dim) return { cells: (await rows.all<Cell>()).results, from: "rows" };

  // Single questions and pairs lie side by side; only a pair's metric holds the bar.
  const kind = `metric ${query.pairs ? "" : "NOT "}LIKE '%|%'`;
  const ranges = rangesOf(from, to, by === "day");
  const folded = ranges.map(({ span, where, bounds }) => {
    const bound: unknown[] = [workspaceId, dim, ...bounds];
    const here = (value: unknown): string => `?${bound.push(value)}`;
    const conditions = [
      "workspace_id = ?1 AND dim = ?2",
      `span = '${span}'`,
      where,
      query.survey === undefined ? [] : `survey_id = ${here(query.survey)}`,
      query.question === undefined ? [] : `question = ${here(query.question)}`,
      metrics ? `metric IN (${metrics.map(here).join(", ")})` : kind,
    ].flat();
    return d1.prepare(`${histograms} WHERE ${conditions.join(" AND ")}`).bind(...bound);
  });
  const [counted, ...found] = await d1.batch<Cell & Folded>([rows, ...folded]);
  const sums = new Map<string, Cell>();
  for (const cell of counted?.results ?? []) add(sums, cell);
  for (const { results } of found)
    for (const row of results) {
      const name = keyOf(row, query);
      if (name !== undefined) unfold(sums, row, name);
    }
  return { cells: [...sums.values()].filter(({ n }) => n > 0), from: "rollups" };
}

interface Folded {
  start: string;
  key: string;
  survey: string;
  question: string;
  metric: string;
  counts: string;
}

interface Range {
  span: "day" | "month";
  where: string;
  bounds: string[];
}

/**
 * Where the period lies in what was added up: months whole as far as they are closed (`through`, in SQL), everything
 * else by days. No day is in two of them. The bounds are ?3 and on.
 */
export function rangesOf(from: string, to: string, byDay: boolean, through = monthsThrough): Range[] {
  const [first, last] = wholeMonths(from, to);
  if (byDay || first > last) return [{ span: "day", where: "start BETWEEN ?3 AND ?4", bounds: [from, to] }];
  return [
    { span: "month", where: `start BETWEEN ?3 AND min(?4, ${through})`, bounds: [first, last] },
    { span: "day", where: "start >= ?3 AND start < ?4", bounds: [from, `${first}-01`] },
    {
      span: "day",
      where: `start > max(?3, min(?4, ${through}) || '-32') AND start <= ?5`,
      bounds: [`${first}-00`, last, to],
    },
  ];
}

/** The key that a folded row counts for, or undefined where the filters leave it out. */
function keyOf({ key, start }: Folded, { by, apart, campaign, touchpoint, ...query }: CellQuery): string | undefined {
  const bar = key.indexOf("|");
  const pair = campaign !== undefined && touchpoint !== undefined ? true : by === "campaign_touchpoint";
  const crossed =
    pair || (by === "campaign" && touchpoint !== undefined) || (by === "touchpoint" && campaign !== undefined);
  const parts = crossed
    ? { campaign: key.slice(0, bar), touchpoint: key.slice(bar + 1) }
    : { campaign: key, touchpoint: key };
  if (campaign !== undefined && parts.campaign !== campaign) return undefined;
  if (touchpoint !== undefined && parts.touchpoint !== touchpoint) return undefined;
  for (const name of ["channel", "language", "device"] as const)
    if (query[name] !== undefined && key !== query[name]) return undefined;
  const before = apart ? `${key}|` : "";
  if (by === "all") return before;
  if (by === "day") return `${before}${start}`;
  if (by === "campaign" || by === "touchpoint") return parts[by];
  return key;
}

function unfold(sums: Map<string, Cell>, { survey, question, metric, counts }: Folded, key: string): void {
  for (const [value, n] of Object.entries(JSON.parse(counts) as Record<string, number>))
    add(sums, { key, survey, question, metric, value, n });
}

function add(sums: Map<string, Cell>, cell: Cell): void {
  const name = [cell.key, cell.survey, cell.question, cell.metric, cell.value].join("\u0000");
  const known = sums.get(name);
  if (known) known.n += cell.n;
  else sums.set(name, { ...cell });
}
