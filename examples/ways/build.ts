// Ways to put Voz on a page, as a map from path to content: an index of all examples, and five of them. Nothing is
// served or written here; whoever serves the pages asks for the map.
import { readFileSync } from "node:fs";
import { html } from "../shop/pages/html.ts";
import { langs } from "../shop/pages/paths.ts";
import type { Lang } from "../shop/pages/paths.ts";
import { frame, pathOf } from "./frame.ts";
import type { Own, Tag } from "./frame.ts";
import { consent } from "./pages/consent.ts";
import { inline } from "./pages/inline.ts";
import { singlePageApp } from "./pages/single-page-app.ts";
import { strictPolicy } from "./pages/strict-policy.ts";
import { tagManager } from "./pages/tag-manager.ts";
import { words } from "./words.ts";
import type { Way } from "./words.ts";

const pages: Record<Own, (tag: Tag, lang: Lang) => string> = {
  "tag-manager": tagManager,
  "strict-policy": strictPolicy,
  "single-page-app": singlePageApp,
  inline,
  consent,
};

function index(lang: Lang): string {
  const say = words[lang];
  const entry = (way: Way) =>
    html`<li>
      <a href="${pathOf(lang, way)}">
        <strong>${say.ways[way].name}</strong>
        <span>${say.ways[way].line}</span>
      </a>
    </li>`;
  return frame({
    lang,
    main: html`<p class="lead">${say.lead}</p>
      <ul class="ways">
        ${(Object.keys(say.ways) as Way[]).map(entry)}
      </ul>`,
  });
}

const sibling = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

export function buildWays(tag: Tag): Map<string, string> {
  const files = new Map<string, string>();
  for (const lang of langs) {
    files.set(`${pathOf(lang).slice(1)}index.html`, index(lang));
    for (const [way, page] of Object.entries(pages) as [Own, (typeof pages)[Own]][])
      files.set(`${pathOf(lang, way).slice(1)}index.html`, page(tag, lang));
  }
  for (const name of ["ways", ...Object.keys(pages)])
    files.set(`demo/examples/${name}.js`, sibling(`scripts/${name}.js`));
  files.set("demo/examples/ways.css", sibling("ways.css"));
  return files;
}
