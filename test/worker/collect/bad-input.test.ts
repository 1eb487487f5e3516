import { describe, expect, it } from "vitest";
import { makeWorld, now, response, threeQuestions, uuid7, type Json, type World } from "../world.ts";

const post = (world: World, raw: BodyInit, type = "application/json", headers: Record<string, string> = {}) =>
  world.ask("/v1/collect", { raw, key: null, headers: { "content-type": type, ...headers } });

const batch = (world: World, ...items: unknown[]): string => JSON.stringify({ key: world.publicKey, items });

describe("a body that cannot be read as a whole", () => {
  it.each([
    ["truncated JSON", '{"key":"x","items":[', 400, "malformed_json"],
    ["no JSON at all", "hello", 400, "malformed_json"],
    ["an empty body", "", 400, "malformed_json"],
    ["a list", "[]", 422, "invalid_body"],
    ["no items", '{"key":"x"}', 422, "invalid_body"],
    ["items that are no list", '{"key":"x","items":{}}', 422, "invalid_body"],
    ["a key that is a number", '{"key":1,"items":[]}', 422, "invalid_body"],
    ["an unknown key", '{"key":"voz_pk_nobody","items":[]}', 401, "unknown_key"],
    ["no key", '{"key":"","items":[]}', 401, "missing_key"],
  ])("%s", async (_what, raw, status, code) => {
    const answer = await post(await makeWorld(), raw);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.body).toMatchObject({ code, status, type: `urn:voz:problem:${code}` });
    for (const part of ["title", "detail", "requestId"]) expect(answer.body[part]).toEqual(expect.stringMatching(/./));
  });

  it("refuses a key that looks right but is nobody's, also after it was revoked", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    await world.collect(response(survey));
    const { body: keys } = await world.ask<{ items: { id: string; kind: string }[] }>("/v1/keys");
    const id = keys.items.find(({ kind }) => kind === "public")?.id ?? "";
    expect((await world.ask(`/v1/keys/${id}`, { method: "DELETE" })).status).toBe(200);
    const answer = await post(world, batch(world, response(survey)));
    expect(answer).toMatchObject({ status: 401, body: { code: "unknown_key" } });
  });

  it("takes application/json and text/plain, and nothing else", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    for (const type of [
      "application/json",
      "application/json; charset=utf-8",
      "text/plain",
      "text/plain;charset=UTF-8",
    ])
      expect((await post(world, batch(world, response(survey)), type)).status).toBe(200);
    for (const type of ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/html", ""])
      expect(await post(world, batch(world, response(survey)), type)).toMatchObject({
        status: 415,
        body: { code: "unsupported_media_type" },
      });
  });

  it("takes 64 KB and 50 items, and not one more", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const pad = (size: number): string => {
      const text = batch(world, response(survey));
      return text + " ".repeat(size - new TextEncoder().encode(text).length);
    };
    expect((await post(world, pad(65_536))).status).toBe(200);
    expect(await post(world, pad(65_537))).toMatchObject({ status: 413, body: { code: "body_too_large" } });
    const small = () => ({ type: "nothing" });
    expect((await post(world, batch(world, ...Array.from({ length: 50 }, small)))).status).toBe(200);
    expect(await post(world, batch(world, ...Array.from({ length: 51 }, small)))).toMatchObject({
      status: 413,
      body: { code: "too_many_items", issues: [{ path: "items" }] },
    });
  });

  it("counts the bytes itself, whatever the length that was declared", async () => {
    const world = await makeWorld();
    const stream = new ReadableStream({
      start(controller) {
        for (let part = 0; part < 20; part += 1) controller.enqueue(new TextEncoder().encode(" ".repeat(8192)));
        controller.close();
      },
    });
    expect(await post(world, stream)).toMatchObject({ status: 413, body: { code: "body_too_large" } });
  });
});

