/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- see below */
/**
 * The campaign table: marketing's figures and the customers' answers in one row, sorted and cut into views by links. Where
 * it has little room its rows become cards: the roles are written out, since a table that is laid out as blocks would
 * lose them, and each cell then carries its column's name.
 */
import type { CampaignReport, CampaignRow } from "#contract";
import {
  columnsIn,
  directions,
  firstDirection,
  shapeQuery,
  sorted,
  views,
  type ColumnName,
  type Shape,
  type Sort,
} from "../columns.ts";
import { useFrame } from "../frame.ts";
import type { Leftovers } from "../leftovers.ts";
import { withQuery } from "../results.ts";
import { Cell } from "./campaign-cells.tsx";
import { Choice } from "./field.tsx";
import { LeftoverRows } from "./leftover-rows.tsx";
import { campaignPath, unnamedPath } from "./promise-gap.tsx";
import { StateLine } from "./state.tsx";

type Query = Readonly<Record<string, string | undefined>>;

interface TableProps {
  report: CampaignReport;
  /** What each campaign promises, by its id. */
  statements: ReadonlyMap<string, readonly string[]>;
  leftovers: Leftovers;
  shape: Shape;
  /** The period and the filters as they stand in the address. */
  query: Query;
}

const place = "#table";

export function CampaignTable({ report, statements, leftovers, shape, query }: TableProps) {
  const { words } = useFrame();
  const groups = columnsIn[shape.view];
  const columns = groups.flatMap(([, names]) => names);
  return (
    <section class="block" id="table">
      <div class="table-head">
        <h2>{words.home.table}</h2>
        <Views shape={shape} query={query} />
      </div>
      <div class="campaigns-place">
        <SortForm shape={shape} columns={columns} query={query} />
        <table class="campaigns" role="table">
          <caption class="unseen">{words.home.caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th
                role="columnheader"
                scope="col"
                class="campaigns-first"
                aria-sort={sortOf(shape, "campaign")}
                rowspan={2}
              >
                <SortLink sort="campaign" shape={shape} query={query} />
              </th>
              {groups.map(([group, names]) => (
                <th key={group} role="columnheader" scope="colgroup" class="campaigns-group" colspan={names.length}>
                  <span>{words.home.groups[group]}</span>
                </th>
              ))}
            </tr>
            <tr role="row">
              {columns.map((column) => (
                <th key={column} role="columnheader" scope="col" aria-sort={sortOf(shape, column)}>
                  <SortLink sort={column} shape={shape} query={query} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {sorted(report.items, shape).map((row) => (
              <tr key={row.campaign?.id ?? "none"} role="row">
                <th role="rowheader" scope="row">
                  <CampaignName row={row} promised={statements.get(row.campaign?.id ?? "") ?? []} query={query} />
                </th>
                <Cells row={row} columns={columns} />
              </tr>
            ))}
          </tbody>
          <tfoot role="rowgroup">
            <LeftoverRows leftovers={leftovers} columns={columns.length} figures={report.total.platforms.length > 0} />
            <tr role="row" class="total">
              <th role="rowheader" scope="row">
                <span class="campaign-name">{words.campaigns.total}</span>
              </th>
              <Cells row={report.total} columns={columns} />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function Cells({ row, columns }: { row: CampaignRow; columns: readonly ColumnName[] }) {
  const { words } = useFrame();
  return (
    <>
      {columns.map((column) => (
        <td key={column} role="cell">
          <span class="cell-name">{words.home.columns[column]}</span>
          <div>
            <Cell column={column} row={row} />
          </div>
        </td>
      ))}
    </>
  );
}

function Views({ shape, query }: Pick<TableProps, "shape" | "query">) {
  const { words } = useFrame();
  return (
    <nav class="views" aria-label={words.home.view}>
      <ul class="presets">
        {views.map((view) => (
          <li key={view}>
            <a
              href={`${withQuery("/app", { ...query, ...shapeQuery({ ...shape, view }) })}${place}`}
              aria-current={view === shape.view ? "true" : undefined}
            >
              {words.home.views[view]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const sortOf = (shape: Shape, sort: Sort): "ascending" | "descending" | undefined =>
  shape.sort !== sort ? undefined : shape.dir === "asc" ? "ascending" : "descending";

function useSortName(): (sort: Sort) => string {
  const { words } = useFrame();
  return (sort) =>
    sort === "campaign" ? words.campaigns.campaign : sort === "state" ? words.home.state : words.home.columns[sort];
}

/** The column that it is sorted by turns round; any other begins with what is sought there first. */
function SortLink({ sort, shape, query }: { sort: Sort } & Pick<TableProps, "shape" | "query">) {
  const nameOf = useSortName();
  const current = shape.sort === sort;
  const dir = current ? (shape.dir === "asc" ? "desc" : "asc") : firstDirection(sort);
  return (
    <a href={`${withQuery("/app", { ...query, ...shapeQuery({ ...shape, sort, dir }) })}${place}`}>
      {nameOf(sort)}
      {current && <span aria-hidden="true">{shape.dir === "asc" ? "\u00a0↑" : "\u00a0↓"}</span>}
    </a>
  );
}

/** For where the heads of the columns have no room. */
function SortForm({ shape, columns, query }: { columns: readonly ColumnName[] } & Pick<TableProps, "shape" | "query">) {
  const { words } = useFrame();
  const nameOf = useSortName();
  const kept = { ...query, ...(shape.view === "overview" ? {} : { view: shape.view }) };
  const sorts = [...new Set<Sort>([shape.sort, "promiseGap", "campaign", "state", ...columns])];
  return (
    <form class="sort-form inline-form" method="get" action={`/app${place}`}>
      {Object.entries(kept).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Choice
        name="sort"
        label={words.home.sortBy}
        value={shape.sort}
        options={sorts.map((sort) => [sort, nameOf(sort)] as const)}
      />
      <Choice
        name="dir"
        label={words.home.order}
        value={shape.dir}
        options={directions.map((dir) => [dir, words.home.directions[dir]] as const)}
      />
      <button class="button button-quiet">{words.home.sort}</button>
    </form>
  );
}

interface NameProps {
  row: CampaignRow;
  promised: readonly string[];
  query: Query;
}

function CampaignName({ row, promised, query }: NameProps) {
  const { words } = useFrame();
  if (!row.campaign)
    return (
      <>
        <a class="campaign-name" href={unnamedPath(query)}>
          {words.campaigns.none}
        </a>
        <span class="campaign-note">{words.campaigns.noneHelp}</span>
      </>
    );
  return (
    <>
      <a class="campaign-name" dir="auto" href={campaignPath(row.campaign.id, query)}>
        {row.campaign.name}
      </a>
      {promised.map((statement) => (
        <span key={statement} class="campaign-promise">
          <span class="unseen">{words.campaigns.promised} </span>
          <q dir="auto">{statement}</q>
        </span>
      ))}
      <StateLine row={row} />
    </>
  );
}
