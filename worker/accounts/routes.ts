/** The people of a workspace and their invitations, on the private side. */
import type { App } from "../http/context.ts";
import { mount } from "../http/operation.ts";
import { createInvitation, listInvitations, revokeInvitation } from "./invitations.ts";
import { changeRole, listMembers, removeMember } from "./members.ts";

export function mountAccounts(app: App): void {
  mount(app, "listMembers", ({ here }) => listMembers(here));
  mount(app, "updateMember", ({ c, here, id, body }) => changeRole(here, c.get("actor"), id, body.role));
  mount(app, "removeMember", async ({ c, here, id }) => {
    await removeMember(here, c.get("actor"), id);
  });
  mount(app, "listInvitations", ({ here }) => listInvitations(here));
  mount(app, "createInvitation", ({ c, here, body }) =>
    createInvitation(here, c.get("actor"), body, c.get("world").random, new URL(c.req.url).origin),
  );
  mount(app, "revokeInvitation", ({ here, id }) => revokeInvitation(here, id));
}
