/** What an import brought or would bring: counts, what is worth knowing, what cannot be read. */
import type { ComponentChildren } from "preact";
import type { ImportSummary, MetricsImport } from "#contract";
import { useFrame } from "../frame.ts";
import { moneyText } from "../money.ts";
import { Span } from "./imports.tsx";

export function Counts({ one }: { one: ImportSummary & Pick<MetricsImport, "platform"> }) {
  const { words, format, language } = useFrame();
  const say = words.marketing;
  const counts = [
    [say.rowsRead, one.rowsRead],
    [say.counted, one.figures],
    [say.fresh, one.new],
    [say.changed, one.changed],
    [say.same, one.same],
    [say.totals, one.totals],
    [say.bad, one.bad],
  ] as const;
  const spend = one.currencies.filter(({ currency }) => currency !== "XXX");
  return (
    <dl class="facts facts-wide">
      {one.platform && <Fact name={say.platform}>{say.platforms[one.platform]}</Fact>}
      {one.from !== null && (
        <Fact name={say.days}>
          <Span from={one.from} to={one.to} />
        </Fact>
      )}
      {spend.map(({ currency, spendMinor }) => (
        <Fact key={currency} name={say.spend}>
          {spendMinor === null ? words.none : moneyText(language, spendMinor, currency)}
        </Fact>
      ))}
      {counts.map(([name, n]) => (
        <Fact key={name} name={name}>
          {format.count(n)}
        </Fact>
      ))}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function NoteList({ notes }: Pick<ImportSummary, "notes">) {
  const { words, format } = useFrame();
  if (notes.length === 0) return null;
  return (
    <ul class="notice file-notes">
      {notes.map(({ code, n }) => (
        <li key={code}>
          {words.marketing.notes[code]}
          {n !== undefined && ` (${format.count(n)})`}
        </li>
      ))}
    </ul>
  );
}

/** A table that may be wider than the page: what scrolls has to be reached by keys, and be called something. */
export function Scrolled({ by, children }: { by: string; children: ComponentChildren }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without it a keyboard cannot scroll
    <div class="file-scroll" role="region" aria-labelledby={by} tabindex={0}>
      {children}
    </div>
  );
}

const mostShown = 50;

export function MistakeTable({ mistakes, bad }: Pick<ImportSummary, "mistakes" | "bad">) {
  const { words, format } = useFrame();
  const say = words.marketing;
  if (mistakes.length === 0) return null;
  return (
    <section class="block">
      <h2 id="mistakes">{say.mistakes}</h2>
      <Scrolled by="mistakes">
        <table class="file-table">
          <thead>
            <tr>
              <th scope="col">{say.line}</th>
              <th scope="col">{say.column}</th>
              <th scope="col">{say.why}</th>
            </tr>
          </thead>
          <tbody>
            {mistakes.slice(0, mostShown).map(({ line, column, code }) => (
              <tr key={`${line} ${column}`}>
                <th scope="row">{format.count(line)}</th>
                <td dir="auto">{column === "" ? say.wholeRow : column}</td>
                <td>{say.mistakeWords[code]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      {bad > mostShown && <p class="quiet">{say.moreMistakes(format.count(bad))}</p>}
    </section>
  );
}
