/** Asking: what it comes to in a sentence, how much it is done, whether it tires, and the rules that hold it back. */
import type { AskingReport, FunnelRow, WorkspaceSettings } from "#contract";
import { BarTable, type Bar } from "../charts/bars.tsx";
import { LineChart, type Point } from "../charts/line.tsx";
import { useFrame } from "../frame.ts";
import { Measure } from "./measure.tsx";
import { Allowed } from "./allowed.tsx";

export function AskingFinding({ report: { total, segments } }: { report: AskingReport }) {
  const { words, format } = useFrame();
  const say = words.asking;
  const { value, confidence } = total.response;
  const differing = segments.filter(({ differs }) => differs).map(({ by }) => say.differsBy[by]);
  const compared = segments.some(({ differs }) => differs !== null);
  const told =
    value === null || confidence === "none"
      ? say.noRate
      : differing.length > 0
        ? say.differs(format.share(value), differing.join(say.and))
        : (compared ? say.fine : say.untold)(format.share(value));
  return (
    <section class={differing.length > 0 ? "finding finding-drop" : "finding"} aria-label={say.finding}>
      <p>{told}</p>
    </section>
  );
}

export function AskingTiles({ total }: { total: FunnelRow }) {
  const { words, format } = useFrame();
  const say = words.asking;
  return (
    <ul class="tiles">
      <li class="tile">
        <h2 class="tile-name">{say.shown}</h2>
        <p class="measure">
          <span class="measure-value">{format.count(total.shown)}</span>
        </p>
        {total.suppressed > 0 && (
          <p class="tile-help">{say.shownHelp(total.suppressed, format.count(total.suppressed))}</p>
        )}
      </li>
      {(["response", "dismiss"] as const).map((rate) => (
        <li key={rate} class="tile">
          <h2 class="tile-name">{say[rate]}</h2>
          <Measure name="share" figure={total[rate]} />
          <p class="tile-help">{say[`${rate}Help`]}</p>
        </li>
      ))}
    </ul>
  );
}

/** Beside what is counted of surveys: how many people there are to ask, as far as no id is needed to tell. */
export function AskingVisitors({ visitors }: Pick<AskingReport, "visitors">) {
  const { words, format } = useFrame();
  const say = words.asking;
  if (!visitors || visitors.perDay === null) return null;
  const n = Math.round(visitors.perDay);
  return (
    <p class="fine asking-visitors">
      <strong>{(visitors.atLeast ? say.visitorsOrMore : say.visitors)(n, format.count(n))}</strong> {say.visitorsHelp}
    </p>
  );
}

export function Fatigue({ weeks, fatigue }: Pick<AskingReport, "weeks" | "fatigue">) {
  const { words, format } = useFrame();
  const say = words.asking;
  const [first, last] = [weeks[0], weeks.at(-1)];
  const told = weeks.some(({ dismiss }) => dismiss.confidence !== "none");
  const { verdict, correlation } = fatigue;
  return (
    <section class="block">
      <h2>{say.tired}</h2>
      <p class="lead">{say.tiredLead}</p>
      <div class="card">
        <p class="trend-change">{say.verdicts[verdict]}</p>
        {first && last && told ? (
          <LineChart
            told={{
              title: say.weeksTitle,
              description: `${say.weeksTold(format.count(weeks.length), format.day(first.from), format.day(last.to))} ${say.verdicts[verdict]}`,
            }}
            points={weeks.map(({ from, dismiss, open }): Point => ({
              key: from,
              label: format.dayShort(from),
              figure: dismiss,
              open,
              signal: null,
            }))}
            axis={{ least: 0, most: 1, middle: null, write: format.share }}
            marks={[]}
            bars={words.measure.n}
            table={{
              caption: say.weeksTitle,
              columns: [say.week, say.n, say.share, words.results.interval, say.held],
              rows: weeks.map(({ from, to, open, shown, suppressed, dismiss: { value, low, high, confidence } }) => [
                `${words.results.weekOf(format.dayShort(from), format.dayShort(to))}${open ? ` (${say.open})` : ""}`,
                format.count(shown),
                value === null ? words.none : confidence === "none" ? words.results.tooFew : format.share(value),
                low === null || high === null || confidence === "none" ? words.none : format.shares(low, high),
                format.count(suppressed),
              ]),
            }}
          />
        ) : (
          <p class="quiet">{say.weeksNone}</p>
        )}
        {correlation.value !== null && (
          <p class="fine">{say.correlation(format.mean(correlation.value), format.count(correlation.n))}</p>
        )}
      </div>
    </section>
  );
}

/** Where the rules are changed. */
const settingsPath = "/app/settings/attribution";

export function AskingRules({ total, settings }: { total: FunnelRow; settings: WorkspaceSettings }) {
  const { words, format } = useFrame();
  const say = words.asking;
  const held = total.reasons.filter(({ n }) => n > 0).sort((a, b) => b.n - a.n);
  const most = Math.max(1, ...held.map(({ n }) => n));
  const bars = held.map(({ reason, n }): Bar => ({
    key: reason,
    label: words.results.reasons[reason],
    length: n / most,
    figure: format.count(n),
    small: format.share(n / total.suppressed),
    tone: "middle",
  }));
  return (
    <section class="block">
      <h2>{say.rules}</h2>
      <p class="lead">{say.rulesLead}</p>
      <div class="card asking-rules">
        {held.length > 0 ? (
          <BarTable
            caption={say.rules}
            columns={[words.results.reason, words.results.share, words.results.times]}
            bars={bars}
          />
        ) : (
          <p class="quiet">{say.rulesNone}</p>
        )}
        <div class="asking-now">
          <dl class="facts">
            <div>
              <dt>{say.quietDays}</dt>
              <dd>{say.days(format.count(settings.quietDays))}</dd>
            </div>
            <div>
              <dt>{say.mostAsks}</dt>
              <dd>{say.asks(format.count(settings.mostAsks))}</dd>
            </div>
            <div>
              <dt>{say.holdout}</dt>
              <dd>{say.ofVisitors(format.share(settings.holdout))}</dd>
            </div>
          </dl>
          <Allowed to="updateWorkspace">
            <a href={settingsPath}>{say.change}</a>
          </Allowed>
        </div>
      </div>
    </section>
  );
}