describe("pages of other origins", () => {
  it("are refused unless the key names them", async () => {
    const world = await makeWorld({ origins: ["https://shop.test", "https://*.shop.test", "http://localhost:*"] });
    const survey = await world.publish({ questions: threeQuestions });
    const from = (origin: string) => post(world, batch(world, response(survey)), "text/plain", { origin });
    for (const origin of ["https://shop.test", "https://es.shop.test", "http://localhost:5173"]) {
      const answer = await from(origin);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
      expect(answer.headers.get("vary")).toContain("Origin");
      expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
    }
    for (const origin of [
      "https://evil.test",
      "http://shop.test",
      "https://shop.test.evil.test",
      "https://evilshop.test",
      "null",
      "https://shop.test:444",
    ]) {
      const answer = await from(origin);
      expect(answer).toMatchObject({ status: 403, body: { code: "origin_not_allowed", issues: [{ path: "origin" }] } });
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    }
    expect(
      await world.d1
        .prepare("SELECT count(*) AS n FROM responses WHERE workspace_id = ?1")
        .bind(world.workspaceId)
        .first("n"),
    ).toBe(3);
  });

  it("learn it in the preflight where the key stands in the query", async () => {
    const world = await makeWorld({ origins: ["https://shop.test"] });
    const preflight = (origin: string, query = "") =>
      world.fetchRaw(`/v1/collect${query}`, {
        method: "OPTIONS",
        key: null,
        headers: { origin, "access-control-request-method": "POST" },
      });
    const open = await preflight("https://shop.test", `?key=${world.publicKey}`);
    expect([
      open.status,
      open.headers.get("access-control-allow-origin"),
      open.headers.get("access-control-allow-headers"),
    ]).toEqual([204, "https://shop.test", "content-type"]);
    expect(
      (await preflight("https://evil.test", `?key=${world.publicKey}`)).headers.get("access-control-allow-origin"),
    ).toBeNull();
    expect((await preflight("https://evil.test")).headers.get("access-control-allow-origin")).toBe("https://evil.test");
  });
});

