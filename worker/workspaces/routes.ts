/** The tenant and its keys: administration. */
import type { App } from "../http/context.ts";
import { mount } from "../http/operation.ts";
import { createKey, listKeys, revokeKey, updateKey } from "./keys.ts";
import { readWorkspace, updateWorkspace } from "./workspace.ts";

export function mountWorkspaces(app: App): void {
  mount(app, "readWorkspace", ({ here }) => readWorkspace(here));
  mount(app, "updateWorkspace", ({ here, body }) => updateWorkspace(here, body));
  mount(app, "listKeys", ({ here }) => listKeys(here));
  mount(app, "createKey", ({ c, here, body }) => createKey(here, body, c.get("world").random));
  mount(app, "updateKey", ({ here, id, body }) => updateKey(here, id, body));
  mount(app, "revokeKey", ({ here, id }) => revokeKey(here, id));
}
