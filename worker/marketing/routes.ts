/**
 * Marketing figures: what platforms report of campaigns, as rows or as their own files; taken back, deleted, and joined
 * to the registry. Reading a file is `read/`, pure; writing all or nothing is `store/`; reports read what is written
 * through worker/reports/marketing.ts. Ratios are the reports'.
 */
import { metricLimits } from "#contract";
import { retagLater } from "../campaigns/routes.ts";
import { readBytes } from "../http/body.ts";
import type { App, AppContext } from "../http/context.ts";
import { mount } from "../http/operation.ts";
import { Refusal } from "../http/refusal.ts";
import { importFile, optionsOf, previewFile } from "./import.ts";
import { importOf, importRow, listImports, takeBack } from "./imports.ts";
import { listMetrics } from "./list.ts";
import { putMetrics } from "./put.ts";
import { removeMetrics } from "./remove.ts";
import { adoptMetrics, listUnmatchedMetrics } from "./unmatched.ts";

/** A file as it is: JSON and forms are sent by somebody who means something else. */
async function sentFile(c: AppContext): Promise<Uint8Array<ArrayBuffer>> {
  const type = (c.req.header("content-type") ?? "").toLowerCase();
  if (/json|multipart|x-www-form/.test(type))
    throw new Refusal("unsupported_media_type", "Send the file itself as the body, as text/csv.");
  return readBytes(c.req.raw, metricLimits.fileBytes);
}

export function mountMarketing(app: App): void {
  mount(app, "putMetrics", ({ here, body }) => putMetrics(here, body));
  mount(app, "listMetrics", ({ here, query }) => listMetrics(here, query));
  mount(app, "removeMetrics", ({ here, query }) => removeMetrics(here, query));
  mount(app, "importMetrics", async ({ c, here, query }) => {
    const bytes = await sentFile(c);
    const { platform, file = null, skipBad } = query;
    const sent = { bytes, name: file, platform, options: optionsOf(query), skipBad, held: null };
    return query.dryRun ? previewFile(here, sent) : importFile(here, sent);
  });
  mount(app, "listImports", ({ here, query }) => listImports(here, query));
  mount(app, "readImport", async ({ here, id }) => importOf(await importRow(here, id)));
  mount(app, "takeBackImport", ({ here, id }) => takeBack(here, id));
  mount(app, "unmatchedMetrics", ({ here }) => listUnmatchedMetrics(here));
  mount(app, "adoptMetrics", async ({ c, here, body }) => {
    const answer = await adoptMetrics(here, body);
    retagLater(c, here);
    return answer;
  });
}
