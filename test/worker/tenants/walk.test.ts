/**
 * Row 4.20. One tenant's ids with another one's key or session: every operation of the OpenAPI, every verb, every page.
 * Each must be answered like an id that nobody has: the same status, the same text, as many queries and rows read.
 * What an operation, a parameter or a page names must be told here, or the walk fails: a new one cannot be forgotten.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { operations, type Operation, type OperationName } from "#contract";
import { describeApi } from "../../../worker/http/openapi.ts";
import { makeVisitor } from "../dashboard/visitor.ts";
import { makeWorld, now, response, setClock, threeQuestions, type Json, type World } from "../world.ts";
import { app, mounted, tell, type Told } from "./counted.ts";
import { makeTenant, nobodys, rowsOf, type Ids } from "./tenant.ts";

/** What stands in the braces of a path, by what stands before it. */
const inPath: Record<string, keyof Ids> = {
  "/v1/surveys/": "survey",
  "/v1/campaigns/": "campaign",
  "/v1/campaigns/{}/notes/": "note",
  "/v1/flags/": "flag",
  "/v1/campaign-metrics/imports/": "import",
  "/v1/responses/": "response",
  "/v1/endpoints/": "endpoint",
  "/v1/hooks/": "endpoint",
  "/v1/deliveries/": "delivery",
  "/v1/keys/": "key",
  "/v1/customers/": "customer",
  "/v1/customers/{}/visitors/": "visitor",
  "/v1/members/": "member",
  "/v1/members/invitations/": "invitation",
  "/v1/erasures/": "erasure",
  "/app/customers/": "customer",
  "/app/customers/{}/visitors/": "visitor",
  "/app/campaigns/": "campaign",
  "/app/campaigns/{}/notes/": "note",
  "/app/flags/": "flag",
  "/app/responses/": "response",
  "/app/endpoints/": "endpoint",
  "/app/deliveries/": "delivery",
  "/app/privacy/erasures/": "erasure",
  "/app/team/": "member",
  "/app/team/invitations/": "invitation",
  "/app/account/sessions/": "session",
  "/app/marketing/": "import",
  "/app/install/keys/": "key",
};
/** Parameters that name something of a workspace; and all others, which name nothing. */
const inQuery: Record<string, keyof Ids> = {
  key: "publicKey",
  survey: "survey",
  campaign: "campaign",
  touchpoint: "touchpoint",
  customer: "customer",
  question: "question",
  promise: "promise",
};
const plainQuery =
  "action actor object after suspicious limit cursor state type since from to model channel language device kind score q " +
  "format by answered consent proven lang metric outcome platform account currency dates decimal indicator mapping file dryRun skipBad url referrer";
