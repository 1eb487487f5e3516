/** The tenant and its keys. */
import * as v from "valibot";
import { Instant, Locale, Name } from "../shapes.ts";
import { scopes } from "./access.ts";
import { Retention } from "./retention.ts";
import { ThemeDraft } from "./theme.ts";
import { Channel } from "./touch.ts";

/** An IANA name that this runtime's calendar knows. */
export const TimeZone = v.pipe(
  v.string(),
  v.maxLength(64),
  v.check((zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
    } catch {
      return false;
    }
  }, "This time zone is unknown; use an IANA name such as Europe/Madrid."),
);

/** `https://shop.example`, with `*` for a port or for one leading label: `http://localhost:*`, `https://*.example.com`. */
export const OriginPattern = v.pipe(
  v.string(),
  v.trim(),
  v.transform((origin) => origin.toLowerCase().replace(/\/$/, "")),
  v.regex(
    /^https?:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:(\d{1,5}|\*))?$/,
    "An origin is a scheme and a host, such as https://www.example.com, with no path.",
  ),
);

const Percent = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const Host = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(255));

/** A workspace's own channel rule: all its tests must hold. Tried before the table, in order. */
export const ChannelRuleDraft = v.object({
  channel: Channel,
  all: v.pipe(
    v.array(
      v.object({
        field: v.picklist(["source", "medium", "campaign", "referrer", "landing"]),
        op: v.picklist(["is", "contains", "startsWith"]),
        value: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(255)),
      }),
    ),
    v.minLength(1, "A rule needs at least one test."),
    v.maxLength(10),
  ),
});

type Bounds = readonly [least: number, most: number];
/** Settings that are whole numbers: the least and the most that each may be. */
export const wholeSettings: Readonly<Record<"lookbackDays" | "quietDays" | "mostAsks", Bounds>> = {
  lookbackDays: [1, 90],
  quietDays: [0, 365],
  mostAsks: [1, 100],
};
const Whole = ([least, most]: Bounds) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const WorkspaceSettings = v.object({
  /** Hosts that belong to the company beside the one a page is on; they never open a touch. */
  ownHosts: v.pipe(v.array(Host), v.maxLength(100)),
  /** Payment, sign-in and the like, beside the built-in list; a leading dot takes the subdomains along. */
  excludedReferrers: v.pipe(v.array(Host), v.maxLength(500)),
  lookbackDays: Whole(wholeSettings.lookbackDays),
  channelRules: v.pipe(v.array(ChannelRuleDraft), v.maxLength(50)),
  /** A campaign tag on a link inside the own site opens no touch, where it would open one with a flag. */
  ignoreInternalCampaigns: v.boolean(),
  /** Two ad platforms share the click id `yclid`; the referrer cannot always tell which one it was. */
  yclidIsYahooJapan: v.boolean(),
  /** The share of visitors whose promise check names no promise, to measure what quoting does to the answer. */
  genericShare: Percent,
  /** The share of visitors who are never asked, by no survey: what asking itself does to them can then be told. */
  holdout: Percent,
  /** Days of rest for one visitor between two different surveys. */
  quietDays: Whole(wholeSettings.quietDays),
  /** One visitor is asked at most so many times in 30 days. */
  mostAsks: Whole(wholeSettings.mostAsks),
  /** What names a person or opens something is taken out of what people write, before it is stored. */
  redact: v.boolean(),
  /** Browsers that send Do Not Track say no for their visitors, as those with Global Privacy Control always do. */
  honourDnt: v.boolean(),
  /** How long responses are kept, by survey where one has a rule of its own. */
  retention: Retention,
  /** Whoever has no second factor sets one up before anything else at the dashboard; secret keys are as before. */
  requireSecondFactor: v.boolean(),
  /** How surveys look; what is missing has a default. */
  theme: ThemeDraft,
});
export type WorkspaceSettings = v.InferOutput<typeof WorkspaceSettings>;
export const defaultSettings: WorkspaceSettings = {
  ownHosts: [],
  excludedReferrers: [],
  lookbackDays: 30,
  channelRules: [],
  ignoreInternalCampaigns: false,
  yclidIsYahooJapan: false,
  genericShare: 0.1,
  holdout: 0.1,
  quietDays: 14,
  mostAsks: 2,
  redact: true,
  honourDnt: false,
  retention: { days: null, how: "anonymise", surveys: {} },
  requireSecondFactor: false,
  theme: {},
};

/** Cloudflare Turnstile, where a workspace wants it: its site key is public, its secret is never told again. */
export const TurnstileDraft = v.object({
  siteKey: v.pipe(v.string(), v.regex(/^[\w-]{8,100}$/, "Copy the site key from Cloudflare's dashboard, Turnstile.")),
  secret: v.pipe(v.string(), v.regex(/^[\w-]{8,200}$/, "Copy the secret key from Cloudflare's dashboard, Turnstile.")),
});
export type TurnstileDraft = v.InferOutput<typeof TurnstileDraft>;
export const Turnstile = v.object({ siteKey: v.nullable(v.string()) });
export type Turnstile = v.InferOutput<typeof Turnstile>;

export const Workspace = v.object({
  id: v.string(),
  name: Name,
  timeZone: TimeZone,
  locale: Locale,
  settings: WorkspaceSettings,
  createdAt: v.string(),
});
export type Workspace = v.InferOutput<typeof Workspace>;
export const WorkspacePatch = v.partial(
  v.object({ name: Name, timeZone: TimeZone, locale: Locale, settings: v.partial(WorkspaceSettings) }),
);

export const KeyDraft = v.variant("kind", [
  v.object({
    kind: v.literal("public"),
    name: Name,
    /** Origins whose pages may use the key; an empty list admits every page. */
    origins: v.optional(v.pipe(v.array(OriginPattern), v.maxLength(50)), []),
  }),
  v.object({
    kind: v.literal("secret"),
    name: Name,
    scopes: v.optional(v.array(v.picklist(scopes)), ["read", "write"]),
    /** From then on the key opens nothing; without it, it stays good until it is revoked. */
    expiresAt: v.optional(Instant),
  }),
]);
export type KeyDraft = v.InferOutput<typeof KeyDraft>;
export const KeyPatch = v.partial(v.object({ name: Name, origins: v.pipe(v.array(OriginPattern), v.maxLength(50)) }));
export const Key = v.object({
  id: v.string(),
  kind: v.picklist(["public", "secret"]),
  name: Name,
  /** The public key itself; of a secret key only its last four characters. */
  key: v.string(),
  origins: v.array(v.string()),
  scopes: v.array(v.picklist(scopes)),
  createdAt: v.string(),
  /** When a secret key expires by itself. */
  expiresAt: v.nullable(v.string()),
  /** To the hour; only secret keys tell. */
  lastUsedAt: v.nullable(v.string()),
  revokedAt: v.nullable(v.string()),
});
export type Key = v.InferOutput<typeof Key>;
export const NewKey = v.object({ ...Key.entries, secret: v.optional(v.string()) });
