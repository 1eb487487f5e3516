/** What the platforms report of the demo year's campaigns, a day at a time: rows for the door of marketing figures. */
import type { MetricRow } from "#contract";
import { sequence } from "../draw.ts";
import { courierDays, dayOf, daysBefore, season, yearDays } from "./seasons.ts";

interface Bought {
  platform: MetricRow["platform"];
  account: string;
  campaign: string;
  campaignId?: string;
  /** In euros: on an average day, and for a click. */
  spend: number;
  click: number;
  /** Shares: clicks of impressions, orders of clicks. */
  clicked: number;
  ordered: number;
  /** In euros, of an order. */
  order: number;
  days?: number;
}

const bought: readonly Bought[] = [
  {
    platform: "google_ads",
    account: "Anochece ES",
    campaign: "ES | Búsqueda | Marca | Entrega 24 h",
    campaignId: "20480001111",
    spend: 230,
    click: 0.38,
    clicked: 0.075,
    ordered: 0.044,
    order: 56,
  },
  {
    platform: "meta_ads",
    account: "Anochece",
    campaign: "Otoño artesano",
    spend: 190,
    click: 0.34,
    clicked: 0.016,
    ordered: 0.027,
    order: 62,
  },
  {
    platform: "google_ads",
    account: "Anochece ES",
    campaign: "Vuelve a tu cesta",
    spend: 85,
    click: 0.46,
    clicked: 0.007,
    ordered: 0.031,
    order: 54,
  },
  {
    platform: "generic",
    account: "Colaboraciones",
    campaign: "Manos que crean",
    spend: 120,
    click: 0.72,
    clicked: 0.011,
    ordered: 0.021,
    order: 66,
  },
  {
    platform: "tiktok_ads",
    account: "Anochece",
    campaign: "Del barro al horno",
    spend: 60,
    click: 0.21,
    clicked: 0.009,
    ordered: 0.009,
    order: 49,
    days: 75,
  },
  // Nobody registered it: spend without feedback.
  {
    platform: "google_ads",
    account: "Anochece ES",
    campaign: "ES | Shopping | Catálogo",
    campaignId: "20480002222",
    spend: 110,
    click: 0.33,
    clicked: 0.012,
    ordered: 0.02,
    order: 51,
    days: courierDays,
  },
];

/** Up to yesterday: platforms report a day when it is over. */
export function yearSpend(now: number): MetricRow[] {
  const draw = sequence(20251122);
  const wobble = (by: number) => 1 - by + 2 * by * draw();
  return bought.flatMap(({ spend, click, clicked, ordered, order, days = yearDays, ...named }) =>
    Array.from({ length: days - 1 }, (_, at): MetricRow => {
      const time = daysBefore(now, days - 1 - at);
      // Budgets follow the season by half, orders follow it more than clicks do.
      const busy = season(time);
      const spent = spend * (0.5 + busy / 2) * wobble(0.12);
      const clicks = Math.max(1, Math.round(spent / (click * (0.9 + busy / 10) * wobble(0.06))));
      const impressions = Math.round(clicks / (clicked * wobble(0.08)));
      const conversions = Math.round(clicks * ordered * (0.85 + busy * 0.15) * wobble(0.15));
      return {
        ...named,
        day: dayOf(time),
        currency: "EUR",
        impressions,
        clicks,
        spendMinor: Math.round(spent * 100),
        conversions,
        revenueMinor: Math.round(conversions * order * wobble(0.08) * 100),
      };
    }),
  );
}
