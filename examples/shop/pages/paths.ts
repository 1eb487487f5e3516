// Where each page lives, in each language.
export type Lang = "es" | "en";
export type Page = "landing" | "product" | "checkout" | "thanks";

export const langs: readonly Lang[] = ["es", "en"];

export const paths: Record<Page, Record<Lang, string>> = {
  landing: { es: "/demo/", en: "/demo/en/" },
  product: { es: "/demo/producto/", en: "/demo/en/product/" },
  checkout: { es: "/demo/pago/", en: "/demo/en/checkout/" },
  thanks: { es: "/demo/gracias/", en: "/demo/en/thanks/" },
};

/** The two advertised arrivals; the landing page shows the claim whose `campaign` is in the address. */
export const campaigns = [
  { claim: "newsletter", source: "newsletter", medium: "email", campaign: "entrega-24h" },
  { claim: "instagram", source: "instagram", medium: "paid_social", campaign: "otono-artesano" },
] as const;

export function campaignPath(lang: Lang, ad: (typeof campaigns)[number]): string {
  const query = new URLSearchParams({ utm_source: ad.source, utm_medium: ad.medium, utm_campaign: ad.campaign });
  return `${paths.landing[lang]}?${query}`;
}
