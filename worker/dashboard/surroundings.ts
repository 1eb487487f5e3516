/** What the pages of a survey's figures choose from, and the survey that they are about where nobody chose one. */
import type { Campaign, Survey } from "#contract";
import { listCampaigns } from "../campaigns/read.ts";
import { listResponses } from "../responses/read.ts";
import { listSurveys } from "../surveys/read.ts";
import type { Desk } from "./desk.ts";
import { resultsAsked, type Asked } from "./results.ts";
import { touchpointNames } from "./voices.ts";

export interface Choices {
  /** The published ones. */
  surveys: readonly Survey[];
  campaigns: readonly Campaign[];
  touchpoints: ReadonlyMap<string, string>;
}

export async function choicesOf({ here, frame, workspace }: Desk): Promise<Choices> {
  const [surveys, campaigns, touchpoints] = await Promise.all([
    listSurveys(here, { limit: 200 }),
    listCampaigns(here, { limit: 500 }),
    touchpointNames(here, frame.language, workspace.locale),
  ]);
  return {
    surveys: surveys.items.filter(({ version }) => version !== null),
    campaigns: campaigns.items,
    touchpoints,
  };
}

/**
 * The address as a query of one survey: the one it names, else, of those that the page has something to say of, the one
 * that was answered last, else a live one. `weight` says how much that is, a whole number.
 */
export async function oneSurvey(
  desk: Desk,
  weight: (survey: Survey) => number = () => 1,
): Promise<Choices & { asked: Asked; survey: string | undefined }> {
  const { c, here, workspace } = desk;
  const given = resultsAsked(c.req.query(), workspace.timeZone, here.now);
  const [choices, newest] = await Promise.all([choicesOf(desk), listResponses(here, { limit: 1 })]);
  const last = newest.items[0]?.surveyId;
  const place = (survey: Survey): number =>
    4 * weight(survey) + (survey.id === last ? 2 : 0) + (survey.state === "live" ? 1 : 0);
  const [best] = choices.surveys.toSorted((a, b) => place(b) - place(a));
  const survey = given.narrowing.survey ?? best?.id;
  return { ...choices, survey, asked: { ...given, narrowing: { ...given.narrowing, ...(survey ? { survey } : {}) } } };
}