/** What an operation needs besides, to get as far as it can. */
const needed: Partial<Record<OperationName, string>> = {
  importMetrics: "platform=generic",
  removeMetrics: "account=zqther-account",
  recoverDeliveries: "since=2026-03-01T00:00:00Z",
  replayDeliveries: "since=2026-03-01T00:00:00Z",
  resolveTouch: "url=https%3A%2F%2Fa.test%2F%3Futm_campaign%3Dzqther-link",
};
const campaign = (ids: Ids): Json => ({
  name: "Mine",
  promises: [{ id: ids.promise, statement: "Mine", kind: "other" }],
});
const survey = (): Json => ({ name: "Mine", questions: threeQuestions });
const figures = {
  platform: "generic",
  account: "mine",
  campaign: "Mine",
  day: "2026-03-09",
  currency: "EUR",
  clicks: 1,
};
/** A body for every operation that takes one, naming whatever of a workspace it can name. */
const bodies: Partial<Record<OperationName, (ids: Ids) => object>> = {
  decide: (ids) => ({
    key: "",
    touches: [{ at: now().toISOString(), params: { utm_campaign: "zqther-link" }, referrer: "", host: "a.test" }],
    surveys: [ids.survey],
    customer: { id: ids.customer },
    touchpoint: ids.touchpoint,
  }),
  collect: (ids) => ({
    key: "",
    items: [
      response({ id: ids.survey, version: 1 }, { id: ids.response, customer: { id: ids.customer } }),
      {
        type: "exposure",
        id: ids.response,
        surveyId: ids.survey,
        surveyVersion: 1,
        step: "shown",
        at: now().toISOString(),
      },
    ],
  }),
  carryTouches: () => ({ key: "", touches: [{ at: now().toISOString(), params: {}, referrer: "", host: "a.test" }] }),
  openCarried: () => ({ key: "", token: "x" }),
  createSurvey: survey,
  updateSurvey: survey,
  putTouchpoints: () => [{ id: "mine", name: "Mine" }],
  createCampaign: campaign,
  updateCampaign: campaign,
  adoptCampaign: (ids) => ({ keys: [ids.unmatched], campaignId: ids.campaign }),
  previewCampaign: (ids) => ({ id: ids.campaign, name: "Mine" }),
  createNote: () => ({ day: "2026-03-09", kind: "other", text: "Mine" }),
  updateNote: () => ({ text: "Mine" }),
  updateFlag: () => ({ seen: true }),
  updateResponse: () => ({ suspicious: true }),
  // Its campaignId is the platform's own, and no id of ours.
  putMetrics: () => [figures],
  adoptMetrics: (ids) => ({
    platform: "generic",
    account: "zqther-account",
    key: ids.figures,
    campaignId: ids.campaign,
  }),
  resolveTouches: () => ({ arrivals: [{ url: "https://a.test/?utm_campaign=zqther-link", referrer: "" }] }),
  resolveJourney: () => ({
    steps: [{ at: now().toISOString(), url: "https://a.test/?utm_campaign=zqther-link", referrer: "" }],
  }),
  updateCustomer: () => ({ name: "Mine" }),
  linkVisitor: (ids) => ({ visitorId: ids.visitor }),
  eraseByReceipt: (ids) => ({ response: ids.response }),
  replayLedger: (ids) => ({ entries: [{ id: ids.erasure, askedAt: now().toISOString(), hashes: ["0".repeat(32)] }] }),
  updateMember: () => ({ role: "analyst" }),
  createInvitation: () => ({ name: "Mine", role: "agent" }),
  createEndpoint: (ids) => ({
    url: "https://mine.example/",
    types: ["response.completed"],
    filter: { surveys: [ids.survey], campaigns: [ids.campaign] },
  }),
  subscribeHook: (ids) => ({
    targetUrl: "https://mine.example/",
    filter: { surveys: [ids.survey], campaigns: [ids.campaign] },
  }),
  updateEndpoint: () => ({ description: "Mine" }),
  updateWorkspace: () => ({ name: "Mine" }),
  putTurnstile: () => ({ siteKey: "0x4AAAAAAA", secret: "0x4AAAAAAAsecret" }),
  createKey: () => ({ kind: "public", name: "Mine", origins: [] }),
  updateKey: () => ({ name: "Mine" }),
};

