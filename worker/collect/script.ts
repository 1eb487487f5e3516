/**
 * The script tag by a key's own address, `/voz.js/{key}`: the loader, with what `/v1/config` would say a moment later.
 * A page that has it asks for one thing less, and on a slow network a survey stands a way there and back sooner.
 */
import type { Config } from "#contract";
import { Refusal } from "../http/refusal.ts";
import { sha256 } from "../http/token.ts";

export const scriptPath = "/voz.js/:key{\\w+}";

/**
 * The loader, and before it what puts the configuration on the script's own element; its first line is for the engine and
 * stays first. A tag whose `data-key` is another key has none put there: it asks for its own. The configuration is a
 * text that is parsed, where no name of a workspace's own means anything to the language.
 */
export function scriptWith(loader: string, key: string, config: Config): string {
  const start = loader.startsWith("//") ? loader.indexOf("\n") + 1 : 0;
  const parsed = `JSON.parse(${JSON.stringify(JSON.stringify(config))})`;
  const element = `document.currentScript||document.querySelector("script[data-key][src*='/voz.js/']")`;
  const put = `(e=>{if(e&&e.dataset.key==${JSON.stringify(key)})e.voz=${parsed}})(${element});\n`;
  return loader.slice(0, start) + put + loader.slice(start);
}

export interface Loader {
  text: string;
  /** Of what the file says: another build has another, whatever serves it. */
  tag: string;
}

/** The loader of this Worker's own files, read once an instance: a new build is a new instance. */
export class Loaders {
  private known: Loader | undefined;

  async read(assets: Fetcher | undefined, origin: string): Promise<Loader> {
    if (this.known) return this.known;
    const response = await assets?.fetch(`${origin}/voz.js`);
    if (!response?.ok)
      throw new Refusal("unavailable", "The script is not among this Worker's files; build and deploy it again.");
    const text = await response.text();
    this.known = { text, tag: (await sha256(text)).slice(0, 16) };
    return this.known;
  }
}
