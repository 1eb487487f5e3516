/** The people of a workspace, and the links that invite them. */
import * as v from "valibot";
import { Name } from "../shapes.ts";
import { roles } from "./access.ts";

const RoleName = v.picklist(roles, `A role is one of: ${roles.join(", ")}.`);

export const Member = v.object({
  id: v.string(),
  name: v.string(),
  email: v.string(),
  role: RoleName,
  /** They are asked for a code of their app after the password. */
  secondFactor: v.boolean(),
  /** When they joined. */
  createdAt: v.string(),
});
export type Member = v.InferOutput<typeof Member>;
export const MemberPatch = v.object({ role: RoleName });
export type MemberPatch = v.InferOutput<typeof MemberPatch>;

/** An invitation is good for at most so many days. */
export const mostInvitationDays = 30;
export const InvitationDraft = v.object({
  /** Whom it is for, so that the list can be read. */
  name: Name,
  role: RoleName,
  /** How long the link is good. */
  days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostInvitationDays)), 7),
});
export type InvitationDraft = v.InferOutput<typeof InvitationDraft>;
export const Invitation = v.object({
  id: v.string(),
  name: v.string(),
  role: RoleName,
  createdAt: v.string(),
  expiresAt: v.string(),
});
export type Invitation = v.InferOutput<typeof Invitation>;
/** The address to hand on: good once, and told this once. */
export const NewInvitation = v.object({ ...Invitation.entries, url: v.string() });
export type NewInvitation = v.InferOutput<typeof NewInvitation>;
