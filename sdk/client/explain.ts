/** Why a survey would or would not come up now: for whoever builds a survey in, so nothing else waits for this file. */
import type { Base } from "./journey.ts";
import type { Reason } from "./eligibility.ts";
import type { Engine } from "./engine.ts";

export function explain({ desk, identity, rules }: Base, judge: Engine["judge"], surveyId: string): Reason[] {
  const survey = desk.known!.surveys.find(({ id }) => id === surveyId);
  if (!survey) return ["not_live"];
  const [reasons, meant] = judge(survey);
  if (!identity.who.visitorId && /group|sampled/.test(String(reasons))) reasons.push("drawn_per_load");
  if (!survey.when?.any.length) reasons.push("no_trigger");
  else if (rules?.triggers(survey).length === 0) reasons.push("other_page");
  if (!meant) reasons.push(meant === false ? "not_in_audience" : "undecided");
  return reasons.length ? reasons : ["eligible"];
}
