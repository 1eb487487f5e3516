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

/** The address as a query of one survey: the one it names, else the one that was answered last, else the first. */
export async function oneSurvey(desk: Desk): Promise<Choices & { asked: Asked; survey: string | undefined }> {
  const { c, here, workspace } = desk;
  const given = resultsAsked(c.req.query(), workspace.timeZone, here.now);
  const [choices, newest] = await Promise.all([choicesOf(desk), listResponses(here, { limit: 1 })]);
  const survey =
    given.narrowing.survey ??
    newest.items[0]?.surveyId ??
    (choices.surveys.find(({ state }) => state === "live") ?? choices.surveys[0])?.id;
  return { ...choices, survey, asked: { ...given, narrowing: { ...given.narrowing, ...(survey ? { survey } : {}) } } };
}
