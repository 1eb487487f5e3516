/** `@voz/sdk`: the headless client. No dependency, no DOM needed, no view of its own. */
export { createVoz } from "./client/voz.ts";
export { isVozError, VozError, type FailureCode, type ProblemLike } from "./client/error.ts";
export type { Reason } from "./client/eligibility.ts";
export type { StorageLike } from "./client/shelf.ts";
export type { RandomBytes } from "./client/uuid.ts";
export type {
  AnswersTo,
  ConsentDetails,
  RespondOptions,
  Show,
  Showing,
  ShownSurvey,
  Submitted,
  SurveyId,
  Surveys,
  Voz,
  VozEvents,
  VozOptions,
} from "./client/voz.types.ts";
export type { ConsentState, Localized, PromiseRef, PublishedSurvey, Touch } from "./contract/wire.types.ts";
