/** Drivers: what they come to in a sentence, how much they explain, and the picture with the way to read it. */
import { driverZones, type Driver, type DriversReport } from "#contract";
import { WeightsChart, type Weight } from "../charts/weights.tsx";
import { useFrame, type Frame } from "../frame.ts";
import { axisOf, MeasureOn } from "./measure.tsx";

type Speech = Pick<Frame, "words" | "format">;

const named = (drivers: readonly Driver[], { words }: Speech): string => {
  const names = drivers.map(({ question }) => words.drivers.quoted(question.text));
  const last = names.pop() ?? "";
  return names.length === 0 ? last : `${names.join(", ")}${words.drivers.and}${last}`;
};

function findingOf({ items, outcome, without, needs, n }: DriversReport, speech: Speech): string {
  const { words, format } = speech;
  const say = words.drivers;
  if (without === "answers") return say.withoutAnswers(format.count(needs), format.count(n));
  if (without !== null) return say.without[without];
  const about = outcome?.question.text ?? "";
  const of = (zone: Driver["zone"]) => items.filter((driver) => driver.zone === zone);
  const [begin, keep] = [of("begin"), of("keep")];
  if (begin.length > 0) return (begin.length === 1 ? say.begin : say.beginMany)(named(begin, speech), about);
  if (keep.length > 0) return say.keep(named(keep, speech), about);
  const sure = items.find(({ significant }) => significant);
  return sure ? say.one(named([sure], speech), about) : say.nothing(about);
}

export function DriverFinding({ report }: { report: DriversReport }) {
  const frame = useFrame();
  const begin = report.items.some(({ zone }) => zone === "begin");
  return (
    <section class={begin ? "finding finding-drop" : "finding"} aria-label={frame.words.drivers.finding}>
      <p dir="auto">{findingOf(report, frame)}</p>
    </section>
  );
}

export function DriverTiles({ report: { outcome, r2, n } }: { report: DriversReport }) {
  const { words, format } = useFrame();
  const say = words.drivers;
  if (!outcome) return null;
  return (
    <ul class="tiles">
      <li class="tile">
        <h2 class="tile-name">{say.explained}</h2>
        <p class="measure">
          <span class="measure-value">{format.share(r2 ?? 0)}</span>
        </p>
        <p class="tile-help">{say.explainedHelp}</p>
      </li>
      <li class="tile">
        <h2 class="tile-name">{say.people}</h2>
        <p class="measure">
          <span class="measure-value">{format.count(n)}</span>
        </p>
        <p class="tile-help">{say.peopleHelp}</p>
      </li>
      <li class="tile">
        <h2 class="tile-name">{words.results.scores[outcome.score.name]}</h2>
        <MeasureOn axis={axisOf(outcome.score)} figure={outcome.score.measure} />
        <p class="tile-help" dir="auto">
          {say.outcomeHelp(outcome.question.text)}
        </p>
      </li>
    </ul>
  );
}

export function Weights({ report }: { report: DriversReport }) {
  const frame = useFrame();
  const { words, format } = frame;
  const say = words.drivers;
  const { items, lines, outcome } = report;
  const points = items.flatMap((driver): Weight[] => {
    const { question, share, performance, zone, against } = driver;
    if (share === null || performance === null || against) return [];
    const small = `${format.share(share)} · ${format.count(Math.round(performance * 100))}`;
    return [{ key: question.id, name: question.text, small, share, performance, tone: zone ?? "none" }];
  });
  const parted = lines.share !== null && lines.performance !== null && points.length > 1;
  // A single driver with a place has nothing to be held against; the table tells all of it.
  const placed = items.every(({ significant, share, against }) => significant && share !== null && !against);
  if (!parted && placed) return null;
  return (
    <section class="block">
      <h2>{say.quadrant}</h2>
      <div class="weights">
        {parted && (
          <div class="card">
            <WeightsChart
              told={{
                title: say.quadrant,
                description: say.quadrantTold(format.count(points.length), findingOf(report, frame)),
              }}
              points={points}
              lines={{ share: lines.share ?? 0, performance: lines.performance ?? 0 }}
              axes={{ share: say.axisShare, performance: say.axisPerformance, write: format.share }}
              corners={say.zones}
              table={{
                caption: say.caption(outcome?.question.text ?? ""),
                columns: [say.question, say.share, say.performance],
                rows: points.map(({ name, share, performance }) => [
                  name,
                  format.share(share),
                  say.performanceOf(format.count(Math.round(performance * 100))),
                ]),
              }}
            />
          </div>
        )}
        <Reading items={items} parted={parted} />
      </div>
    </section>
  );
}

/** Each corner with what lies in it, and apart what has no place in the picture. */
function Reading({ items, parted }: { items: readonly Driver[]; parted: boolean }) {
  const { words } = useFrame();
  const say = words.drivers;
  const apart = [
    ["against", say.against, say.againstHelp, items.filter(({ against }) => against)],
    ["greyed", say.greyed, say.greyedHelp, items.filter(({ significant, share }) => !significant && share !== null)],
    ["unweighed", say.unweighed, say.unweighedHelp, items.filter(({ share }) => share === null)],
  ] as const;
  return (
    <div class="weights-reading">
      {parted && (
        <>
          <h3>{say.read}</h3>
          <p class="fine">{say.readLead}</p>
        </>
      )}
      <dl>
        {parted &&
          driverZones.map((zone) => (
            <Corner
              key={zone}
              tone={zone}
              name={say.zones[zone]}
              help={say.zoneHelp[zone]}
              drivers={items.filter((driver) => driver.zone === zone)}
            />
          ))}
        {apart
          .filter(([, , , drivers]) => drivers.length > 0)
          .map(([tone, name, help, drivers]) => (
            <Corner key={tone} tone="none" name={name} help={help} drivers={drivers} />
          ))}
      </dl>
    </div>
  );
}

interface CornerProps {
  tone: Weight["tone"];
  name: string;
  help: string;
  drivers: readonly Driver[];
}

function Corner({ tone, name, help, drivers }: CornerProps) {
  const { words } = useFrame();
  return (
    <div class={`weights-key weights-key-${tone}`}>
      <dt>{name}</dt>
      <dd class="weights-names" dir="auto">
        {drivers.length === 0 ? (
          <span class="quiet">{words.drivers.zoneNone}</span>
        ) : (
          drivers.map(({ question }) => question.text).join(" · ")
        )}
      </dd>
      <dd class="fine">{help}</dd>
    </div>
  );
}
