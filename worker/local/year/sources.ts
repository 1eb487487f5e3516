/**
 * Where the demo year's people come from, and how each of them fares: what was promised, how often it was kept where
 * it is asked about, and who they are. All of it is made up; the figures are chosen so that each state of a promise
 * is met once, and one campaign sells best while it keeps least.
 */
import type { CampaignName } from "../shop/campaigns.ts";
import type { Topic } from "./said.types.ts";

/** One way in: the parameters of the link, or the page that referred. */
export interface Way {
  params: Record<string, string>;
  referrer: string;
}

export interface Source {
  campaign?: CampaignName;
  share: number;
  ways: readonly Way[];
  /** Of the promises asked about at the end of an order, and after its delivery: how many were kept. */
  kept: { checkout: number; delivery: number };
  /** Part of those that it surpassed. */
  surpassed: number;
  spanish: number;
  phone: number;
  /** What they rather write about. */
  topics: readonly Topic[];
  /** Runs only for so many days up to today. */
  days?: number;
}

const tagged = (source: string, medium: string, campaign: string, referrer = "", more = {}): Way => ({
  params: { utm_source: source, utm_medium: medium, utm_campaign: campaign, ...more },
  referrer,
});
const google = "https://www.google.com/";
const instagram = "https://l.instagram.com/";

export const sources: readonly Source[] = [
  {
    campaign: "over",
    share: 0.26,
    ways: [
      tagged("google", "cpc", "entrega-24h", google, { utm_id: "20480001111", utm_term: "anochece lamparas" }),
      tagged("google", "cpc", "entrega-24h", google, { utm_id: "20480001111", utm_term: "anochece ceramica" }),
      tagged("google", "cpc", "entrega-24h", google, { utm_id: "20480001111" }),
      tagged("newsletter", "email", "entrega-24h"),
    ],
    kept: { checkout: 0.64, delivery: 0.42 },
    surpassed: 0.12,
    spanish: 0.7,
    phone: 0.52,
    topics: ["delivery", "delivery", "delivery", "packaging"],
  },
  {
    campaign: "handmade",
    share: 0.19,
    ways: [
      tagged("instagram", "paid_social", "otono-artesano", instagram, { utm_content: "esmalte-azul" }),
      tagged("instagram", "paid_social", "otono-artesano", instagram, { utm_content: "torno" }),
      tagged("facebook", "paid_social", "otono-artesano", "https://l.facebook.com/"),
    ],
    kept: { checkout: 0.91, delivery: 0.93 },
    surpassed: 0.34,
    spanish: 0.6,
    phone: 0.84,
    topics: ["piece", "piece", "gift", "breakage"],
  },
  {
    campaign: "letter",
    share: 0.12,
    ways: ["primavera", "taller-abierto", "nuevas-piezas"].map((month) =>
      tagged("newsletter", "email", `carta-${month}`),
    ),
    kept: { checkout: 0.76, delivery: 0.77 },
    surpassed: 0.3,
    spanish: 0.74,
    phone: 0.5,
    topics: ["gift", "gift", "packaging", "web"],
  },
  {
    campaign: "basket",
    share: 0.12,
    ways: [tagged("criteo", "display", "vuelve-a-tu-cesta"), tagged("google", "display", "vuelve-a-tu-cesta")],
    kept: { checkout: 0.74, delivery: 0.72 },
    surpassed: 0.15,
    spanish: 0.62,
    phone: 0.6,
    topics: ["price", "price", "web", "delivery"],
  },
  {
    campaign: "hands",
    share: 0.14,
    ways: [
      tagged("la-mesa-lenta", "affiliate", "manos-que-crean", "https://lamesalenta.example/"),
      tagged("clay-and-co", "affiliate", "manos-clay-and-co-colab", "https://clayandco.example/"),
    ],
    kept: { checkout: 0.97, delivery: 0.975 },
    surpassed: 0.42,
    spanish: 0.58,
    phone: 0.66,
    topics: ["piece", "gift", "support", "packaging"],
  },
  {
    campaign: "kiln",
    share: 0.012,
    ways: [tagged("tiktok", "paid_video", "del-barro-al-horno", "https://www.tiktok.com/")],
    kept: { checkout: 0.75, delivery: 0.7 },
    surpassed: 0.2,
    spanish: 0.55,
    phone: 0.96,
    topics: ["piece", "price"],
    days: 75,
  },
  {
    share: 0.08,
    ways: [
      { params: {}, referrer: google },
      { params: {}, referrer: "https://duckduckgo.com/" },
      { params: {}, referrer: "https://chatgpt.com/" },
    ],
    kept: { checkout: 0.8, delivery: 0.8 },
    surpassed: 0.2,
    spanish: 0.62,
    phone: 0.55,
    topics: ["web", "piece", "price"],
  },
  // Tagged by somebody who registered no campaign: the dashboard lists the names for adoption.
  {
    share: 0.03,
    ways: [tagged("newsletter", "email", "Navidad 2026"), tagged("pinterest", "social", "tableros-de-invierno")],
    kept: { checkout: 0.8, delivery: 0.8 },
    surpassed: 0.2,
    spanish: 0.7,
    phone: 0.6,
    topics: ["gift", "price"],
    days: 60,
  },
  {
    share: 0.06,
    ways: [{ params: {}, referrer: "" }],
    kept: { checkout: 0.8, delivery: 0.8 },
    surpassed: 0.2,
    spanish: 0.68,
    phone: 0.5,
    topics: ["piece", "web", "delivery"],
  },
];
