/**
 * Who may do what. An operation says what it needs; a person's role and a key's scopes say what they have. These are
 * the only tables of it: the API and the dashboard both go by them (worker/http/permission.ts).
 */
export const permissions = [
  "read",
  "personal",
  "content",
  "metrics",
  "deliveries",
  "erase",
  "settings",
  "members",
  "keys",
  "audit",
] as const;
/**
 * `read`: figures and responses, with whatever names a person hidden. `personal`: the same with nothing hidden, and
 * customers. `content`: surveys, touchpoints, campaigns, notes, what is known of customers, and which browsers are whose. `metrics`: marketing figures. `deliveries`: endpoints
 * and what is sent to them. `erase`: responses and customers, for good. The rest is administration.
 */
export type Permission = (typeof permissions)[number];

export const roles = ["owner", "editor", "analyst", "agent"] as const;
export type Role = (typeof roles)[number];
/** Analysts work with figures and words and meet no person; agents talk to people and change nothing else. */
export const roleMay: Readonly<Record<Role, readonly Permission[]>> = {
  owner: permissions,
  editor: ["read", "personal", "content", "metrics", "deliveries", "erase"],
  analyst: ["read"],
  agent: ["read", "personal"],
};

export const scopes = ["read", "personal", "write", "content", "metrics", "deliveries", "admin"] as const;
export type Scope = (typeof scopes)[number];
/** `write` is all that changes things short of administration; the three after it are parts of it. */
export const scopeMay: Readonly<Record<Scope, readonly Permission[]>> = {
  read: ["read"],
  personal: ["personal"],
  write: ["content", "metrics", "deliveries", "erase"],
  content: ["content"],
  metrics: ["metrics"],
  deliveries: ["deliveries"],
  admin: ["settings", "members", "keys", "audit"],
};

/** What a key with these scopes may do, in the order of the list. */
export const scopesMay = (given: readonly Scope[]): Permission[] =>
  permissions.filter((permission) => given.some((scope) => scopeMay[scope].includes(permission)));
