/** Surveys: drafts, publication, archive. What a page reads of them is collect's. */
import type { App } from "../http/context.ts";
import { mount } from "../http/operation.ts";
import { archiveSurvey, publishSurvey } from "./publish.ts";
import { listSurveys, readSurvey } from "./read.ts";
import { createSurvey, updateSurvey } from "./write.ts";

export function mountSurveys(app: App): void {
  mount(app, "listSurveys", ({ here, query }) => listSurveys(here, query));
  mount(app, "createSurvey", ({ here, body }) => createSurvey(here, body));
  mount(app, "readSurvey", async ({ here, id }) => (await readSurvey(here, id)).survey);
  mount(app, "updateSurvey", ({ here, id, body }) => updateSurvey(here, id, body));
  mount(app, "publishSurvey", ({ here, id }) => publishSurvey(here, id));
  mount(app, "archiveSurvey", ({ here, id }) => archiveSurvey(here, id));
}
