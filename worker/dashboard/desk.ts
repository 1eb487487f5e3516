/** The way in: a page for whoever is signed in, and the sign-in page for everybody else. */
import type { Workspace } from "#contract";
import { bySession, refuseCrossSite } from "../http/actor.ts";
import { surroundingsOf, type App, type AppContext, type Trusted } from "../http/context.ts";
import { readWorkspace } from "../workspaces/workspace.ts";
import { answerPage, goTo, type Shown } from "./answer.tsx";
import { frameOf, type Frame } from "./frame.ts";

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

export function mountPage(app: App, method: "GET" | "POST", path: string, page: DeskPage): void {
  app.on(method, path, async (c) => {
    if (method === "POST") refuseCrossSite(c);
    const actor = await bySession(c);
    if (!actor) return goTo(c, signInPath(c));
    c.set("actor", actor);
    const here = surroundingsOf(c);
    const workspace = await readWorkspace(here);
    const frame = frameOf(c, workspace);
    const shown = await page({ c, here, frame, workspace });
    return shown instanceof Response ? shown : answerPage(c, frame, shown);
  });
}
