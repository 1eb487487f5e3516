/** The public door: script, config, decide, collect, carry. The key comes in the query or the body; pages of foreign origins are refused. */
import {
  CarriedRequest,
  CarryRequest,
  CollectBatch,
  collectLimits,
  ConfigQuery,
  DecideRequest,
  operations,
} from "#contract";
import { readJson } from "../http/body.ts";
import type { App, AppContext } from "../http/context.ts";
import { addressGroup, takeRequest, type Limit } from "../http/limit.ts";
import { logFailure } from "../http/log.ts";
import { honoPath } from "../http/operation.ts";
import { corsHeaders, originAllowed, preflightHeaders } from "../http/origin.ts";
import { Refusal } from "../http/refusal.ts";
import { looksLikeKey } from "../http/token.ts";
import { validate } from "../http/validate.ts";
import { nudge } from "../deliveries/nudge.ts";
import { deviceOf } from "../responses/device.ts";
import { Visitors, type Passer } from "../exposures/visitors.ts";
import { watchOf, type Texts } from "../responses/suspicion.ts";
import { signalsOf } from "../responses/terms.ts";
import type { Snapshot, Snapshots } from "../workspaces/snapshot.ts";
import { carryTouches, openCarried } from "./carry.ts";
import { collect, unknownKey } from "./collect.ts";
import { configTag, publishedConfig } from "./config.ts";
import { decide } from "./decide.ts";
import { personOf } from "./person.ts";
import { Quotas } from "./quota.ts";
import { Loaders, scriptPath, scriptWith } from "./script.ts";
import { isMadeUp } from "./turnstile.ts";

/** What pages ask for. */
export const publicOperations = ["config", "decide", "collect", "carryTouches", "openCarried"] as const;
const bodyRules = { bytes: collectLimits.bytes, plainText: true } as const;

function checkKey(key: string): void {
  if (key === "")
    throw new Refusal("missing_key", "Give the public key: data-key on the script, key in the body or the query.");
  if (!looksLikeKey("public", key)) throw unknownKey("This is no public key of Voz (voz_pk_…).");
}

const admits = (c: AppContext, { origins }: Snapshot, origin: string): boolean =>
  originAllowed(origins, origin) || origin === new URL(c.req.url).origin;

/** Refuses pages of origins that the key does not name; servers and apps send no Origin and pass. */
const admit =
  (c: AppContext) =>
  (snapshot: Snapshot): void => {
    const origin = c.req.header("origin");
    if (origin === undefined || admits(c, snapshot, origin)) return;
    throw new Refusal(
      "origin_not_allowed",
      `Pages of ${origin} may not use this key; add the origin to the key first.`,
      {
        issues: [{ path: "origin", message: `${origin} is not among the key's origins.` }],
      },
    );
  };

const device = (c: AppContext) => deviceOf(c.req.header("user-agent"), c.req.header("sec-ch-ua-mobile"));

/** What counts as one address, where requests are limited. */
const addressOf = (c: AppContext): string => addressGroup(c.req.header("cf-connecting-ip") ?? "local");

/** The page's host, not its path; addresses are dropped with the request. */
const passerOf = (c: AppContext): Passer => {
  const origin = c.req.header("origin") ?? "";
  return {
    site: URL.canParse(origin) ? new URL(origin).host : "",
    address: c.req.header("cf-connecting-ip") ?? "local",
    agent: c.req.header("user-agent") ?? "",
  };
};

/** Of a script a browser tells no Origin, but where it stands; a page may keep that to itself. */
const standsAt = (c: AppContext): string => {
  const { origin, referer = "" } = c.req.header();
  return origin ?? (URL.canParse(referer) ? new URL(referer).origin : "");
};

const freshness = "public, max-age=60, stale-while-revalidate=600";
const isKnown = (c: AppContext, tag: string): boolean =>
  (c.req.header("if-none-match") ?? "").split(",").some((known) => known.trim() === tag);

const answer = (c: AppContext, body: object, headers: Record<string, string> = { "cache-control": "no-store" }) => {
  for (const [name, value] of Object.entries({ ...headers, ...corsHeaders(c.req.header("origin") ?? null) }))
    c.header(name, value);
  return c.json(body);
};

