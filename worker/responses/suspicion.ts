/**
 * Does a response look as if no person had given it? A field filled in that no person sees says so by itself; all else
 * only together: a program is an honest client, a quick answer is a clear one, and many say the same. What is not known
 * says nothing. Pure, but for the texts that an instance remembers.
 */
import { isbot } from "isbot";
import { suspicious } from "../db/responses.ts";
import type { AppContext } from "../http/context.ts";
import { crc32 } from "../http/token.ts";

/** Names as they stand among a response's flags. */
export const signs = ["sign_agent", "sign_speed", "sign_trap", "sign_repeated", "sign_challenge"] as const;
export type Sign = (typeof signs)[number];
const weights: Readonly<Record<Sign, number>> = {
  sign_agent: 1,
  sign_speed: 1,
  sign_trap: 3,
  sign_repeated: 1,
  sign_challenge: 2,
};
const enough = 3;

/** Nobody reads and answers a question faster than this. */
const fastest = 400;
/** A text shorter than this is said by many; so often may a longer one come before it counts as repeated. */
const longEnough = 20;
const repeats = 3;
const mostTexts = 5_000;

/** How often texts came lately, in this Worker instance; only their checksums are held. */
export class Texts {
  private readonly counts = new Map<string, number>();

  /** Counts a text of a response, and tells how often it has come in other ones. */
  met(surveyId: string, responseId: string, text: string): number {
    const words = text.toLowerCase().replace(/\s+/gu, " ").trim();
    const place = `${surveyId} ${words.length} ${crc32(words)}`;
    // The same response sent again, or its next revision, repeats nobody.
    const own = `${place} ${responseId}`;
    const known = this.counts.get(place) ?? 0;
    if (this.counts.has(own)) return Math.max(0, known - 1);
    if (this.counts.size >= mostTexts) this.counts.clear();
    this.counts.set(own, 1);
    this.counts.set(place, known + 1);
    return known;
  }
}

/** What a request tells of who sends; without it nothing is suspected. */
export interface Watch {
  agent: string | undefined;
  /** A field was filled in that no person sees. */
  trapped: boolean;
  /** It came with a token of Turnstile that Cloudflare never made. */
  madeUp?: boolean;
  texts: Texts;
}

/** Nothing is watched where limits are off. */
export const watchOf = (c: AppContext, texts: Texts, trapped = false): Watch | undefined =>
  c.get("settings").limits ? { agent: c.req.header("user-agent"), trapped, texts } : undefined;

interface Given {
  id: string;
  surveyId: string;
  answers: Readonly<Record<string, unknown>>;
  at: string;
  startedAt: string | null;
}

/** The signs; a response is suspicious where they weigh enough, and then `suspicious` stands first. */
export function suspicionOf({ agent, trapped, madeUp = false, texts }: Watch, given: Given): string[] {
  const answers = Object.values(given.answers);
  const written = answers.filter((answer) => typeof answer === "string" && answer.length >= longEnough) as string[];
  const took = given.startedAt === null ? null : Date.parse(given.at) - Date.parse(given.startedAt);
  const found: Record<Sign, boolean> = {
    sign_agent: agent !== undefined && agent !== "" && isbot(agent),
    sign_speed: took !== null && answers.length > 0 && took < fastest * answers.length,
    sign_trap: trapped,
    sign_repeated: written.filter((text) => texts.met(given.surveyId, given.id, text) >= repeats).length > 0,
    sign_challenge: madeUp,
  };
  const told = signs.filter((sign) => found[sign]);
  const weight = told.reduce((sum, sign) => sum + weights[sign], 0);
  return weight >= enough ? [suspicious, ...told] : [];
}

export const isSuspicious = ({ flags }: { flags: readonly string[] }): boolean => flags.includes(suspicious);
