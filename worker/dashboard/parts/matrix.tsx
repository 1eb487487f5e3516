/** Campaign by touchpoint as a heat grid: every cell is read without its colour, and what stands out is told in words. */
import type { Change, MatrixCell, MatrixReport } from "#contract";
import { HeatFigure, HeatMark, heatClass, qText } from "../charts/heat.tsx";
import { useFrame } from "../frame.ts";
import { axes, isProven, proven, useStepName } from "./journey-strip.tsx";
import { campaignPath, unnamedPath } from "./promise-gap.tsx";
import { differenceText } from "./trend.tsx";

type Row = MatrixReport["items"][number];

interface MatrixProps {
  report: MatrixReport;
  /** The period and the filters as they stand in the address. */
  query: Readonly<Record<string, string | undefined>>;
}

export function Matrix({ report, query }: MatrixProps) {
  const { words } = useFrame();
  const say = words.journey;
  const nameOf = useStepName();
  // A touchpoint at which nobody was asked this has no column; the strip above shows that it is empty.
  const columns = report.touchpoints.flatMap((step, at) => (step.total.n > 0 ? [{ step, at }] : []));
  const axis = axes[report.metric];
  const caption = say.caption(words.results.scores[report.metric]);
  if (report.items.length === 0) return <p class="quiet">{say.noneHere}</p>;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached with the keyboard */}
      <div class="grid-scroll" tabindex={0} role="region" aria-label={caption}>
        <table class="grid-table">
          <caption class="unseen">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{say.campaign}</th>
              {columns.map(({ step }) => (
                <th key={step.id} scope="col" dir="auto">
                  {nameOf(step)}
                </th>
              ))}
              <th scope="col">{say.all}</th>
            </tr>
          </thead>
          <tbody>
            {report.items.map((row) => (
              <tr key={row.campaign?.id}>
                <th scope="row">
                  <CampaignLink campaign={row.campaign} query={query} />
                </th>
                {columns.map(({ step, at }) => {
                  const cell = row.cells[at];
                  return cell ? (
                    <td key={step.id} class={heatClass(cell, report.total, axis)}>
                      <HeatFigure figure={cell} axis={axis}>
                        <Marks cell={cell} />
                      </HeatFigure>
                    </td>
                  ) : null;
                })}
                <td class={`${heatClass(row.total, report.total, axis)} grid-total`}>
                  <HeatFigure figure={row.total} axis={axis} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say.all}</th>
              {columns.map(({ step }) => (
                <td key={step.id} class={`${heatClass(step.total, report.total, axis)} grid-total`}>
                  <HeatFigure figure={step.total} axis={axis} />
                </td>
              ))}
              <td class={`${heatClass(report.total, report.total, axis)} grid-total`}>
                <HeatFigure figure={report.total} axis={axis} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <Standing report={report} />
    </>
  );
}

function CampaignLink({ campaign, query }: Pick<Row, "campaign"> & Pick<MatrixProps, "query">) {
  const { words } = useFrame();
  return campaign ? (
    <a dir="auto" href={campaignPath(campaign.id, query)}>
      {campaign.name}
    </a>
  ) : (
    <a href={unnamedPath(query)}>{words.campaigns.none}</a>
  );
}

/** The tests that chance does not explain: against the other campaigns there, and against its own other touchpoints. */
const standingOut = ({ row, column }: MatrixCell): { side: "row" | "column"; change: Change }[] =>
  [
    { side: "column" as const, change: column },
    { side: "row" as const, change: row },
  ].flatMap(({ side, change }) => (change && isProven(change) ? [{ side, change }] : []));

/** The two need not agree: a campaign may do best of all where it does worst itself. */
function Marks({ cell }: { cell: MatrixCell }) {
  const { words, format } = useFrame();
  const say = words.journey;
  return (
    <>
      {standingOut(cell).map(({ side, change: { value, q } }) => {
        const above = (value ?? 0) > 0;
        return (
          <HeatMark key={side} side={above ? "up" : "down"} word={above ? say.above : say.below}>
            {say.marked[side](qText(format, q))}
          </HeatMark>
        );
      })}
    </>
  );
}

/** Longer lists are not read. */
const mostTold = 8;

function Standing({ report }: { report: MatrixReport }) {
  const { words, format } = useFrame();
  const nameOf = useStepName();
  const say = words.journey;
  const axis = axes[report.metric];
  const cells = report.items.flatMap(({ campaign, cells: row }) =>
    row.flatMap((cell, at) => {
      const step = report.touchpoints[at];
      return step ? [{ campaign, step, cell }] : [];
    }),
  );
  const marked = cells
    .filter(({ cell }) => cell.q !== null && cell.q <= proven && standingOut(cell).length > 0)
    .sort((a, b) => (a.cell.q ?? 1) - (b.cell.q ?? 1));
  return (
    <>
      <h3>{say.differs}</h3>
      {marked.length === 0 ? (
        <p class="quiet">{cells.some(({ cell }) => cell.q !== null) ? say.differsNone : say.differsUntold}</p>
      ) : (
        <ul class="grid-told">
          {marked.slice(0, mostTold).map(({ campaign, step, cell }) => (
            <li key={`${campaign?.id}|${step.id}`}>
              <bdi>
                {say.cell(campaign?.name ?? words.campaigns.none, nameOf(step), format[axis.write](cell.value ?? 0))}
              </bdi>
              {standingOut(cell).map(({ side, change }) => {
                const text = differenceText(change.value ?? 0, axis, { words, format });
                const q = qText(format, change.q);
                return `; ${side === "column" ? say.againstColumn(text, q) : say.againstRow(text, q)}`;
              })}
            </li>
          ))}
        </ul>
      )}
      {marked.length > mostTold && (
        <p class="fine">{say.more(marked.length - mostTold, format.count(marked.length - mostTold))}</p>
      )}
      <p class="fine">{say.matrixNotes}</p>
    </>
  );
}
