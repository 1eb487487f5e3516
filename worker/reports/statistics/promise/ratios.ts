/** Marketing ratios: sums first, then divided. A mean of ratios is another number, and wrong. */

/** What was imported of a campaign on a platform; null is not imported, which is not 0. */
export interface Volume {
  currency: string | null;
  impressions: number | null;
  reach: number | null;
  clicks: number | null;
  spendMinor: number | null;
  conversions: number | null;
  revenueMinor: number | null;
}

/** Rates, money in major units a thing, and revenue a unit of spend; null where a part is missing or divides by 0. */
export interface Ratios {
  ctr: number | null;
  cpc: number | null;
  cpm: number | null;
  cvr: number | null;
  cpa: number | null;
  roas: number | null;
  aov: number | null;
  /** Impressions a person: of one row only, because reach cannot be added. */
  frequency: number | null;
}

type Figure = Exclude<keyof Volume, "currency">;

/**
 * Adds rows up. Reach is the greatest one: the same people stand in several rows. Money of several currencies is never
 * added: spend and revenue are then null.
 */
export function totalOf(rows: readonly Volume[]): Volume {
  const sum = (figure: Figure) =>
    rows.reduce<number | null>((total, row) => (row[figure] === null ? total : (total ?? 0) + row[figure]), null);
  const currencies = currenciesOf(rows);
  const single = currencies.size < 2;
  const reaches = rows.flatMap(({ reach }) => reach ?? []);
  return {
    currency: single ? (currencies.values().next().value ?? null) : null,
    impressions: sum("impressions"),
    reach: reaches.length === 0 ? null : reaches.reduce((most, reach) => Math.max(most, reach)),
    clicks: sum("clicks"),
    spendMinor: single ? sum("spendMinor") : null,
    conversions: sum("conversions"),
    revenueMinor: single ? sum("revenueMinor") : null,
  };
}

const currenciesOf = (rows: readonly Volume[]): Set<string> => new Set(rows.flatMap(({ currency }) => currency ?? []));

/**
 * The ratios of one row or of several together. Each ratio is taken over the rows that have both of its parts: revenue
 * that one platform does not report must not make the others' spend look fruitless.
 */
export function ratiosOf(rows: readonly Volume[]): Ratios {
  const currencies = currenciesOf(rows);
  const [currency = null] = currencies;
  const minor = currency === null ? 1 : 10 ** minorDigits(currency);
  const one = currencies.size < 2;
  const ratio = (above: Figure, below: Figure, scale = 1): number | null => {
    let [top, bottom] = [0, 0];
    for (const row of rows)
      if (row[above] !== null && row[below] !== null) {
        top += row[above];
        bottom += row[below];
      }
    return bottom === 0 ? null : (scale * top) / bottom;
  };
  const money = (above: Figure, below: Figure, scale: number) => (one ? ratio(above, below, scale) : null);
  return {
    ctr: ratio("clicks", "impressions"),
    cpc: money("spendMinor", "clicks", 1 / minor),
    cpm: money("spendMinor", "impressions", 1000 / minor),
    cvr: ratio("conversions", "clicks"),
    cpa: money("spendMinor", "conversions", 1 / minor),
    roas: money("revenueMinor", "spendMinor", 1),
    aov: money("revenueMinor", "conversions", 1 / minor),
    frequency: rows.length === 1 ? ratio("impressions", "reach") : null,
  };
}

/** How many digits a currency's minor unit has: 2 for EUR, 0 for JPY, 3 for KWD. Source: ISO 4217, as Intl holds it. */
export const minorDigits = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
