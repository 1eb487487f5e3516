/** Who answers: a small chart for each way to tell people apart, with whether the answers stand for those who were asked. */
import type { AskingReport } from "#contract";
import { DrawnBar } from "../charts/bars.tsx";
import { useFrame } from "../frame.ts";
import { useName } from "./segments.tsx";

type Groups = AskingReport["segments"][number];
type Item = Groups["items"][number];

interface SegmentsProps {
  report: AskingReport;
  touchpoints: ReadonlyMap<string, string>;
}

export function AskedSegments({ report: { segments }, touchpoints }: SegmentsProps) {
  const { words } = useFrame();
  const say = words.asking;
  return (
    <section class="block">
      <h2>{say.who}</h2>
      <p class="lead">{say.whoLead}</p>
      <div class="multiples">
        {segments
          .filter(({ items }) => items.length > 0)
          .map((groups) => (
            <Multiple key={groups.by} groups={groups} touchpoints={touchpoints} />
          ))}
      </div>
    </section>
  );
}

/** So many stand in sight, the most shown first; the others are one press away. */
const inSight = 6;

function Multiple({ groups, touchpoints }: { groups: Groups; touchpoints: ReadonlyMap<string, string> }) {
  const { words, format } = useFrame();
  const say = words.asking;
  const { by, hidden, differs } = groups;
  const items = groups.items.filter(({ suppressed }) => !suppressed);
  const verdict = differs === null ? "cannot" : differs ? "mayNot" : "alike";
  return (
    <article class="card multiple">
      <header>
        <h3>{say.by[by]}</h3>
        <span class={`chip multiple-${verdict}`}>{say[verdict]}</span>
      </header>
      <Rates by={by} items={items.slice(0, inSight)} touchpoints={touchpoints} />
      {items.length > inSight && (
        <details class="more">
          <summary>{say.more(items.length - inSight, format.count(items.length - inSight))}</summary>
          <Rates by={by} items={items.slice(inSight)} touchpoints={touchpoints} />
        </details>
      )}
      {hidden.segments > 0 && (
        <p class="fine">{say.hidden(hidden.segments, format.count(hidden.segments), format.count(hidden.shown))}</p>
      )}
      {differs === null && <p class="fine">{say.cannotHelp}</p>}
    </article>
  );
}

interface RatesProps extends Pick<SegmentsProps, "touchpoints"> {
  by: Groups["by"];
  items: readonly Item[];
}

function Rates({ by, items, touchpoints }: RatesProps) {
  const { words, format } = useFrame();
  const nameOf = useName();
  const say = words.asking;
  return (
    <ul class="rates">
      {items.map(({ key, name, response, ofAnswered, ofShown, shown, differs }) => {
        const known = by === "touchpoint" && key !== null ? touchpoints.get(key) : undefined;
        const { value = null, low = null, high = null, confidence = "none" } = response ?? {};
        const told = value !== null && confidence !== "none";
        return (
          <li key={key}>
            <p class="rates-head">
              <span dir="auto">{nameOf(by, { key, name: name ?? known ?? null })}</span>
              <span class={told ? "rates-figure" : "quiet"}>
                {told ? format.share(value) : words.measure.notEnough}
                {told && low !== null && high !== null && <span class="quiet"> {format.shares(low, high)}</span>}
              </span>
            </p>
            {told && <DrawnBar length={value} low={low} high={high} tone={differs ? "bad" : "plain"} />}
            <p class="rates-small">
              {words.measure.n} {format.count(shown ?? 0)}
              {ofAnswered !== null &&
                ofShown !== null &&
                ` · ${say.parts(format.share(ofAnswered), format.share(ofShown))}`}
              {differs && <strong> · {say.mayNot}</strong>}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
