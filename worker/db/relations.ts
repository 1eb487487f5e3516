/** How the tables belong together: what a join goes by, each said once. */
import { and, eq, isNull } from "drizzle-orm";
import { campaigns } from "./campaigns.ts";
import { responses } from "./responses.ts";
import { surveys, surveyVersions } from "./surveys.ts";

/** The version of the survey that a response answered. */
export const answeredVersion = and(
  eq(surveyVersions.workspaceId, responses.workspaceId),
  eq(surveyVersions.surveyId, responses.surveyId),
  eq(surveyVersions.version, responses.surveyVersion),
);

/** The version of a survey that is published now. */
export const publishedVersion = and(
  eq(surveyVersions.workspaceId, surveys.workspaceId),
  eq(surveyVersions.surveyId, surveys.id),
  eq(surveyVersions.version, surveys.version),
);

/** The campaign of a response by the default model, as long as it is there. */
export const campaignOf = and(
  eq(campaigns.workspaceId, responses.workspaceId),
  eq(campaigns.id, responses.campaign),
  isNull(campaigns.deletedAt),
);
