/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- see below */
/**
 * The campaign table. On a narrow screen its rows become cards: the roles are written out, since a table that is laid
 * out as blocks would lose them, and each cell then carries its column's name.
 */
import type { ComponentChildren } from "preact";
import type { CampaignReport, CampaignRow } from "#contract";
import { useFrame } from "../frame.ts";
import { Measure } from "./measure.tsx";

const measures = ["nps", "kept", "gap"] as const;

interface TableProps {
  report: CampaignReport;
  /** What each campaign promises, by its id. */
  statements: ReadonlyMap<string, readonly string[]>;
  /** The period as it stands in the address. */
  query: string;
}

export function CampaignTable({ report, statements, query }: TableProps) {
  const { words } = useFrame();
  return (
    <table class="table" role="table">
      <caption class="unseen">{words.campaigns.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {words.campaigns.campaign}
          </th>
          <th role="columnheader" scope="col" class="number">
            {words.measure.responses}
          </th>
          {measures.map((name) => (
            <th key={name} role="columnheader" scope="col">
              {words.measure[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {report.items.map((row) => (
          <Row key={row.campaign?.id ?? "none"} row={row}>
            <CampaignName row={row} promised={statements.get(row.campaign?.id ?? "") ?? []} query={query} />
          </Row>
        ))}
      </tbody>
      <tfoot role="rowgroup">
        <Row row={report.total}>
          <span class="campaign-name">{words.campaigns.total}</span>
        </Row>
      </tfoot>
    </table>
  );
}

function Row({ row, children }: { row: CampaignRow; children: ComponentChildren }) {
  const { words, format } = useFrame();
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {children}
      </th>
      <td role="cell" class="number">
        <span class="cell-name" aria-hidden="true">
          {words.measure.responses}
        </span>
        {format.count(row.n)}
      </td>
      {measures.map((name) => (
        <td key={name} role="cell">
          <span class="cell-name" aria-hidden="true">
            {words.measure[name]}
          </span>
          <Measure name={name} figure={row[name]} />
        </td>
      ))}
    </tr>
  );
}

function CampaignName({ row, promised, query }: { row: CampaignRow; promised: readonly string[]; query: string }) {
  const { words } = useFrame();
  if (!row.campaign)
    return (
      <>
        <a class="campaign-name" href="/app/responses?campaign=none">
          {words.campaigns.none}
        </a>
        <span class="campaign-note">{words.campaigns.noneHelp}</span>
      </>
    );
  return (
    <>
      <a class="campaign-name" dir="auto" href={`/app/campaigns/${row.campaign.id}?${query}`}>
        {row.campaign.name}
      </a>
      {promised.map((statement) => (
        <span key={statement} class="campaign-promise">
          <span class="unseen">{words.campaigns.promised} </span>
          <q dir="auto">{statement}</q>
        </span>
      ))}
    </>
  );
}
