/**
 * Is this visitor one of those that a survey is meant for? Pure; runs on the server only. What a page judges by itself
 * is parted from what never leaves the server.
 */
import { addressed } from "../../sdk/address.ts";
import { compare, holds } from "../../sdk/compare.ts";
import { pageFields, type Audience } from "#contract";

type AudienceCondition = Extract<Audience, { all: unknown }>["all"][number];

/** An earlier response of the same person, the newest first in a list. */
export interface EarlierResponse {
  surveyId: string;
  complete: boolean;
  answers: Record<string, unknown>;
}

export interface VisitorFacts {
  campaign: { id: string; name: string } | null;
  channel: string;
  source: string;
  medium: string;
  touchpoint?: string | undefined;
  traits: Record<string, unknown>;
  earlier: readonly EarlierResponse[];
  /** What the page knows; judged here only where it was told. */
  locale?: string | undefined;
  device?: string | null | undefined;
  url?: string | undefined;
  returning?: boolean | undefined;
  context?: Record<string, unknown> | undefined;
}

const isPageField = ({ field }: AudienceCondition): boolean => pageFields.some((own) => own === field);
const conditionsOf = (audience: Audience | undefined): readonly AudienceCondition[] =>
  audience ? ("all" in audience ? audience.all : audience.any) : [];

/** The fields that only the server can judge. */
export const serverFields = (audience: Audience | undefined): string[] =>
  conditionsOf(audience)
    .filter((condition) => !isPageField(condition))
    .map(({ field }) => field);

/** As much of an audience as every page may know; undefined where that is nothing. */
export function pageAudience(audience: Audience | undefined): Audience | undefined {
  const own = conditionsOf(audience).filter(isPageField);
  if (!audience || own.length === 0) return undefined;
  return "all" in audience ? { all: own } : { any: own };
}

const filled = <Entry>(list: readonly Entry[]): readonly Entry[] | null => (list.length > 0 ? list : null);

/** The fact that a condition is about; undefined where the page knows it and did not tell. */
function factOf(condition: AudienceCondition, facts: VisitorFacts): unknown {
  switch (condition.field) {
    case "campaign":
      // A campaign may be named by its id or by its name.
      return facts.campaign ? [facts.campaign.id, facts.campaign.name] : null;
    case "trait":
      return facts.traits[condition.name] ?? null;
    case "answered":
      return filled(facts.earlier.filter(({ complete }) => complete).map(({ surveyId }) => surveyId));
    case "answer": {
      const { question, survey } = condition;
      const given = facts.earlier.find(
        ({ surveyId, answers }) => (!survey || survey === surveyId) && answers[question] !== undefined,
      );
      return given?.answers[question] ?? null;
    }
    case "locale":
      return facts.locale && [facts.locale, facts.locale.split("-")[0]];
    case "device":
      return facts.device === "phone" ? ["phone", "mobile"] : (facts.device ?? undefined);
    case "url":
      return facts.url === undefined ? undefined : addressed(condition, facts.url);
    case "visitor":
      return facts.returning === undefined ? undefined : facts.returning ? "returning" : "new";
    case "context":
      return facts.context && (facts.context[condition.name] ?? null);
    default:
      return facts[condition.field] ?? null;
  }
}

/** What a page judges by itself and did not tell stands in the way of no `all`, and is no way into an `any`. */
export const inAudience = (audience: Audience | undefined, facts: VisitorFacts): boolean =>
  holds<AudienceCondition>(audience, (condition) => {
    const fact = factOf(condition, facts);
    if (fact === undefined && isPageField(condition)) return "all" in audience!;
    const { op, value } = condition as { op: Parameters<typeof compare>[1]; value?: Parameters<typeof compare>[2] };
    return compare(fact, op, value);
  });
