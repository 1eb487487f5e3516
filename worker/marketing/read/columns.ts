/**
 * Which column of a platform's export is which figure, by the names that its headers have in English and Spanish. The
 * first name of a list that a file has wins; what is not named here is not taken, however alike it sounds: all clicks
 * are not link clicks, leads are not conversions, and all conversion value counts what the account does not. Data.
 */
import { currencies, type MetricField, type Platform } from "#contract";

type Names = Readonly<Partial<Record<MetricField, readonly string[]>>>;

const ids = [
  "campaign id",
  "id de campana",
  "id de la campana",
  "identificador de la campana",
  "identificador de campana",
];
const currency = ["currency code", "currency", "codigo de moneda", "codigo de divisa", "moneda", "divisa"];
const account = ["account name", "account", "nombre de la cuenta", "nombre de cuenta", "cuenta"];
const day = ["day", "dia", "date", "fecha"];
const clicks = ["clicks", "clics"];
const conversions = ["conversions", "conversiones"];
const impressions = ["impressions", "impr", "impresiones"];
const reach = ["reach", "alcance"];

export const columnNames: Readonly<Record<Platform, Names>> = {
  google_ads: {
    day,
    account: [...account, "customer id", "id de cliente"],
    campaign: ["campaign", "campana"],
    campaignId: ids,
    currency,
    impressions: ["impr", ...impressions],
    clicks,
    spend: ["cost", "coste", "costo"],
    conversions,
    revenue: [
      "conv value",
      "conversion value",
      "valor de conv",
      "valor conv",
      "valor de conversion",
      "valor de las conversiones",
    ],
  },
  meta_ads: {
    day: ["day", "dia"],
    from: ["reporting starts", "inicio del informe"],
    through: ["reporting ends", "fin del informe", "finalizacion del informe"],
    account,
    campaign: ["campaign name", "nombre de la campana", "nombre de campana"],
    campaignId: ids,
    currency,
    impressions,
    reach,
    clicks: ["link clicks", "clics en el enlace", "clics en enlaces"],
    spend: ["amount spent", "importe gastado", "cantidad gastada"],
    conversions: ["purchases", "compras"],
    revenue: [
      "purchases conversion value",
      "purchase conversion value",
      "valor de conversion de compras",
      "valor de conversion de la compra",
    ],
    results: ["results", "resultados"],
    indicator: [
      "result indicator",
      "result type",
      "indicador de resultado",
      "indicador de resultados",
      "tipo de resultado",
    ],
  },
  linkedin_ads: {
    day: ["start date in utc", "start date", "day", "fecha de inicio en utc", "fecha de inicio", "dia"],
    through: ["end date in utc", "end date", "fecha de finalizacion en utc", "fecha de finalizacion"],
    account,
    campaign: ["campaign name", "nombre de la campana", "nombre de campana"],
    campaignId: ids,
    currency,
    impressions,
    reach,
    clicks,
    spend: ["total spent", "total gastado", "gasto total", "importe total gastado"],
    conversions,
    revenue: ["total conversion value", "conversion value", "valor total de conversion", "valor de conversion"],
  },
  tiktok_ads: {
    day: ["by day", "por dia", ...day],
    account,
    campaign: ["campaign name", "nombre de la campana", "nombre de campana"],
    campaignId: ids,
    currency,
    impressions,
    reach,
    clicks: ["clicks destination", "destination clicks", "clics destino", "clics en el destino"],
    spend: ["cost", "coste", "costo"],
    conversions,
    revenue: ["total purchase value", "purchase value", "total complete payment value", "valor total de compra"],
  },
  generic: {
    day,
    from: ["from", "start", "start date", "desde", "inicio", "fecha de inicio"],
    through: ["through", "to", "end", "end date", "hasta", "fin", "fecha de fin"],
    account,
    campaign: ["campaign", "campaign name", "utm campaign", "campana", "nombre de la campana", "nombre de campana"],
    campaignId: [...ids, "campaignid", "utm id"],
    currency,
    impressions,
    reach,
    clicks: [...clicks, "link clicks"],
    spend: ["spend", "cost", "amount spent", "gasto", "coste", "costo", "importe", "inversion", "importe gastado"],
    conversions: [...conversions, "purchases", "orders", "compras", "pedidos"],
    revenue: [
      "revenue",
      "conversion value",
      "conv value",
      "ingresos",
      "ventas",
      "valor de conversion",
      "valor de conv",
    ],
  },
};

/** A header's name without accents, case, marks and the currency that it may carry. */
export const plainHeader = (header: string): string =>
  header
    .replace(/\(([A-Z]{3})\)\s*$/, "")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** "Amount spent (EUR)"; "Cost (CPC)" names none. */
export function headerCurrency(header: string): string | null {
  const code = /\(([A-Z]{3})\)\s*$/.exec(header.trim())?.[1];
  return code !== undefined && currencies.has(code) ? code : null;
}

const spanish = /\b(campana|dia|fecha|inicio|coste|costo|importe|clics|impresiones|gastado|moneda|divisa|gasto)\b/;
export const isSpanish = (header: readonly string[]): boolean => header.some((name) => spanish.test(plainHeader(name)));

export type Columns = Partial<Record<MetricField, number>>;

/** Where each field stands in a header: as mapped by somebody, else by the platform's names. */
export function columnsIn(
  header: readonly string[],
  platform: Platform,
  mapping: Readonly<Partial<Record<MetricField, string>>>,
): Columns {
  const plain = header.map(plainHeader);
  const columns: Columns = {};
  const entries = Object.entries(columnNames[platform]) as [MetricField, readonly string[]][];
  for (const [field, names] of entries) {
    if (mapping[field] !== undefined) continue;
    const at = names.map((name) => plain.indexOf(name)).find((place) => place >= 0);
    if (at !== undefined) columns[field] = at;
  }
  for (const [field, name] of Object.entries(mapping) as [MetricField, string][]) {
    const at = name === "" ? -1 : header.indexOf(name);
    if (at >= 0) columns[field] = at;
  }
  return columns;
}

const told: readonly MetricField[] = ["impressions", "reach", "clicks", "spend", "conversions", "revenue"];

/** Two required columns make a header: the campaign, and a day or a figure. */
export const isHeader = (columns: Columns): boolean =>
  (columns.campaign !== undefined || columns.campaignId !== undefined) &&
  (columns.day !== undefined || columns.from !== undefined || told.some((field) => columns[field] !== undefined));
export const hasFigure = (columns: Columns): boolean =>
  told.some((field) => columns[field] !== undefined) || columns.results !== undefined;

/** Whether another platform would know clearly more of these columns: then it is likely that one's file. */
export function looksOther(header: readonly string[], platform: Platform): boolean {
  const known = (one: Platform): number => Object.keys(columnsIn(header, one, {})).length;
  return platform !== "generic" && branded.some((other) => known(other) > known(platform) + 1);
}
const branded: readonly Platform[] = ["google_ads", "meta_ads", "linkedin_ads", "tiktok_ads"];
