/**
 * `/s/{surveyId}/receipt/{receipt}`: who answered sees what is kept of that answer, takes it along as a file, and erases it,
 * with no account and no script. The receipt comes with the page's thank-you, or from the company (see privacy/link.ts). A
 * made-up one is told from nothing: the page says that there is no survey, before the database is asked for a response.
 */
import { and, eq } from "drizzle-orm";
import type { SurveyDraft } from "#contract";
import { openContacts } from "../../customers/contacts.ts";
import { schema } from "../../db/index.ts";
import { refuseCrossSite } from "../../http/actor.ts";
import { surroundingsOf, type App, type AppContext } from "../../http/context.ts";
import { csvHeaders } from "../../http/csv.ts";
import { eraseResponse } from "../../privacy/erase.ts";
import { openReceipt, receiptPath } from "../../privacy/link.ts";
import { tellReceivers } from "../../privacy/routes.ts";
import { definitionOf } from "../../workspaces/snapshot.ts";
import type { Found } from "../find.ts";
import { localeOf } from "../filling/language.ts";
import { lookOf } from "../parts/look.ts";
import { showTrouble } from "../pages/trouble.tsx";
import { showGone, showKept, type Claimed } from "./page.tsx";
import type { Kept } from "./read.ts";

/** The survey whatever its state is, or the page that says why there is none. */
type Find = (c: AppContext) => Promise<Found | Response>;

async function readKept(c: AppContext, workspaceId: string, id: string): Promise<Kept | undefined> {
  const { responses } = schema;
  const [row] = await c
    .get("db")
    .select()
    .from(responses)
    .where(and(eq(responses.workspaceId, workspaceId), eq(responses.id, id)));
  if (!row) return undefined;
  const { sealedContacts: _, ...kept } = { ...row, answers: await openContacts(c.get("settings").authSecret, row) };
  return kept;
}

export function mountReceipts(app: App, find: Find): void {
  /** Which response a receipt is of, or the page that says that there is nothing. */
  async function claim(c: AppContext): Promise<{ found: Found; responseId: string; path: string } | Response> {
    const found = await find(c);
    if (found instanceof Response) return found;
    const { id: surveyId, host } = found;
    const receipt = c.req.param("receipt") ?? "";
    const about = { workspaceId: host.workspaceId, surveyId };
    const responseId = await openReceipt(c.get("settings").authSecret, about, receipt);
    if (responseId === null) return showTrouble(c, "notFound", 404);
    return { found, responseId, path: receiptPath(surveyId, receipt) };
  }

  function claimed(c: AppContext, { host, snapshot }: Found, survey: SurveyDraft): Claimed {
    return {
      host,
      survey,
      look: lookOf(snapshot.settings.theme, survey.show?.theme),
      locale: localeOf(survey, c.req.query("lang"), c.req.header("accept-language")),
      timeZone: snapshot.timeZone,
      secure: new URL(c.req.url).protocol === "https:",
    };
  }

  app.get("/s/:id/receipt/:receipt", async (c) => {
    const asked = await claim(c);
    if (asked instanceof Response) return asked;
    const { found, responseId, path } = asked;
    const kept = await readKept(c, found.host.workspaceId, responseId);
    if (!kept) return showGone(claimed(c, found, found.survey));
    if (c.req.query("file") === "json") {
      const headers = { ...csvHeaders("answer.json"), "content-type": "application/json; charset=utf-8" };
      return c.body(JSON.stringify(kept, null, 2), 200, headers);
    }
    const survey = await definitionOf(c.get("db"), found.snapshot, found.id, kept.surveyVersion);
    return showKept(claimed(c, found, survey ?? found.survey), kept, path);
  });

  app.post("/s/:id/receipt/:receipt", async (c) => {
    refuseCrossSite(c);
    const asked = await claim(c);
    if (asked instanceof Response) return asked;
    const { found, responseId, path } = asked;
    const here = surroundingsOf(c, found.host.workspaceId);
    // Pressed twice, it is gone the first time.
    if (await readKept(c, here.workspaceId, responseId))
      await tellReceivers(c, here, await eraseResponse(here, responseId, { kind: "receipt", id: "respondent" }));
    const lang = c.req.query("lang");
    const location = lang ? `${path}?lang=${encodeURIComponent(lang)}` : path;
    return c.body(null, 303, { location, "cache-control": "no-store" });
  });
}
