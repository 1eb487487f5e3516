/** Who answers and who does not: segments beside their part of the showings. Pure. */
import type { AskedBy, AskingReport, FunnelRow } from "#contract";
import { suppressed } from "../question/suppress.ts";
import { representation } from "../statistics/mix/representation.ts";

type Segments = AskingReport["segments"][number];

/** With fewer answers than this, chance alone sets the two sides apart. */
const fewest = 30;
/** Answers that came by ways that count no showing may be so many of all. */
const mostBeyond = 0.05;

/** Answers of people who were counted as shown. */
const answeredOf = ({ answered, uncounted }: FunnelRow): number => answered - uncounted.answered;
const isBeyond = (row: FunnelRow): boolean => answeredOf(row) > row.shown;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

export function segmentsOf(by: AskedBy, all: readonly FunnelRow[]): Segments {
  const rows = all.filter((row) => row.shown > 0 || answeredOf(row) > 0);
  const answered = sum(rows.map(answeredOf));
  const shown = sum(rows.map((row) => row.shown));
  const compared = rows.filter((row) => !isBeyond(row));
  const keyOf = ({ key }: FunnelRow): string => key ?? "";
  const comparable =
    rows.length > 1 &&
    answered >= fewest &&
    sum(compared.map(answeredOf)) >= (1 - mostBeyond) * answered &&
    compared.length > 1;
  const differences = new Map(
    (comparable
      ? representation(
          new Map(compared.map((row) => [keyOf(row), answeredOf(row)])),
          new Map(compared.map((row) => [keyOf(row), row.shown])),
        )
      : []
    ).map((one) => [one.key, one]),
  );
  const hidden = suppressed(rows.map((row) => Math.max(row.shown, answeredOf(row))));
  const items = rows.map((row, at): Segments["items"][number] => {
    const about = { key: row.key, name: row.name };
    const found = differences.get(keyOf(row));
    if (hidden.has(at))
      return { ...about, suppressed: true, shown: null, answered: null, response: null, ofAnswered: null, ofShown: null, difference: null, differs: false }; // prettier-ignore
    return {
      ...about,
      suppressed: false,
      shown: row.shown,
      answered: answeredOf(row),
      response: row.response,
      ofAnswered: answered === 0 ? null : answeredOf(row) / answered,
      ofShown: shown === 0 ? null : row.shown / shown,
      difference: found?.difference ?? null,
      differs: found?.differs ?? false,
    };
  });
  return {
    by,
    items,
    hidden: { segments: hidden.size, shown: sum(rows.map((row, at) => (hidden.has(at) ? row.shown : 0))) },
    differs: comparable ? items.some(({ differs }) => differs) : null,
  };
}
