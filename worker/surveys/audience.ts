/** Is this visitor one of those that a survey is meant for? Pure; runs on the server only. */
import { compare, holds } from "../../sdk/compare.ts";
import type { SurveyDraft } from "#contract";

export interface VisitorFacts {
  campaign: { id: string; name: string } | null;
  channel: string;
  source: string;
  medium: string;
  locale?: string | undefined;
  touchpoint?: string | undefined;
}

export function inAudience(audience: SurveyDraft["audience"], facts: VisitorFacts): boolean {
  return holds(audience, ({ field, op, value }) => {
    // A campaign may be named by its id or by its name.
    if (field === "campaign")
      return compare(facts.campaign ? [facts.campaign.id, facts.campaign.name] : null, op, value);
    return compare(facts[field], op, value);
  });
}
