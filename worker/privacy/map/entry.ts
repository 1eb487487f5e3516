/**
 * What the data map says of a column. A personal one names whose it is, why it is kept, on what ground and who gets to
 * see it; any other says what kind of thing it is. The usual ground is told, the company decides on its own. Pure.
 */

/** Columns that say nothing of a person. */
export const plainKinds = [
  "tenant",
  "key",
  "reference",
  "time",
  "state",
  "count",
  "setting",
  "wording",
  "attribution",
  "fingerprint",
  "secret",
] as const;
export type PlainKind = (typeof plainKinds)[number];

export const subjects = ["customer", "visitor", "member"] as const;
export type Subject = (typeof subjects)[number];
export const purposes = ["listen", "recognise", "attribute", "report", "deliver", "signIn", "work", "account"] as const;
export type Purpose = (typeof purposes)[number];
/** By the General Data Protection Regulation, article 6 (1): a, b, c, f. */
export const grounds = ["consent", "contract", "law", "interest"] as const;
export type Ground = (typeof grounds)[number];
export const recipients = ["members", "keys", "endpoints", "nobody"] as const;
export type Recipient = (typeof recipients)[number];
export const retentions = [
  "untilErased",
  "withResponses",
  "ninetyDays",
  "fourHundredDays",
  "twoYears",
  "untilDeleted",
  "workspace",
  "session",
  "day",
  "month",
] as const;
export type Retention = (typeof retentions)[number];

export interface Personal {
  whose: Subject;
  why: Purpose;
  ground: Ground;
  goes: readonly Recipient[];
}

export interface TableEntry<Columns extends string = string> {
  kept: Retention;
  columns: Readonly<Record<Columns, PlainKind | Personal>>;
}

/** What a customer or visitor said, or may be known by: members, secret keys and endpoints get it. */
export const ofVisitor = <Why extends Purpose, Of extends Ground>(why: Why, ground: Of) =>
  ({ whose: "visitor", why, ground, goes: ["members", "keys", "endpoints"] }) as const;
export const ofCustomer = <Why extends Purpose, Of extends Ground>(why: Why, ground: Of) =>
  ({ whose: "customer", why, ground, goes: ["members", "keys", "endpoints"] }) as const;
/** What the company's own people leave behind by working here. */
export const ofMember = <Why extends Purpose>(why: Why) =>
  ({ whose: "member", why, ground: "contract", goes: ["members"] }) as const;
/** The same, where nobody reads it. */
export const unread = <Why extends Purpose>(why: Why) =>
  ({ whose: "member", why, ground: "contract", goes: ["nobody"] }) as const;