describe("a bad item", () => {
  const cases: [
    what: string,
    change: (survey: { id: string; version: number }) => unknown,
    code: string,
    path: string,
  ][] = [
    ["that is no object", () => 7, "invalid_item", ""],
    ["that is null", () => null, "invalid_item", ""],
    ["that is a list", () => [], "invalid_item", ""],
    ["of no type", (survey) => ({ ...response(survey), type: undefined }), "unknown_type", "type"],
    ["of a type nobody knows", (survey) => ({ ...response(survey), type: "vote" }), "unknown_type", "type"],
    ["without an id", (survey) => ({ ...response(survey), id: undefined }), "invalid_id", "id"],
    ["with a UUIDv4", (survey) => ({ ...response(survey), id: crypto.randomUUID() }), "invalid_id", "id"],
    ["with an id that is a number", (survey) => ({ ...response(survey), id: 7 }), "invalid_id", "id"],
    ["of an unknown survey", (survey) => response({ ...survey, id: "sur_nobody" }), "unknown_survey", "surveyId"],
    [
      "of a version that was never published",
      (survey) => response({ ...survey, version: 9 }),
      "unknown_version",
      "surveyVersion",
    ],
    [
      "with a version that is text",
      (survey) => response(survey, { surveyVersion: "1" }),
      "invalid_field",
      "surveyVersion",
    ],
    ["with answers that are a list", (survey) => response(survey, { answers: [] }), "invalid_field", "answers"],
    ["with a context that is a list", (survey) => response(survey, { context: [1] }), "invalid_field", "context"],
    [
      "with an unknown question",
      (survey) => response(survey, { answers: { nps: 9, nope: 1 } }),
      "unknown_question",
      "answers.nope",
    ],
    [
      "with an answer of the wrong kind",
      (survey) => response(survey, { answers: { nps: "9" } }),
      "wrong_type",
      "answers.nps",
    ],
    [
      "with an answer out of range",
      (survey) => response(survey, { answers: { nps: 11 } }),
      "out_of_range",
      "answers.nps",
    ],
    ["with a fraction", (survey) => response(survey, { answers: { nps: 8.5 } }), "wrong_type", "answers.nps"],
    [
      "with a promise answer out of range",
      (survey) => response(survey, { answers: { nps: 9, kept: 3 } }),
      "out_of_range",
      "answers.kept",
    ],
    [
      "with words for a promise",
      (survey) => response(survey, { answers: { nps: 9, kept: "yes" } }),
      "wrong_type",
      "answers.kept",
    ],
    [
      "with 10,001 characters",
      (survey) => response(survey, { answers: { nps: 9, why: "a".repeat(10_001) } }),
      "text_too_long",
      "answers.why",
    ],
    [
      "that is complete without what is required",
      (survey) => response(survey, { answers: { why: "?" } }),
      "required_missing",
      "answers.nps",
    ],
    ["of no known state", (survey) => response(survey, { state: "done" }), "invalid_field", "state"],
    ["with a date that is none", (survey) => response(survey, { at: "yesterday" }), "invalid_field", "at"],
    [
      "with twelve touches",
      (survey) => response(survey, { touches: Array.from({ length: 12 }, () => ({ at: now().toISOString() })) }),
      "invalid_field",
      "touches",
    ],
    [
      "with a customer without an id",
      (survey) => response(survey, { customer: { email: "a@b.es" } }),
      "invalid_field",
      "customer.id",
    ],
    [
      "nested a hundred times",
      (survey) => response(survey, { context: JSON.parse('{"a":'.repeat(100) + "1" + "}".repeat(100)) as Json }),
      "invalid_item",
      "",
    ],
  ];

  it.each(cases)("%s", async (_what, change, code, path) => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const good = response(survey);
    const [first, bad, last] = await world.collect(good, change(survey), response(survey));
    expect(bad).toMatchObject({ status: "rejected", code });
    expect(bad?.issues?.[0]?.path).toBe(path);
    expect(bad?.issues?.[0]?.message).toMatch(/./);
    expect([first?.status, last?.status]).toEqual(["stored", "stored"]);
    expect(
      await world.d1
        .prepare("SELECT count(*) AS n FROM responses WHERE workspace_id = ?1")
        .bind(world.workspaceId)
        .first("n"),
    ).toBe(2);
  });

  it("takes 10,000 characters, counted as people count them", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const [result] = await world.collect(response(survey, { answers: { nps: 9, why: "🙂".repeat(10_000) } }));
    expect(result?.status).toBe("stored");
  });

  it("of a draft is told from one of an unknown survey", async () => {
    const world = await makeWorld();
    const { body } = await world.ask("/v1/surveys", { body: { name: "Draft", questions: threeQuestions } });
    expect((await world.collect(response({ id: String(body["id"]), version: 1 })))[0]).toMatchObject({
      status: "rejected",
      code: "survey_not_live",
    });
  });

  it("of an archived survey is refused, but not the answer that was given before", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    await world.ask(`/v1/surveys/${survey.id}`, { method: "DELETE" });
    const earlier = new Date(now().getTime() - 60_000).toISOString();
    const later = new Date(now().getTime() + 60_000).toISOString();
    const results = await world.collect(response(survey, { at: earlier }), response(survey, { at: later }));
    expect(results).toMatchObject([{ status: "stored" }, { status: "rejected", code: "survey_not_live" }]);
  });

  it("reaches no prototype", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const text = JSON.stringify(response(survey, { context: { a: 1 } })).replace(
      '{"a":1}',
      '{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}',
    );
    await post(world, `{"key":"${world.publicKey}","items":[${text}],"__proto__":{"x":1}}`);
    expect(({} as Json)["x"]).toBeUndefined();
  });
});

describe("what can be repaired", () => {
  it("is stored and flagged: NUL and lone surrogates", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const id = uuid7();
    const text = JSON.stringify(response(survey, { id, answers: { nps: 9, why: "WHY" } })).replace(
      "WHY",
      "a\\u0000b\\ud800c",
    );
    const answer = await post(world, `{"key":"${world.publicKey}","items":[${text}]}`);
    expect(answer.body["results"]).toEqual([{ id, status: "stored", flags: ["text_repaired"] }]);
    const { body } = await world.ask(`/v1/responses/${id}`);
    expect(body).toMatchObject({ answers: { nps: 9, why: "ab\ufffdc" }, flags: ["text_repaired"] });
  });

  it.each([
    ["1970-01-01T00:00:00Z", true],
    ["9999-12-31T23:59:59Z", true],
    ["2026-03-03T11:59:59Z", true],
    ["2026-03-03T12:00:01Z", false],
    ["2026-03-10T12:05:00Z", false],
    ["2026-03-10T12:05:01Z", true],
  ])("an answer of %s takes the server's time: %s", async (at, skewed) => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const item = response(survey, { at });
    const [result] = await world.collect(item);
    expect(result).toEqual({ id: item["id"], status: "stored", ...(skewed ? { flags: ["clock_skew"] } : {}) });
    const { body } = await world.ask(`/v1/responses/${String(item["id"])}`);
    expect(body["at"]).toBe(skewed ? "2026-03-10T12:00:00.000Z" : new Date(at).toISOString());
  });
});

