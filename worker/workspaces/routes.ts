/** The tenant and its keys: administration. */
import { scopesMay } from "#contract";
import type { App } from "../http/context.ts";
import { mount } from "../http/operation.ts";
import { demandAll } from "../http/permission.ts";
import { tell } from "../http/audit.ts";
import { createKey, listKeys, revokeKey, toldOf, updateKey } from "./keys.ts";
import { deleteTurnstile, putTurnstile, readTurnstile } from "./turnstile.ts";
import { readWorkspace, updateWorkspace } from "./workspace.ts";

export function mountWorkspaces(app: App): void {
  mount(app, "readWorkspace", ({ here }) => readWorkspace(here));
  mount(app, "updateWorkspace", ({ here, body }) => updateWorkspace(here, body));
  mount(app, "readTurnstile", ({ here }) => readTurnstile(here));
  mount(app, "putTurnstile", ({ here, body }) => putTurnstile(here, body));
  mount(app, "deleteTurnstile", ({ here }) => deleteTurnstile(here));
  mount(app, "listKeys", ({ here }) => listKeys(here));
  mount(app, "createKey", async ({ c, here, body }) => {
    if (body.kind === "secret") demandAll(c.get("actor"), scopesMay(body.scopes));
    const made = await createKey(here, body, c.get("world").random);
    tell(c, toldOf(made));
    return made;
  });
  mount(app, "updateKey", ({ here, id, body }) => updateKey(here, id, body));
  mount(app, "revokeKey", ({ here, id }) => revokeKey(here, id));
}
