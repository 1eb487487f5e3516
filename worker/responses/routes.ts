/** Responses on the private side: list, one, export, delete. They come in through collect. */
import { operations } from "#contract";
import { nudge } from "../deliveries/nudge.ts";
import type { App } from "../http/context.ts";
import { csvHeaders } from "../http/csv.ts";
import { authorize, mount } from "../http/operation.ts";
import { validate } from "../http/validate.ts";
import { deleteResponse } from "./delete.ts";
import { exportResponses } from "./export.ts";
import { markResponse } from "./mark.ts";
import { listResponses, readResponse } from "./read.ts";

export function mountResponses(app: App): void {
  mount(app, "listResponses", ({ here, query }) => listResponses(here, query));
  app.get(operations.exportResponses.path, async (c) => {
    const here = await authorize(c, "exportResponses");
    const { format, ...filter } = validate(operations.exportResponses.query, c.req.query(), "invalid_query");
    const name = `responses-${here.now.toISOString().slice(0, 10)}.${format}`;
    const headers = csvHeaders(name);
    if (format === "ndjson") headers["content-type"] = "application/x-ndjson; charset=utf-8";
    return c.body(await exportResponses(here, filter, format), 200, headers);
  });
  mount(app, "readResponse", ({ here, id }) => readResponse(here, id));
  mount(app, "updateResponse", async ({ here, id, body }) => {
    await markResponse(here, id, body);
    return readResponse(here, id);
  });
  mount(app, "deleteResponse", async ({ c, here, id }) => {
    const endpoints = await deleteResponse(here, id);
    if (endpoints.length > 0) nudge(c, here.workspaceId, endpoints);
  });
}
