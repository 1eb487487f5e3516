/** The demo shop's journey and its six campaigns, each with one claim that can be checked. */
import type { CampaignDraft } from "#contract";

export const touchpoints = [
  { id: "landing", name: { es: "Llegada", en: "Landing" }, stage: "discover" },
  { id: "product", name: { es: "Producto", en: "Product" }, stage: "choose" },
  { id: "checkout", name: { es: "Pago", en: "Checkout" }, stage: "buy" },
  { id: "delivery", name: { es: "Entrega", en: "Delivery" }, stage: "receive" },
  { id: "support", name: { es: "Ayuda", en: "Support" }, stage: "receive" },
];

const draft = { priority: 0, externalIds: [] };

/** `over` is what the demo's link, mail and shop speak of; the others are met in the year's answers. */
export const campaigns = {
  over: {
    ...draft,
    name: "Entrega en 24 h",
    owner: "Lucía Ferrer",
    channel: "paid_search",
    externalIds: ["20480001111"],
    match: [{ field: "campaign", op: "is", value: "entrega-24h" }],
    promises: [
      {
        statement: { es: "Tu pedido llega en 24 horas", en: "Your order arrives within 24 hours" },
        kind: "speed",
        madeIn: "ad",
        dueTouchpoint: "checkout",
      },
    ],
  },
  handmade: {
    ...draft,
    name: "Otoño artesano",
    owner: "Marc Vidal",
    channel: "paid_social",
    match: [{ field: "campaign", op: "is", value: "otono-artesano" }],
    promises: [
      {
        statement: { es: "Piezas hechas a mano, sin defectos", en: "Handmade pieces, without flaws" },
        kind: "quality",
        madeIn: "ad",
        dueTouchpoint: "checkout",
      },
    ],
  },
  letter: {
    ...draft,
    name: "Carta del taller",
    owner: "Lucía Ferrer",
    channel: "email",
    match: [
      {
        all: [
          { field: "medium", op: "is", value: "email" },
          { field: "campaign", op: "startsWith", value: "carta-" },
        ],
      },
    ],
    promises: [
      {
        statement: {
          es: "Envuelto para regalo, con tu nota escrita a mano",
          en: "Gift-wrapped, with your note written by hand",
        },
        kind: "service",
        madeIn: "email",
        dueTouchpoint: "delivery",
      },
    ],
  },
  basket: {
    ...draft,
    name: "Vuelve a tu cesta",
    owner: "Marc Vidal",
    channel: "display",
    match: [{ field: "campaign", op: "is", value: "vuelve-a-tu-cesta" }],
    promises: [
      {
        statement: { es: "Envío y devolución gratis en 30 días", en: "Free delivery and returns for 30 days" },
        kind: "price",
        madeIn: "ad",
        dueTouchpoint: "delivery",
      },
    ],
  },
  hands: {
    ...draft,
    name: "Manos que crean",
    owner: "Inés Robles",
    channel: "affiliates",
    match: [
      { field: "campaign", op: "is", value: "manos-que-crean" },
      { field: "campaign", op: "glob", value: "manos-*-colab" },
    ],
    promises: [
      {
        statement: {
          es: "Cada pieza va firmada por quien la hizo",
          en: "Every piece is signed by the person who made it",
        },
        kind: "values",
        madeIn: "landing",
        dueTouchpoint: "delivery",
      },
    ],
  },
  kiln: {
    ...draft,
    name: "Del barro al horno",
    owner: "Inés Robles",
    channel: "paid_video",
    match: [
      {
        all: [
          { field: "source", op: "is", value: "tiktok" },
          { field: "campaign", op: "is", value: "del-barro-al-horno" },
        ],
      },
    ],
    promises: [
      {
        statement: { es: "Tu taza, igual que en el vídeo", en: "Your mug, just as in the video" },
        kind: "quality",
        madeIn: "ad",
        dueTouchpoint: "delivery",
      },
    ],
  },
} satisfies Record<string, CampaignDraft>;

export type CampaignName = keyof typeof campaigns;
