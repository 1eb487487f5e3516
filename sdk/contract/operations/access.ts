/** Who may come in: members, invitations, keys. */
import { listOf } from "../../shapes.ts";
import { Invitation, InvitationDraft, Member, MemberPatch, NewInvitation } from "../member.ts";
import { Key, KeyDraft, KeyPatch, NewKey } from "../workspace.ts";
import type { Operation } from "./operation.ts";

const members = { auth: "private", needs: ["members"], status: 200 } as const;
const keys = { auth: "private", needs: ["keys"], status: 200 } as const;

export const accessOperations = {
  listMembers: {
    method: "GET",
    path: "/v1/members",
    summary: "The people of the workspace and their roles, who joined first at the top.",
    ...members,
    answer: listOf(Member),
    problems: [],
  },
  updateMember: {
    method: "PATCH",
    path: "/v1/members/{id}",
    summary: "Give somebody another role, from their next request on. The last owner stays one.",
    ...members,
    body: MemberPatch,
    answer: Member,
    problems: ["not_found", "invalid_body", "conflict"],
  },
  removeMember: {
    method: "DELETE",
    path: "/v1/members/{id}",
    summary: "Remove somebody at once. An account that belongs to no other workspace goes for good.",
    ...members,
    status: 204,
    problems: ["not_found", "conflict"],
  },
  removeSecondFactor: {
    method: "DELETE",
    path: "/v1/members/{id}/second-factor",
    summary:
      "Take somebody's second factor off who lost it, and end their sessions. Refused where they belong to a workspace that whoever asks does not own.",
    ...members,
    status: 204,
    problems: ["not_found", "conflict"],
  },
  listInvitations: {
    method: "GET",
    path: "/v1/members/invitations",
    summary: "The invitations that are still open.",
    ...members,
    answer: listOf(Invitation),
    problems: [],
  },
  createInvitation: {
    method: "POST",
    path: "/v1/members/invitations",
    summary: "A link that makes whoever opens it a member with this role, once. It is told this once.",
    ...members,
    body: InvitationDraft,
    status: 201,
    answer: NewInvitation,
    problems: ["invalid_body"],
  },
  revokeInvitation: {
    method: "DELETE",
    path: "/v1/members/invitations/{id}",
    summary: "Take an open invitation back.",
    ...members,
    status: 204,
    problems: ["not_found"],
  },
  listKeys: {
    method: "GET",
    path: "/v1/keys",
    summary: "The keys; a secret shows its last four characters only.",
    ...keys,
    answer: listOf(Key),
    problems: [],
  },
  createKey: {
    method: "POST",
    path: "/v1/keys",
    summary: "A new key. A secret is told this once.",
    ...keys,
    body: KeyDraft,
    status: 201,
    answer: NewKey,
    problems: ["invalid_body"],
  },
  updateKey: {
    method: "PATCH",
    path: "/v1/keys/{id}",
    summary: "Rename a key or change its origins.",
    ...keys,
    body: KeyPatch,
    answer: Key,
    problems: ["not_found", "invalid_body"],
  },
  revokeKey: {
    method: "DELETE",
    path: "/v1/keys/{id}",
    summary: "Revoke a key at once.",
    ...keys,
    answer: Key,
    problems: ["not_found"],
  },
} as const satisfies Record<string, Operation>;
