/** The way in: a page for whoever is signed in, and the sign-in page for everybody else. */
import type { OperationName, Workspace } from "#contract";
import { troubledEndpoints } from "../deliveries/endpoints/read.ts";
import { isExport, logOperation } from "../http/audit.ts";
import { bySession, refuseCrossSite } from "../http/actor.ts";
import { surroundingsOf, type App, type AppContext, type Trusted } from "../http/context.ts";
import { allows, demand } from "../http/permission.ts";
import { changeOf, traceOf } from "../http/trace.ts";
import { readWorkspace } from "../workspaces/workspace.ts";
import { answerPage, goTo, type Shown } from "./answer.tsx";
import { factorPath, frameOf, type Frame } from "./frame.ts";

/** What a page works with. */
export interface Desk {
  c: AppContext;
  here: Trusted;
  frame: Frame;
  workspace: Workspace;
}
/** Shows something, or answers by itself, as with a redirect. */
export type DeskPage = (desk: Desk) => Promise<Shown | Response>;

const signInPath = (c: AppContext): string => {
  const { pathname, search } = new URL(c.req.url);
  return c.req.method === "GET" && pathname !== "/app"
    ? `/sign-in?next=${encodeURIComponent(pathname + search)}`
    : "/sign-in";
};

/**
 * What a page does is told by the operation that does the same: whoever may not ask for that, may not come here. "self"
 * is one's own account, whatever the role.
 */
export type PageRoute = readonly [method: "GET" | "POST", path: string, does: OperationName | "self", page: DeskPage];

export function mountPages(app: App, routes: readonly PageRoute[]): void {
  const shown = new Set(routes.flatMap(([method, path]) => (method === "GET" ? [path] : [])));
  for (const route of routes) mountPage(app, route, shown);
}

/** Where the language switch of a form's answer leads back to: there may be no page at the address that took the form. */
function backFrom(c: AppContext, path: string, shown: ReadonlySet<string>): string {
  const { pathname, search } = new URL(c.req.url);
  if (shown.has(path)) return pathname + search;
  const [wanted, given] = [path.split("/"), pathname.split("/")];
  while (wanted.length > 2 && !shown.has(wanted.join("/"))) wanted.pop();
  return given.slice(0, wanted.length).join("/");
}

function mountPage(app: App, [method, path, does, page]: PageRoute, shownAt: ReadonlySet<string>): void {
  app.on(method, path, async (c) => {
    if (method === "POST") refuseCrossSite(c);
    const actor = await bySession(c);
    if (!actor) return goTo(c, signInPath(c));
    if (does !== "self") {
      if (actor.owesFactor) return goTo(c, factorPath);
      demand(actor, does);
    }
    c.set("actor", actor);
    const here = surroundingsOf(c);
    const acts = !actor.owesFactor && allows(actor, "updateEndpoint");
    const [workspace, troubled] = await Promise.all([readWorkspace(here), acts ? troubledEndpoints(here) : []]);
    const frame = { ...frameOf(c, workspace), troubled, here: backFrom(c, path, shownAt) };
    if (does !== "self" && method === "GET" && isExport(does))
      await logOperation(c, does, {
        object: does === "exportCustomer" ? c.req.query("customer") : c.req.param("id"),
        detail: { filters: Object.keys(c.req.query()) },
      });
    const changes = does !== "self" && method === "POST";
    const before = changes ? await traceOf(here, does, c.req.param()) : null;
    const shown = await page({ c, here, frame, workspace });
    // A form that is done leads on, or answers with what it made; one that is shown again did nothing.
    const done = method === "POST" && (shown instanceof Response ? shown.status === 303 : shown.status === 201);
    if (done && changes) {
      const change = changeOf(before, await traceOf(here, does, c.req.param()));
      const object = c.req.param("noteId") ?? c.req.param("id");
      await logOperation(c, does, { object, ...(change && { detail: { change } }) });
    }
    return shown instanceof Response ? shown : answerPage(c, frame, shown);
  });
}
