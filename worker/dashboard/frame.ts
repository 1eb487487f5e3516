/** What every part of a page may ask for: the language's words, formats, where it is, whose workspace it shows. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Endpoint, OperationName, Workspace } from "#contract";
import type { AppContext } from "../http/context.ts";
import { allows } from "../http/permission.ts";
import { formatOf, type Format } from "./format.ts";
import { languageOf, wordsIn, type Language } from "./language.ts";
import type { Words } from "./words/es.ts";

export interface Frame {
  language: Language;
  words: Words;
  format: Format;
  /** Path and query of this page, for the way back. */
  here: string;
  /** Scheme and host, for examples that are ready to run. */
  origin: string;
  /** Null where nobody is signed in. */
  workspace: Workspace | null;
  /** May whoever looks do this? Nobody who is not signed in may do anything. */
  may(name: OperationName): boolean;
  /** Whoever looks may not see who people are. */
  masked: boolean;
  /** When somebody else took their second factor off, as long as they may not know of it. */
  factorRemovedAt: string | undefined;
  /** Endpoints that are disabled or soon will be, for those who may do something about it. */
  troubled: readonly Endpoint[];
}

export function frameOf(c: AppContext, workspace: Workspace | null, language = languageOf(c)): Frame {
  const { origin, pathname, search } = new URL(c.req.url);
  const actor = c.get("actor");
  return {
    language,
    words: wordsIn[language],
    format: formatOf(language, workspace?.timeZone ?? "UTC"),
    here: pathname + search,
    origin,
    workspace,
    may: (name) => actor !== undefined && allows(actor, name),
    masked: !(actor?.may.includes("personal") ?? true),
    factorRemovedAt: actor?.factorRemovedAt,
    troubled: [],
  };
}

/** Where a second factor is set up: whoever lacks one that is asked for comes nowhere else. */
export const factorPath = "/app/account/second-factor";

const Context = createContext<Frame | null>(null);
export const FrameProvider = Context.Provider;

export function useFrame(): Frame {
  const frame = useContext(Context);
  if (!frame) throw new Error("A part was rendered outside of a page.");
  return frame;
}
