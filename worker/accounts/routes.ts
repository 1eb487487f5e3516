/** The people of a workspace and their invitations, on the private side. */
import type { App } from "../http/context.ts";
import { mount } from "../http/operation.ts";
import { createInvitation, listInvitations, revokeInvitation } from "./invitations.ts";
import { changeRole, listMembers, removeMember } from "./members.ts";
import { removeFactor } from "./remove-factor.ts";

export function mountAccounts(app: App): void {
  mount(app, "listMembers", ({ here }) => listMembers(here));
  mount(app, "updateMember", ({ c, here, id, body }) => changeRole(c, here, id, body.role));
  mount(app, "removeMember", ({ c, here, id }) => removeMember(c, here, id));
  mount(app, "removeSecondFactor", ({ c, here, id }) => removeFactor(c, here, id));
  mount(app, "listInvitations", ({ here }) => listInvitations(here));
  mount(app, "createInvitation", ({ c, here, body }) => createInvitation(c, here, body));
  mount(app, "revokeInvitation", ({ here, id }) => revokeInvitation(here, id));
}
