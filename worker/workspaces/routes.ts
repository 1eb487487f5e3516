/** The tenant and its keys: administration. */
import { scopesMay } from "#contract";
import type { App } from "../http/context.ts";
import { mount } from "../http/operation.ts";
import { demandAll } from "../http/permission.ts";
import { createKey, listKeys, revokeKey, updateKey } from "./keys.ts";
import { readWorkspace, updateWorkspace } from "./workspace.ts";

export function mountWorkspaces(app: App): void {
  mount(app, "readWorkspace", ({ here }) => readWorkspace(here));
  mount(app, "updateWorkspace", ({ here, body }) => updateWorkspace(here, body));
  mount(app, "listKeys", ({ here }) => listKeys(here));
  mount(app, "createKey", ({ c, here, body }) => {
    if (body.kind === "secret") demandAll(c.get("actor"), scopesMay(body.scopes));
    return createKey(here, body, c.get("world").random);
  });
  mount(app, "updateKey", ({ here, id, body }) => updateKey(here, id, body));
  mount(app, "revokeKey", ({ here, id }) => revokeKey(here, id));
}
