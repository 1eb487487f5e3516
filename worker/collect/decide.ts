/**
 * What only the server can tell for this visitor: the campaign behind the touches, the promise to quote, the surveys
 * that are meant for them. Nothing of the question or the answer is stored.
 */
import type * as v from "valibot";
import type { DecideAnswer, DecideRequest, SurveyDraft } from "#contract";
import { localeFor } from "../../sdk/localized.ts";
import { inLocale, promiseDue } from "../campaigns/promise.ts";
import { dayIn } from "../http/day.ts";
import { freezeTouches } from "../responses/freeze.ts";
import { inAudience, type VisitorFacts } from "../surveys/audience.ts";
import { surveyKey, type Snapshot } from "../workspaces/snapshot.ts";
import type { Person } from "./person.ts";

export type Decision = v.InferOutput<typeof DecideRequest>;

/** The share of a 32-bit hash (FNV-1a): the same visitor always falls on the same side. */
export function shareOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  // FNV alone spreads short texts badly over the high bits.
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x45d9f3b);
  hash ^= hash >>> 16;
  return (hash >>> 0) / 0x1_0000_0000;
}

/** Who asks, beyond what the question says: by the request's headers, and by what is kept of the person. */
export type Asker = Person & Pick<VisitorFacts, "device">;
const nobody: Asker = { traits: {}, earlier: [] };

/** The language in which a survey comes out for a reader: its promise is told in no other. */
function spokenBy({ questions, locale }: Pick<SurveyDraft, "questions" | "locale">, wanted: string | undefined) {
  const texts = questions.map(({ ask }) => ask).find((ask) => typeof ask === "object");
  return texts ? localeFor(texts, wanted, locale) : wanted;
}

/** `draw` is one random number in 0…1, used where no visitor id makes the choice sticky. */
export function decide(
  snapshot: Snapshot,
  asked: Decision,
  now: Date,
  draw: number,
  asker: Asker = nobody,
): DecideAnswer {
  const { columns, lastNonDirect: touch } = freezeTouches(snapshot, asked.touches, now.toISOString());
  const campaign = snapshot.campaigns.find(({ id }) => id === columns.campaign) ?? null;
  const facts = {
    campaign: campaign ? { id: campaign.id, name: campaign.name } : null,
    channel: columns.channel ?? "direct",
    source: touch?.source ?? "(direct)",
    medium: touch?.medium ?? "(none)",
    locale: asked.locale,
    url: asked.page?.url,
    returning: asked.returning,
    context: asked.context,
    ...asker,
  } as const;

  const eligible: string[] = [];
  let due: string | undefined = asked.touchpoint;
  let spoken: string | undefined;
  for (const { id, state, version } of snapshot.surveys.values()) {
    if (state !== "live" || version === null || (asked.surveys && !asked.surveys.includes(id))) continue;
    const definition = snapshot.definitions.get(surveyKey(id, version));
    if (
      !definition ||
      !inAudience(definition.audience, { ...facts, touchpoint: definition.touchpoint ?? asked.touchpoint })
    )
      continue;
    eligible.push(id);
    if (definition.questions.some(({ kind }) => kind === "promise")) {
      due ??= definition.touchpoint;
      spoken ??= spokenBy(definition, asked.locale);
    }
  }

  const promise = campaign ? promiseDue(campaign.promises, due, dayIn(snapshot.timeZone, now)) : null;
  const share = asked.visitorId ? shareOf(`${asked.visitorId}:${promise?.id ?? ""}`) : draw;
  return {
    campaign: facts.campaign,
    channel: facts.channel,
    promise: promise && {
      id: promise.id,
      version: promise.version,
      statement: inLocale(promise.statement, spoken ?? asked.locale, snapshot.locale),
      arm: share < snapshot.settings.genericShare ? "generic" : "quoted",
    },
    eligible,
  };
}
