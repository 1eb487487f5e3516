/** When there is no survey to show: a calm page in the same look, with what to do and the number to ask us by. */
import { problems, type ProblemCode } from "#contract";
import type { AppContext } from "../../http/context.ts";
import type { Refusal } from "../../http/refusal.ts";
import { localeOf, wordsFor } from "../filling/language.ts";
import { Notice } from "../parts/notice.tsx";
import { answerHosted } from "../parts/page.tsx";
import type { Trouble } from "../words/en.ts";

const troubles: Partial<Record<ProblemCode, Trouble>> = {
  not_found: "notFound",
  method_not_allowed: "notFound",
  rate_limited: "limited",
  body_too_large: "tooLarge",
  unsupported_media_type: "form",
  cross_site: "form",
  invalid_body: "form",
  conflict: "form",
  unavailable: "unavailable",
};

/** Is this an address of ours, so that whoever asks for it is a person in front of a survey? */
export const isHosted = (path: string): boolean => path.startsWith("/s/");

export function showTrouble(c: AppContext, trouble: Trouble, status: number, headers: Record<string, string> = {}) {
  const locale = localeOf({ locale: "en", questions: [] }, c.req.query("lang"), c.req.header("accept-language"));
  const { words } = wordsFor(locale);
  const { title, say } = words[trouble];
  return answerHosted({
    status,
    locale,
    title,
    description: say,
    secure: new URL(c.req.url).protocol === "https:",
    headers: { ...headers, "cache-control": "no-store" },
    body: (
      <Notice title={title} say={say}>
        {status >= 500 && (
          <p class="fine">
            {words.number}: <code>{c.get("requestId")}</code>
          </p>
        )}
      </Notice>
    ),
  });
}

/** A refusal or a failure on one of our addresses, as its visitor meets it. */
export const hostedTrouble = (c: AppContext, refusal: Refusal): Response =>
  showTrouble(c, troubles[refusal.code] ?? "internal", problems[refusal.code][0], { ...refusal.headers });