export function mountCollect(app: App, snapshots: Snapshots, limit: Limit, texts: Texts): void {
  const quotas = new Quotas();
  const visitors = new Visitors();
  const loaders = new Loaders();
  const take = async (c: AppContext, key: string, items: number): Promise<void> => {
    if (!c.get("settings").limits) return;
    limit.take(key, addressOf(c), items, c.get("world").now());
    await takeRequest(c.env.PUBLIC_LIMIT, key, c.req.header("cf-connecting-ip") ?? "local");
  };
  const snapshotOf = async (c: AppContext, key: string): Promise<Snapshot> => {
    checkKey(key);
    const snapshot = await snapshots.fresh(c.get("db"), key);
    if (!snapshot) throw unknownKey();
    admit(c)(snapshot);
    return snapshot;
  };
  /** For what counts as one item, by the key in the body or the query. */
  const admitted = async (c: AppContext, told: string | undefined): Promise<Snapshot> => {
    const key = told ?? c.req.query("key") ?? "";
    checkKey(key);
    await take(c, key, 1);
    return snapshotOf(c, key);
  };

  for (const name of publicOperations)
    app.options(honoPath(operations[name].path), async (c) => {
      const origin = c.req.header("origin");
      // Where the key stands in the query the answer is exact; else the request itself is refused for a foreign page.
      const key = c.req.query("key");
      const snapshot = key && looksLikeKey("public", key) ? await snapshots.fresh(c.get("db"), key) : null;
      const open = origin !== undefined && (!snapshot || originAllowed(snapshot.origins, origin));
      return c.body(null, 204, { ...corsHeaders(open ? origin : null), ...(open ? preflightHeaders : {}) });
    });

  app.get(operations.config.path, async (c) => {
    const { key } = validate(ConfigQuery, { key: c.req.query("key") ?? "" }, "invalid_query");
    const snapshot = await snapshotOf(c, key);
    const headers = { etag: configTag(snapshot), "cache-control": freshness };
    if (isKnown(c, headers.etag))
      return c.body(null, 304, { ...headers, ...corsHeaders(c.req.header("origin") ?? null) });
    return answer(c, publishedConfig(snapshot), headers);
  });

  app.get(scriptPath, async (c) => {
    const key = c.req.param("key");
    const loader = await loaders.read(c.env.ASSETS, new URL(c.req.url).origin);
    // A script that does not come could tell nobody why: it comes in any case, and asks as one without a key's address.
    const snapshot = looksLikeKey("public", key)
      ? await snapshots.fresh(c.get("db"), key).catch((thrown: unknown) => {
          logFailure({ requestId: c.get("requestId"), path: "/voz.js" }, thrown);
          return null;
        })
      : null;
    const files = { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" };
    const script = { ...files, "content-type": "text/javascript; charset=utf-8" };
    if (!snapshot) return c.body(loader.text, 200, { ...script, "cache-control": "no-store" });
    const told = admits(c, snapshot, standsAt(c));
    const headers = {
      etag: configTag(snapshot).replace(/"$/, `-${loader.tag}${told ? "" : "-0"}"`),
      "cache-control": freshness,
      ...(snapshot.origins.length > 0 && { vary: "Origin, Referer" }),
    };
    if (isKnown(c, headers.etag)) return c.body(null, 304, { ...files, ...headers });
    const text = told ? scriptWith(loader.text, key, publishedConfig(snapshot)) : loader.text;
    return c.body(text, 200, { ...script, ...headers });
  });

  app.post(operations.decide.path, async (c) => {
    const asked = validate(DecideRequest, await readJson(c.req.raw, bodyRules), "invalid_body");
    const snapshot = await admitted(c, asked.key);
    const world = c.get("world");
    const draw = (world.random(new Uint8Array(1))[0] ?? 0) / 256;
    const asker = { device: device(c), ...(await personOf(c.get("db"), snapshot, asked)) };
    return answer(c, decide(snapshot, asked, new Date(world.now()), draw, asker));
  });

  app.post(operations.collect.path, async (c) => {
    const batch = validate(CollectBatch, await readJson(c.req.raw, bodyRules), "invalid_body");
    const key = batch.key ?? c.req.query("key") ?? "";
    checkKey(key);
    if (batch.items.length > collectLimits.items)
      throw new Refusal(
        "too_many_items",
        `A request takes at most ${collectLimits.items} items; ${batch.items.length} were sent.`,
        {
          issues: [{ path: "items", message: `more than ${collectLimits.items} items` }],
        },
      );
    await take(c, key, batch.items.length);
    const owed = (workspaceId: string, endpoints: readonly string[]) => nudge(c, workspaceId, endpoints);
    const { limits, dailyItems, authSecret } = c.get("settings");
    const now = new Date(c.get("world").now());
    const checking = {
      secret: authSecret,
      world: c.get("world"),
      fail: (why: unknown) => logFailure({ requestId: c.get("requestId"), path: "turnstile" }, why),
    };
    const door = {
      d1: c.get("db").$client,
      db: c.get("db"),
      secret: authSecret,
      snapshots,
      admit: admit(c),
      owed,
      visitor: (snapshot: Snapshot, campaign: string) =>
        visitors.count(
          c.get("db").$client,
          { secret: authSecret, random: c.get("world").random },
          snapshot,
          passerOf(c),
          campaign,
          now,
        ),
      ...(limits && {
        quota: (workspaceId: string) =>
          quotas.take(c.get("db").$client, workspaceId, batch.items.length, dailyItems, now),
        doubt: (snapshot: Snapshot) => isMadeUp(checking, snapshot, batch.turnstile),
      }),
    };
    const work = () =>
      collect(door, key, batch.items, {
        device: device(c),
        country: c.req.header("cf-ipcountry")?.slice(0, 2) ?? null,
        signals: signalsOf((name) => c.req.header(name)),
        now,
        sentAt: batch.sentAt,
        watch: watchOf(c, texts),
      });
    const results = await (limits ? limit.during(addressOf(c), c.get("world").sleep, work) : work());
    return answer(c, { results });
  });

  app.post(operations.carryTouches.path, async (c) => {
    const asked = validate(CarryRequest, await readJson(c.req.raw, bodyRules), "invalid_body");
    const { workspaceId } = await admitted(c, asked.key);
    const now = new Date(c.get("world").now());
    return answer(c, { token: await carryTouches(c.get("settings").authSecret, workspaceId, asked.touches, now) });
  });

  app.post(operations.openCarried.path, async (c) => {
    const asked = validate(CarriedRequest, await readJson(c.req.raw, bodyRules), "invalid_body");
    const { workspaceId } = await admitted(c, asked.key);
    const now = new Date(c.get("world").now());
    return answer(c, { touches: await openCarried(c.get("settings").authSecret, workspaceId, asked.token, now) });
  });
}