/** A path with the braces filled in; fails by name where nobody has said what stands there. */
function filled(path: string, ids: Ids): string {
  let told = "";
  let known = "";
  for (const part of path.split("/").slice(1)) {
    const isId = /^[:{]/.test(part);
    const source = inPath[`${known}/`];
    if (isId && !source) throw new Error(`Nobody has said whose id stands in ${path} after ${known}/`);
    told += `/${isId && source ? encodeURIComponent(ids[source]) : part}`;
    known += isId ? "/{}" : `/${part}`;
  }
  return told;
}

const all = Object.entries(operations) as [OperationName, Operation][];
const paths = describeApi("1", "https://voz.test")["paths"] as Record<
  string,
  Record<string, { parameters: { name: string; in: string }[] }>
>;
const queryOf = ({ path, method }: Operation): string[] =>
  (paths[path]?.[method.toLowerCase()]?.parameters ?? []).flatMap((one) => (one.in === "query" ? [one.name] : []));

let mine: World;
let theirs: Awaited<ReturnType<typeof makeTenant>>;
let theirRows: Json;
/** What nobody has; a delivery is named after its endpoint and its event. */
let nobody: Ids;
beforeAll(async () => {
  setClock("2026-03-10T12:00:00Z");
  theirs = await makeTenant();
  mine = await makeWorld({ instance: app });
  const [prefix = "", endpoint = "", ...event] = theirs.ids.delivery.split("_");
  nobody = { ...nobodys, delivery: [prefix, endpoint.replace(/./g, "0"), ...event].join("_") };
  theirRows = await rowsOf(theirs.world.workspaceId);
});

/** Without what a request has given us itself, and what differs between any two answers. */
function plain(text: string, ids: Ids): string {
  // What the walk itself says in its questions.
  let rest = text.replaceAll("zqther-link", "").replaceAll("zqther-account", "");
  for (const id of Object.values(ids).sort((a, b) => b.length - a.length)) rest = rest.replaceAll(id, "…");
  return rest.replace(/"requestId":"[^"]*"/g, "").replace(/<code>[0-9a-f-]{36}<\/code>/g, "");
}

/** Tells of what one did oneself, the walk among it. */
const growing = ["listAudit", "exportAudit", "verifyAudit", "GET /app/audit"];

const answerTo = (ids: Ids, name: OperationName, method = operations[name].method as string): Promise<Told> => {
  const operation: Operation = operations[name];
  const query = new URLSearchParams(needed[name] ?? "");
  for (const one of queryOf(operation)) {
    const source = inQuery[one];
    // The key of a public operation is how one comes in; there is no other one to try.
    if (source && source !== "publicKey") query.set(one, ids[source]);
    else if (source) query.set(one, mine.publicKey);
  }
  const body = bodies[name]?.(ids);
  const withKey = operation.auth === "public" && body ? { ...body, key: mine.publicKey } : body;
  const sent = operation.consumes ? "campaign,day,clicks\nMine,2026-03-09,1\n" : withKey && JSON.stringify(withKey);
  const takesBody = method !== "GET" && sent !== undefined;
  return tell(`${filled(operation.path, ids)}?${query.toString()}`, {
    method,
    headers: {
      ...(operation.auth === "private" ? { authorization: `Bearer ${mine.secretKey}` } : {}),
      ...(takesBody ? { "content-type": operation.consumes ? "text/csv" : "application/json" } : {}),
      "cf-connecting-ip": mine.workspaceId,
    },
    ...(takesBody ? { body: sent } : {}),
  });
};

/** What only they have; an answer that holds any of it has told on them. */
const traces = /zqther/i;

describe("4.20 every operation of the API", () => {
  it("has its sources told: ids in its path, in its query, in its body", () => {
    for (const [name, operation] of all) {
      expect(() => filled(operation.path, nobodys), name).not.toThrow();
      for (const one of queryOf(operation))
        expect([...Object.keys(inQuery), ...plainQuery.split(" ")], `${name} ?${one}`).toContain(one);
      expect([name, name in bodies], name).toEqual([name, operation.body !== undefined]);
    }
    expect(() => filled("/v1/wonders/{id}", nobodys)).toThrow("/v1/wonders");
  });

  it("finds nothing of another workspace, as it finds nothing of what nobody has", async () => {
    // A key's first use of the hour is written down.
    await answerTo(nobody, "readWorkspace");
    for (const [name, operation] of all) {
      // Once before, so that what the instance remembers is the same for both.
      await answerTo(nobody, name);
      const [unknown, foreign] = [await answerTo(nobody, name), await answerTo(theirs.ids, name)];
      expect([name, traces.exec(plain(foreign.text, theirs.ids))?.[0]]).toEqual([name, undefined]);
      expect([name, foreign.status >= 500, foreign.status]).toEqual([name, false, unknown.status]);
      if (operation.path.includes("{")) expect([name, foreign.status]).toEqual([name, 404]);
      const writes = operation.method !== "GET" && foreign.status < 300;
      if (!writes && !growing.includes(name)) {
        expect([name, plain(foreign.text, theirs.ids)]).toEqual([name, plain(unknown.text, nobody)]);
        expect([name, foreign.queries, foreign.rows]).toEqual([name, unknown.queries, unknown.rows]);
      }
    }
    expect(await rowsOf(theirs.world.workspaceId)).toEqual(theirRows);
    // Each operation three times, and every new operation is walked too.
  }, 180_000);

  it("by every verb", async () => {
    for (const [name, { path }] of all.filter(([, { path }]) => path.includes("{")))
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
        const [unknown, foreign] = [await answerTo(nobody, name, method), await answerTo(theirs.ids, name, method)];
        const told = `${method} ${path}`;
        expect([told, foreign.status, foreign.queries, foreign.rows]).toEqual([
          told,
          unknown.status,
          unknown.queries,
          unknown.rows,
        ]);
        expect([told, foreign.status >= 400 && foreign.status < 500]).toEqual([told, true]);
        expect([told, plain(foreign.text, theirs.ids)]).toEqual([told, plain(unknown.text, nobody)]);
      }
    expect(await rowsOf(theirs.world.workspaceId)).toEqual(theirRows);
  }, 180_000);
});

