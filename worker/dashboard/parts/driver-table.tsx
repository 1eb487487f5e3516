/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- as in sheet.tsx */
/** Every driver with its figures, the weightiest first; what has no weight shown stands in grey, and says so. */
import type { Driver, DriversReport } from "#contract";
import { useFrame } from "../frame.ts";
import { MeasureOn, type Axis } from "./measure.tsx";
import { Cell, Sheet } from "./sheet.tsx";

const correlation: Axis = { from: -1, to: 1, middle: 0, write: "mean" };

export function DriverTable({ report: { items, outcome } }: { report: DriversReport }) {
  const { words } = useFrame();
  const say = words.drivers;
  return (
    <section class="block">
      <h2>{say.table}</h2>
      <div class="drivers-table">
        <Sheet
          caption={say.caption(outcome?.question.text ?? "")}
          columns={[say.question, say.share, say.performance, say.correlation]}
        >
          {items.map((driver) => (
            <Row key={driver.question.id} driver={driver} />
          ))}
        </Sheet>
      </div>
    </section>
  );
}

function Row({ driver }: { driver: Driver }) {
  const { words, format } = useFrame();
  const say = words.drivers;
  const { question, score, performance, pearson, spearman, q, significant, importance, share, zone, against } = driver;
  const { measure } = score;
  const told = share === null ? null : significant ? format.share(share) : say.zero;
  return (
    <tr role="row" class={significant ? undefined : "driver-grey"}>
      <th role="rowheader" scope="row">
        <span class="campaign-name" dir="auto">
          {question.text}
        </span>
        {zone && <span class={`chip driver-chip driver-chip-${zone}`}>{say.zones[zone]}</span>}
        {against && <span class="chip">{say.against}</span>}
        {question.retired && <span class="chip">{words.results.retired}</span>}
      </th>
      <Cell column={say.share}>
        {told === null ? (
          <span class="quiet">{words.none}</span>
        ) : significant ? (
          <span>
            <span class="measure-value">{told}</span>{" "}
            <span class="driver-small">R² {format.mean(importance ?? 0)}</span>
          </span>
        ) : (
          <span class="quiet">{told}</span>
        )}
      </Cell>
      <Cell column={say.performance}>
        {measure.confidence === "none" || measure.value === null ? (
          <span class="quiet">{words.measure.notEnough}</span>
        ) : (
          <span>
            {performance !== null && say.performanceOf(format.count(Math.round(performance * 100)))}{" "}
            <span class="driver-small">
              {words.results.scores[score.name]}: {format[score.unit](measure.value)}, {words.measure.n}{" "}
              {format.count(measure.n)}
              {measure.confidence === "low" && `, ${words.measure.low.toLowerCase()}`}
            </span>
          </span>
        )}
      </Cell>
      <Cell column={say.correlation}>
        <div>
          <MeasureOn axis={correlation} figure={pearson} />
          {pearson.confidence !== "none" && (
            <p class="driver-small">
              {spearman.value !== null && `${say.spearman(format.mean(spearman.value))}; `}
              {q === null ? say.untested : (significant ? say.sure : say.chance)(format.q(q))}
            </p>
          )}
        </div>
      </Cell>
    </tr>
  );
}
