/** A question's score for each group of people; groups that would tell on somebody are only counted together. */
import type { Channel, QuestionReport } from "#contract";
import { BarTable, type Bar } from "../charts/bars.tsx";
import { useFrame } from "../frame.ts";
import { axisOf, MeasureOn } from "./measure.tsx";

type Groups = NonNullable<QuestionReport["segments"]>;

export function Segments({ segments }: { segments: Groups }) {
  const { words, format } = useFrame();
  const say = words.results;
  const { by, items, hidden } = segments;
  const shown = items.filter(({ suppressed }) => !suppressed);
  const title = say.segments(say.byName[by]);
  return (
    <section class="question-part">
      <h3>{title}</h3>
      {shown.some(({ score }) => score) ? (
        <ul class="segments">
          {shown.map((item) => (
            <li key={item.key}>
              <Name by={by} item={item} />
              {item.score && <MeasureOn axis={axisOf(item.score)} figure={item.score.measure} />}
            </li>
          ))}
        </ul>
      ) : (
        <Counts title={title} by={by} items={shown} />
      )}
      {hidden.segments > 0 && (
        <p class="fine">{say.hidden(hidden.segments, format.count(hidden.segments), format.count(hidden.n))}</p>
      )}
    </section>
  );
}

type Item = Groups["items"][number];

/** What a segment is called: its own name, or what its key stands for. */
export function useName(): (by: Groups["by"], item: Pick<Item, "key" | "name">) => string {
  const { words, format } = useFrame();
  const { devices, segmentNone } = words.results;
  return (by, { key, name }) => {
    if (name !== null) return name;
    if (key === null) return by === "campaign" ? words.campaigns.none : segmentNone;
    if (by === "channel") return words.channels[key as Channel] ?? key;
    if (by === "device") return devices[key as keyof typeof devices] ?? key;
    return by === "language" ? format.language(key) : key;
  };
}

function Name({ by, item }: { by: Groups["by"]; item: Item }) {
  const nameOf = useName();
  return (
    <h4 class="segment-name" dir="auto">
      {nameOf(by, item)}
    </h4>
  );
}

/** Questions without a score: how many of each group. */
function Counts({ title, by, items }: { title: string; by: Groups["by"]; items: readonly Item[] }) {
  const { words, format } = useFrame();
  const nameOf = useName();
  const most = Math.max(1, ...items.map(({ n }) => n ?? 0));
  const bars = items.map((item): Bar => ({
    key: item.key ?? "",
    label: nameOf(by, item),
    length: (item.n ?? 0) / most,
    figure: format.count(item.n ?? 0),
  }));
  return <BarTable caption={title} columns={[words.results.byName[by], title, words.measure.n]} bars={bars} />;
}
