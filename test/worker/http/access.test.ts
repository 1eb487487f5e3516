import { describe, expect, it } from "vitest";
import { operations } from "#contract";
import { looksLikeKey, makeKey } from "../../../worker/http/token.ts";
import { makeWorld, response, threeQuestions, type Json } from "../world.ts";

const privateOnes = Object.values(operations).filter(({ auth }) => auth === "private");
const at = (path: string) => path.replace(/\{\w+\}/g, "nobody");

describe("the private API", () => {
  it("lets nobody in without a key, with a public key, a made-up key or a broken header", async () => {
    const world = await makeWorld();
    const madeUp = makeKey("secret", (bytes) => crypto.getRandomValues(bytes));
    for (const { method, path } of privateOnes) {
      const status = async (headers: Record<string, string>) =>
        (await world.fetchRaw(at(path), { method, headers, key: null })).status;
      expect(await status({}), path).toBe(401);
      expect(await status({ authorization: `Bearer ${world.publicKey}` }), path).toBe(403);
      expect(await status({ authorization: `Bearer ${madeUp}` }), path).toBe(401);
      expect(await status({ authorization: world.secretKey }), path).toBe(401);
    }
  });

  it("holds a key to its scopes", async () => {
    const world = await makeWorld({ scopes: ["read"] });
    expect((await world.ask("/v1/surveys")).status).toBe(200);
    expect(await world.ask("/v1/surveys", { body: { name: "x", questions: threeQuestions } })).toMatchObject({
      status: 403,
      body: { code: "key_not_allowed" },
    });
    expect((await world.ask("/v1/keys")).status).toBe(403);
    expect((await world.ask("/v1/reports/campaigns.csv")).status).toBe(200);
  });

  it("answers for another workspace's ids as for unknown ones", async () => {
    const [mine, theirs] = [await makeWorld(), await makeWorld()];
    const survey = await theirs.publish({ questions: threeQuestions });
    const item = response(survey);
    await theirs.collect(item);
    const campaign = await theirs.ask("/v1/campaigns", { body: { name: "Theirs" } });
    const { body: keys } = await theirs.ask<{ items: { id: string }[] }>("/v1/keys");
    const walk: [method: string, path: string, unknown: string, body?: Json][] = [
      ["GET", `/v1/surveys/${survey.id}`, "/v1/surveys/sur_nobody"],
      [
        "PUT",
        `/v1/surveys/${survey.id}`,
        "/v1/surveys/sur_nobody",
        { name: "x", questions: threeQuestions as unknown as Json[] },
      ],
      ["POST", `/v1/surveys/${survey.id}/publish`, "/v1/surveys/sur_nobody/publish"],
      ["DELETE", `/v1/surveys/${survey.id}`, "/v1/surveys/sur_nobody"],
      ["GET", `/v1/campaigns/${String(campaign.body["id"])}`, "/v1/campaigns/cmp_nobody"],
      ["PUT", `/v1/campaigns/${String(campaign.body["id"])}`, "/v1/campaigns/cmp_nobody", { name: "x" }],
      ["DELETE", `/v1/campaigns/${String(campaign.body["id"])}`, "/v1/campaigns/cmp_nobody"],
      ["GET", `/v1/responses/${String(item["id"])}`, "/v1/responses/0190a000-0000-7000-8000-000000000000"],
      ["DELETE", `/v1/responses/${String(item["id"])}`, "/v1/responses/0190a000-0000-7000-8000-000000000000"],
      ["PATCH", `/v1/keys/${keys.items[0]?.id}`, "/v1/keys/key_nobody", { name: "x" }],
      ["DELETE", `/v1/keys/${keys.items[0]?.id}`, "/v1/keys/key_nobody"],
    ];
    for (const [method, foreign, unknown, body] of walk) {
      const answers = await Promise.all(
        [foreign, unknown].map((path) => mine.ask(path, { method, ...(body ? { body } : {}) })),
      );
      const [a, b] = answers.map(({ status, body: told }) => ({ status, ...told, requestId: "" }));
      expect(a, `${method} ${foreign}`).toEqual(b);
      expect(a?.status).toBe(404);
    }
    expect((await theirs.ask(`/v1/responses/${String(item["id"])}`)).status).toBe(200);
    // A response sent with my key under an id that theirs has is mine, and theirs stays theirs.
    const own = await mine.publish({ questions: threeQuestions });
    expect((await mine.collect({ ...item, surveyId: own.id }))[0]).toMatchObject({ status: "stored" });
    expect((await mine.collect(response(survey)))[0]).toMatchObject({ status: "rejected", code: "unknown_survey" });
  });

  it("stores no secret key as it is, and tells it only once", async () => {
    const world = await makeWorld();
    const made = await world.ask("/v1/keys", { body: { kind: "secret", name: "CRM" } });
    expect(made.status).toBe(201);
    const secret = String(made.body["secret"]);
    expect(looksLikeKey("secret", secret)).toBe(true);
    const { results } = await world.d1
      .prepare("SELECT * FROM keys WHERE workspace_id = ?1")
      .bind(world.workspaceId)
      .all();
    expect(JSON.stringify(results)).not.toContain(secret);
    expect(JSON.stringify((await world.ask("/v1/keys")).body)).not.toContain(secret);
    expect((await world.ask("/v1/surveys", { key: secret })).status).toBe(200);
    await world.ask(`/v1/keys/${String(made.body["id"])}`, { method: "DELETE" });
    expect((await world.ask("/v1/surveys", { key: secret })).status).toBe(401);
  });
});

describe("a key", () => {
  it("carries a checksum that a typing error breaks", () => {
    const key = makeKey("public", (bytes) => crypto.getRandomValues(bytes));
    expect(key).toMatch(/^voz_pk_[0-9A-Za-z]{36}$/);
    expect(looksLikeKey("public", key)).toBe(true);
    expect(looksLikeKey("secret", key)).toBe(false);
    const typo = key.slice(0, 12) + (key[12] === "a" ? "b" : "a") + key.slice(13);
    expect(looksLikeKey("public", typo)).toBe(false);
  });
});

describe("a body of the private API", () => {
  it.each([
    ["text/plain", '{"name":"x"}', 415, "unsupported_media_type"],
    ["application/json", "{", 400, "malformed_json"],
    ["application/json", '"x"', 422, "invalid_body"],
    ["application/json", " ".repeat(1024 * 1024 + 1), 413, "body_too_large"],
  ])("as %s", async (type, raw, status, code) => {
    const world = await makeWorld();
    expect(await world.ask("/v1/campaigns", { raw, headers: { "content-type": type } })).toMatchObject({
      status,
      body: { code },
    });
  });

  it.each(["limit=0", "limit=501", "limit=x", "cursor=%F0", "cursor=abc"])("refuses the query %s", async (query) => {
    const world = await makeWorld();
    expect(await world.ask(`/v1/surveys?${query}`)).toMatchObject({ status: 422, body: { code: "invalid_query" } });
  });
});
