/** What stands in a cell of the campaign table: a score with its interval and n, a figure of marketing's, an estimate, or why there is none. */
import type { ComponentChildren } from "preact";
import type { CampaignRow, Measure as Figure } from "#contract";
import { judged, readable, type ColumnName } from "../columns.ts";
import { useFrame, type Frame } from "../frame.ts";
import { spendText, sumText } from "../money.ts";
import { MeasureOn, axes, type Axis } from "./measure.tsx";

const scales = {
  nps: axes.nps,
  csat: axes.share,
  ces: { from: 1, to: 7, middle: null, write: "mean" },
  emotion: axes.nps,
  recall: axes.share,
  gap: axes.gap,
  trust: { from: -200, to: 200, middle: 0, write: "net" },
} as const satisfies Record<string, Axis>;

export function Cell({ column, row }: { column: ColumnName; row: CampaignRow }) {
  const { words, format } = useFrame();
  const say = words.home;
  switch (column) {
    case "impressions":
    case "clicks":
    case "conversions":
      return <Plain row={row} text={told(row.marketing[column], format.count)} />;
    case "ctr":
    case "cvr":
      return <Plain row={row} text={told(row.marketing[column], format.rate)} />;
    case "roas":
      return <Money row={row} text={told(row.marketing.roas, format.mean)} />;
    case "spend":
    case "cpa":
      return <Money row={row} text={useMoney(row)(column)} />;
    case "sells":
      return <Plain row={row} text={told(row.marketingIndex, (index) => format.count(Math.round(index)))} />;
    case "n":
      return <Value>{format.count(row.n)}</Value>;
    case "rate":
      return row.asked === null || row.responseRate.value === null ? (
        <None>{say.notCounted}</None>
      ) : (
        <>
          <MeasureOn axis={axes.share} figure={row.responseRate} />
          <Small>{say.ofAsked(format.count(row.asked))}</Small>
        </>
      );
    case "kept":
      return (
        <>
          <MeasureOn axis={axes.kept} figure={row.kept} />
          {row.mix !== "none" && row.keptStandardised !== null && (
            <Small>{say.standardised(format.share(row.keptStandardised))}</Small>
          )}
        </>
      );
    case "promiseGap":
      return <Gap row={row} />;
    case "perKept":
    case "perPromoter":
    case "broken":
    case "keptRoas":
      return <Estimate column={column} row={row} />;
    case "trust":
      return <MeasureOn axis={scales.trust} figure={row.trustCost} />;
    default:
      return <MeasureOn axis={scales[column]} figure={row[column]} />;
  }
}

const told = (value: number | null, write: (value: number) => string): string | null =>
  value === null ? null : write(value);

export const Value = ({ children }: { children: ComponentChildren }) => <span class="figure-value">{children}</span>;
const Small = ({ children }: { children: ComponentChildren }) => <span class="figure-small">{children}</span>;

/** A dash for the eye, and the word that says what kind of nothing it is. */
export function None({ children }: { children: ComponentChildren }) {
  const { words } = useFrame();
  return (
    <span class="figure-none">
      <span aria-hidden="true">{words.none} </span>
      {children}
    </span>
  );
}

interface FigureProps {
  row: CampaignRow;
  text: string | null;
}

function Plain({ row, text }: FigureProps) {
  const say = useFrame().words.home;
  return text === null ? (
    <None>{row.platforms.length === 0 ? say.notImported : say.unknown}</None>
  ) : (
    <Value>{text}</Value>
  );
}

/** Money of several currencies is never added: it is said so in its place. */
function Money({ row, text }: FigureProps) {
  const say = useFrame().words.home;
  if (text === null && hasSeveral(row)) return <None>{say.severalCurrencies}</None>;
  return <Plain row={row} text={text} />;
}
const hasSeveral = ({ platforms, marketing }: CampaignRow): boolean =>
  platforms.length > 0 && marketing.currency === null;

function useMoney({ marketing }: CampaignRow) {
  const { language } = useFrame();
  const { currency, spendMinor, cpa } = marketing;
  return (column: "spend" | "cpa"): string | null => {
    if (currency === null) return null;
    if (column === "spend") return spendMinor === null ? null : spendText(language, spendMinor, currency);
    return cpa === null ? null : sumText(language, cpa, currency);
  };
}

function Gap({ row }: { row: CampaignRow }) {
  const { words, format } = useFrame();
  const { marketingIndex, experienceIndex, promiseGap, kept } = row;
  if (row.campaign === null) return <None>{words.home.notOne}</None>;
  if (marketingIndex === null) return <Plain row={row} text={null} />;
  if (promiseGap === null || experienceIndex === null || readable(kept) === null)
    return <None>{kept.n === 0 ? words.measure.noneYet : words.measure.notEnough}</None>;
  const whole = (index: number): string => format.count(Math.round(index));
  return (
    <>
      <Value>{format.net(promiseGap)}</Value>
      <Small>{words.home.indices(whole(marketingIndex), whole(experienceIndex))}</Small>
    </>
  );
}

type Estimated = "perKept" | "perPromoter" | "broken" | "keptRoas";

/** Estimated from those who answered: with its interval, and from 30 answers on. */
export function Estimate({ column, row }: { column: Estimated; row: CampaignRow }) {
  const frame = useFrame();
  const { words, format } = frame;
  const { kept, nps, platforms } = row;
  const { n } = column === "perPromoter" ? nps : kept;
  if (platforms.length === 0) return <None>{words.home.notImported}</None>;
  if (hasSeveral(row)) return <None>{words.home.severalCurrencies}</None>;
  if (n < judged) return <None>{words.home.estimatedFrom}</None>;
  const [text, range] = estimateText(column, row, frame);
  if (text === null && range === null) return <None>{words.home.unknown}</None>;
  return (
    <>
      {text !== null && <Value>{text}</Value>}
      {range !== null && <Small>{range}</Small>}
      <Small>
        {words.measure.n} {format.count(n)}
      </Small>
    </>
  );
}

function estimateText(column: Estimated, row: CampaignRow, { words, format, language }: Frame) {
  const { cost, marketing, kept } = row;
  const { currency, spendMinor } = marketing;
  const money = (major: number): string => sumText(language, major, currency ?? "");
  const between = ({ low, high }: Pick<Figure, "low" | "high">, write: (value: number) => string): string | null => {
    if (low === null) return null;
    return high === null ? words.home.atLeast(write(low)) : words.home.moreOrLess(write(low), write(high));
  };
  // What is a product with the kept rate has the ends of its interval.
  const scaled = (whole: number | null, part: (share: number) => number): Pick<Figure, "low" | "high"> => {
    const ends = [kept.low, kept.high].flatMap((end) => (end === null || whole === null ? [] : whole * part(end)));
    return ends.length < 2 ? { low: null, high: null } : { low: Math.min(...ends), high: Math.max(...ends) };
  };
  switch (column) {
    case "perKept":
      return [told(cost.perKeptPromise.value, money), between(cost.perKeptPromise, money)] as const;
    case "perPromoter":
      return [told(cost.perPromoter.value, money), between(cost.perPromoter, money)] as const;
    case "broken": {
      const spend = spendMinor === null || currency === null ? null : spendMinor;
      const write = (minor: number): string => spendText(language, minor, currency ?? "");
      return [
        told(cost.onBrokenPromises, money),
        between(
          scaled(spend, (share) => 1 - share),
          write,
        ),
      ] as const;
    }
    case "keptRoas":
      return [
        told(cost.keptRoas, format.mean),
        between(
          scaled(marketing.roas, (share) => share),
          format.mean,
        ),
      ] as const;
  }
}
