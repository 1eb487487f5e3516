/** What stands around everything that this room shows: the head, and the words that cards in a chat need. */
import type { ComponentChildren, VNode } from "preact";
import { render } from "preact-render-to-string";
import { directionOf } from "../filling/language.ts";
import { hostedHeaders, type PageStyle, type Sheltered } from "../headers.ts";
import { plain, type Look } from "./look.ts";
import { scriptPath } from "./script.ts";
import { stylePath } from "./style.css.ts";

export interface PageFacts extends Omit<Sheltered, "styles"> {
  status: number;
  locale: string;
  title: string;
  description: string;
  /** Who is asking; nobody on a page about trouble. */
  host?: string;
  /** Whose theme the page has; Voz's own if missing. */
  look?: Look;
  /** The style of this page alone, which holds that of its look. */
  style?: PageStyle | undefined;
  body: VNode;
  foot?: ComponentChildren;
  headers?: Readonly<Record<string, string>>;
}

function Document({ locale, title, description, host, look = plain, style, body, foot }: PageFacts) {
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={look.scheme} />
        <meta name="theme-color" content={look.ground.light} media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content={look.ground.dark} media="(prefers-color-scheme: dark)" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="description" content={description} />
        <meta property="og:type" content="website" />
        <meta property="og:title" content={title} />
        <meta property="og:description" content={description} />
        <meta property="og:locale" content={locale.replaceAll("-", "_")} />
        {host && <meta property="og:site_name" content={host} />}
        <title>{title}</title>
        <link rel="icon" href="/dashboard/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={stylePath} />
        {/* oxlint-disable-next-line react/no-danger -- a style of our own making, without markup; CSP holds its digest */}
        {style && <style dangerouslySetInnerHTML={{ __html: style.css }} />}
        <script type="module" src={scriptPath} />
      </head>
      <body>
        <main>{body}</main>
        {foot && <footer>{foot}</footer>}
      </body>
    </html>
  );
}

/** A shared cache keeps nothing of it; the visitor's own may, so that going back finds the form as it was left. */
export function answerHosted(facts: PageFacts): Response {
  const { status, locale, style, headers } = facts;
  return new Response(`<!doctype html>${render(<Document {...facts} />)}`, {
    status,
    headers: {
      ...hostedHeaders({ ...facts, styles: style ? [style.digest] : [] }),
      "content-type": "text/html; charset=utf-8",
      "content-language": locale,
      "cache-control": "private, no-cache",
      vary: "Accept-Language, Sec-Fetch-Dest, Referer",
      ...headers,
    },
  });
}