describe("a clock that is off", () => {
  const day = 86_400_000;
  const noon = now().getTime();
  const by = (time: number, off: number): string => new Date(time + off).toISOString();
  const sent = async (world: World, sentAt: string | undefined, ...items: Json[]) =>
    (await post(world, JSON.stringify({ key: world.publicKey, sentAt, items }))).body["results"];

  it.each([
    ["a year behind", -365 * day],
    ["an hour ahead", 3_600_000],
    ["two days ahead", 2 * day],
  ])("%s: an answer that waited three days keeps its day, its length and its arrivals", async (_what, off) => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const given = noon - 3 * day;
    const item = response(survey, {
      at: by(given, off),
      startedAt: by(given - 60_000, off),
      touches: [{ at: by(given - 40 * day, off), params: { utm_source: "news", utm_medium: "email" }, referrer: "" }],
    });
    const expected = [{ id: item["id"], status: "stored", flags: ["clock_skew"] }];
    expect(await sent(world, by(noon, off), item)).toEqual(expected);
    // Sent again, later and by another guess of the error, it is the same answer.
    expect(await sent(world, by(noon, off + 1_234), item)).toEqual([{ id: item["id"], status: "duplicate" }]);
    const { body } = await world.ask(`/v1/responses/${String(item["id"])}`);
    expect(body).toMatchObject({
      at: by(given, 0),
      startedAt: by(given - 60_000, 0),
      touches: { last: { source: "news", at: by(given - 40 * day, 0) } },
    });
  });

  it.each([
    ["within what a network may take", by(noon, -4 * 60_000), by(noon, -5 * 60_000), by(noon, -5 * 60_000), undefined],
    ["that did not time the item", by(noon, -day), by(noon, -60_000), by(noon, -60_000), undefined],
    ["that cannot be read", "yesterday", by(noon, -60_000), by(noon, -60_000), undefined],
    ["by which it would still be too old", by(noon, -10 * day), by(noon, -20 * day), by(noon, 0), ["clock_skew"]],
  ])("one %s", async (_what, sentAt, at, kept, flags) => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const item = response(survey, { at });
    expect(await sent(world, sentAt, item)).toEqual([{ id: item["id"], status: "stored", ...(flags && { flags }) }]);
    const { body } = await world.ask(`/v1/responses/${String(item["id"])}`);
    expect(body["at"]).toBe(kept);
  });

  it("counts a step of the funnel on its own day, and takes who the customer is", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const at = by(noon, -100 * day);
    const results = await sent(
      world,
      at,
      { type: "exposure", id: uuid7(), surveyId: survey.id, surveyVersion: survey.version, step: "shown", at },
      { type: "identify", id: uuid7(), customer: { id: "cust_1" }, at },
    );
    expect(results).toMatchObject([
      { status: "stored", flags: ["clock_skew"] },
      { status: "stored", flags: ["clock_skew"] },
    ]);
  });
});

describe("the limit", () => {
  it("holds 600 items a minute for one address, says when to come back, and leaves others alone", async () => {
    const world = await makeWorld();
    const junk = Array.from({ length: 50 }, () => 0);
    const send = (address: string) => post(world, batch(world, ...junk), "text/plain", { "cf-connecting-ip": address });
    for (let request = 0; request < 12; request += 1) expect((await send("203.0.113.7")).status).toBe(200);
    const refused = await send("203.0.113.7");
    expect(refused).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await send("203.0.113.8")).status).toBe(200);
  });
});