describe("4.20 every page of the dashboard", () => {
  const pages = mounted.filter(({ path }) => path === "/app" || path.startsWith("/app/"));

  it("finds nothing of another workspace, whatever its address, query or form names", async () => {
    expect(pages.length).toBeGreaterThan(40);
    const { cookie } = await makeVisitor(mine);
    const named = (ids: Ids): string =>
      new URLSearchParams({
        ...Object.fromEntries(Object.entries(inQuery).map(([name, source]) => [name, ids[source]])),
        record: ids.campaign,
        id: ids.campaign,
        note: ids.note,
        import: ids.import,
        who: ids.customer,
        endpoint: ids.endpoint,
        role: "analyst",
        platform: "generic",
        account: "zqther-account",
        key: ids.unmatched,
        url: "https://a.test/",
        link: "https://a.test/",
        do: "save",
        "promise.0.id": ids.promise,
        "promise.0.statement.es": "Mine",
        "promise.0.kind": "other",
      }).toString();
    const visit = (ids: Ids, { method, path }: { method: string; path: string }): Promise<Told> =>
      tell(`${filled(path, ids)}${method === "GET" ? `?${named(ids)}` : ""}`, {
        method,
        headers: {
          cookie,
          accept: "text/html",
          "accept-language": "en",
          "sec-fetch-site": "same-origin",
          "content-type": "application/x-www-form-urlencoded",
        },
        ...(method === "GET" ? {} : { body: named(ids) }),
      });
    for (const page of pages) {
      const told = `${page.method} ${page.path}`;
      const [unknown, foreign] = [await visit(nobody, page), await visit(theirs.ids, page)];
      const seen = plain(foreign.text, theirs.ids);
      expect([told, traces.exec(seen.slice(seen.indexOf("<main")))?.[0]]).toEqual([told, undefined]);
      expect([told, foreign.status]).toEqual([told, unknown.status]);
      if (page.path.includes(":")) expect([told, foreign.status]).toEqual([told, 404]);
      if (!growing.includes(told))
        expect([told, foreign.queries, foreign.rows]).toEqual([told, unknown.queries, unknown.rows]);
    }
    expect(await rowsOf(theirs.world.workspaceId)).toEqual(theirRows);
    // Each page twice, and every new page is walked too.
  }, 180_000);
});
