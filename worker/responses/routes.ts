/** Responses on the private side: list, one, delete. They come in through collect. */
import type { App } from "../http/context.ts";
import { mount } from "../http/operation.ts";
import { deleteResponse, listResponses, readResponse } from "./read.ts";

export function mountResponses(app: App): void {
  mount(app, "listResponses", ({ here, query }) => listResponses(here, query));
  mount(app, "readResponse", ({ here, id }) => readResponse(here, id));
  mount(app, "deleteResponse", ({ here, id }) => deleteResponse(here, id));
}
