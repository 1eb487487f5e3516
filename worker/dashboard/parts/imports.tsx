/** One import of figures in the list: what it was, what became of it, and the way to it. */
import type { MetricsImport } from "#contract";
import { useFrame } from "../frame.ts";

export function ImportRow({ one }: { one: MetricsImport }) {
  const { words, format } = useFrame();
  const say = words.marketing;
  const name = one.file ?? (one.source === "api" ? say.byApi : say.file);
  return (
    <li>
      <div class="name-line">
        <div>
          <p class="campaign-name">
            <a href={`/app/marketing/${one.id}`}>
              <bdi>{name}</bdi>
            </a>
          </p>
          <p class="voice-meta">
            {one.platform && <span>{say.platforms[one.platform]}</span>}
            {one.figures > 0 && <span>{say.figures(one.figures, format.count(one.figures))}</span>}
            <Span from={one.from} to={one.to} />
            <span>{format.moment(one.createdAt)}</span>
          </p>
          {one.state === "writing" && <Progress one={one} />}
        </div>
        <span class={`chip ${chips[one.state]}`}>{say.states[one.state]}</span>
      </div>
    </li>
  );
}

/** How far an import is that is being written. */
export function Progress({ one }: { one: MetricsImport }) {
  const { words, format } = useFrame();
  const text = words.marketing.written(format.count(one.rowsWritten), format.count(one.figures));
  return (
    <p class="file-progress">
      <progress aria-label={text} value={one.rowsWritten} max={Math.max(one.figures, 1)} />
      <span>{text}</span>
    </p>
  );
}

const chips: Readonly<Record<MetricsImport["state"], string>> = {
  preview: "",
  waiting: "chip-draft",
  writing: "chip-draft",
  done: "chip-live",
  taken_back: "",
  dropped: "",
};

export function Span({ from, to }: { from: string | null; to: string | null }) {
  const { words, format } = useFrame();
  if (from === null || to === null) return null;
  return <span>{from === to ? format.day(from) : words.period.span(format.day(from), format.day(to))}</span>;
}
