/** Surveys, and the steps of the journey that they are asked at. */
import * as v from "valibot";
import { listOf, Page } from "../../shapes.ts";
import { Published, Survey, SurveyDraft, surveyStates } from "../survey.ts";
import { TouchpointList, Touchpoints } from "../touchpoint.ts";
import { read, write, type Operation } from "./operation.ts";

export const surveyOperations = {
  listSurveys: {
    method: "GET",
    path: "/v1/surveys",
    summary: "The surveys, newest first.",
    ...read,
    query: v.object({ ...Page, state: v.optional(v.picklist(surveyStates)) }),
    answer: listOf(Survey),
    problems: ["invalid_query"],
  },
  createSurvey: {
    method: "POST",
    path: "/v1/surveys",
    summary: "A new survey, as a draft.",
    ...write,
    body: SurveyDraft,
    status: 201,
    answer: Survey,
    problems: ["invalid_body"],
  },
  readSurvey: {
    method: "GET",
    path: "/v1/surveys/{id}",
    summary: "One survey with its draft.",
    ...read,
    answer: Survey,
    problems: ["not_found"],
  },
  updateSurvey: {
    method: "PUT",
    path: "/v1/surveys/{id}",
    summary: "Replace the draft. What is published stays as it is.",
    ...write,
    body: SurveyDraft,
    answer: Survey,
    problems: ["not_found", "invalid_body"],
  },
  publishSurvey: {
    method: "POST",
    path: "/v1/surveys/{id}/publish",
    summary: "Freeze the draft as the next version and make it live. An unchanged draft keeps its version.",
    ...write,
    answer: Published,
    problems: ["not_found", "no_questions", "foreign_place"],
  },
  archiveSurvey: {
    method: "DELETE",
    path: "/v1/surveys/{id}",
    summary: "Archive a survey: no longer asked, its responses stay.",
    ...write,
    answer: Survey,
    problems: ["not_found"],
  },
  readTouchpoints: {
    method: "GET",
    path: "/v1/touchpoints",
    summary: "The journey's steps, in order.",
    ...read,
    answer: Touchpoints,
    problems: [],
  },
  putTouchpoints: {
    method: "PUT",
    path: "/v1/touchpoints",
    summary: "Replace the ordered list of the journey's steps.",
    ...write,
    body: TouchpointList,
    answer: Touchpoints,
    problems: ["invalid_body"],
  },
} as const satisfies Record<string, Operation>;
