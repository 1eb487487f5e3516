// The demo shop, as a map from path to content: a few static pages that carry the Voz tag as any site would.
// Nothing is served or written here; whoever serves the shop asks for the map.
import { readFileSync } from "node:fs";
import { checkout } from "./pages/checkout.ts";
import { frame } from "./pages/frame.ts";
import type { Tag } from "./pages/frame.ts";
import type { Html } from "./pages/html.ts";
import { landing } from "./pages/landing.ts";
import { langs, paths } from "./pages/paths.ts";
import type { Lang, Page } from "./pages/paths.ts";
import { product } from "./pages/product.ts";
import { thanks } from "./pages/thanks.ts";
import { en } from "./words.en.ts";
import { es } from "./words.es.ts";
import type { Words } from "./words.es.ts";

const words: Record<Lang, Words> = { es, en };
const pages: Record<Page, (words: Words, lang: Lang) => Html> = { landing, product, checkout, thanks };
const order: readonly Page[] = ["landing", "product", "checkout", "thanks"];

/** In cascade order; they leave as one sheet. */
const styles = ["ground", "frame", "scene", "landing", "product", "checkout", "thanks"];

const sibling = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

export function buildShop(options: { key: string; scriptUrl: string }): Map<string, string> {
  const tag: Tag = { key: options.key, scriptUrl: options.scriptUrl };
  const files = new Map<string, string>();
  for (const page of order) {
    for (const lang of langs) {
      const main = pages[page](words[lang], lang);
      files.set(`${paths[page][lang].slice(1)}index.html`, frame({ lang, page, words: words[lang], tag, main }));
    }
  }
  files.set("demo/shop.css", styles.map((name) => sibling(`styles/${name}.css`)).join("\n"));
  for (const name of ["shop.js", "icon.svg"]) files.set(`demo/${name}`, sibling(name));
  return files;
}
