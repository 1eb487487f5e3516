/**
 * Rows 4.9 to 4.13, 4.16, 4.17 and 4.19: what nobody types by accident. Texts that others have collected go through every
 * field that takes text, and come back as they were or in the documented form.
 */
import { describe, expect, it } from "vitest";
import naughty from "big-list-of-naughty-strings/blns.json?raw";
import type { Campaign } from "#contract";
import { globMatches } from "../../../sdk/compare.ts";
import { isNestedDeeper } from "../../../worker/http/body.ts";
import { makeWorld, now, response, setClock, threeQuestions, touch, uuid7, type Json, type World } from "../world.ts";

/** Beside the list of others: what SQL, spreadsheets, templates, prototypes and logs could take for something else. */
const own = [
  "'; DROP TABLE responses; --",
  "1' OR '1'='1",
  'x" UNION SELECT lookup FROM keys --',
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
  '=HYPERLINK("https://evil.test","x")',
  "+1+1",
  "-2+3|cmd|' /C calc'!A0",
  "@SUM(1+1)",
  "\tx",
  "line\r\nset-cookie: a=b",
  "{{answer.nps}} ${7*7} <%= 7*7 %>",
  "%",
  "_",
  "\\",
  "*?[a-z]",
  "\u202Etxt.exe",
  "\u0001\u001b[31m",
];
const texts = [...new Set([...(JSON.parse(naughty) as string[]), ...own])];
/** As stored: no NUL, well-formed. */
const stored = (text: string): string => text.replaceAll("\u0000", "").toWellFormed();
const legible = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);

const publish = async (world: World) => world.publish({ questions: threeQuestions });
const chunks = <Entry>(list: readonly Entry[], size: number): Entry[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, at * size + size));

describe("4.11 naughty strings", () => {
  it("come back from an answer, a context, a customer and a trait as they went in", async () => {
    // As they are: some of them look like numbers of telephones.
    const world = await makeWorld({ settings: { redact: false } });
    const survey = await publish(world);
    const items = texts.map((text) => {
      const id = uuid7();
      return { id, text, item: response(survey, { id, answers: { nps: 9, why: text }, context: { told: text } }) };
    });
    for (const part of chunks(items, 40)) {
      const results = await world.collect(...part.map(({ item }) => item));
      expect(results.map(({ status }) => status)).toEqual(part.map(() => "stored"));
    }
    const read = await world.fetchRaw("/v1/responses/export?format=ndjson");
    const rows = new Map(
      (await read.text())
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { id: string; answers: Json; context: Json })
        .map((row) => [row.id, row]),
    );
    for (const { id, text } of items) {
      const row = rows.get(id);
      expect([text, row?.context["told"]]).toEqual([text, stored(text)]);
      // A text with nothing to read is no answer.
      if (row?.answers["why"] !== undefined) expect([text, row.answers["why"]]).toEqual([text, stored(text)]);
      else expect([text, legible(text)]).toEqual([text, false]);
    }
    // Another minute: the public door has its limit.
    setClock(new Date(now().getTime() + 61_000).toISOString());
    const shown = texts.filter((text) => text.trim() === text && text.length > 0 && text.length <= 200);
    for (const part of chunks(shown, 40)) {
      const results = await world.collect(
        ...part.map((text) => ({
          type: "identify",
          id: uuid7(),
          customer: { id: `c ${text}`.slice(0, 200).trim(), name: text, traits: { told: text } },
          at: now().toISOString(),
        })),
      );
      expect(results.map(({ status }) => status)).toEqual(part.map(() => "stored"));
    }
    const { results: people } = await world.d1
      .prepare("SELECT id, traits FROM customers WHERE workspace_id = ?1")
      .bind(world.workspaceId)
      .all<{ id: string; traits: string }>();
    const told = new Set(people.map(({ traits }) => (JSON.parse(traits) as { told: string }).told));
    for (const text of shown) expect([text, told.has(stored(text))]).toEqual([text, true]);
  });

  it("name campaigns, promises, touchpoints and arrivals, or are refused with a reason", async () => {
    const world = await makeWorld();
    const survey = await publish(world);
    const some = texts.filter((text) => text.length <= 200).filter((_, at) => at % 8 === 0 || at > texts.length - 25);
    for (const text of some) {
      const made = await world.ask<Campaign>("/v1/campaigns", {
        body: {
          name: text,
          owner: text,
          match: [{ field: "campaign", op: "glob", value: text }],
          promises: [{ statement: text, kind: "other" }],
        },
      });
      expect([text, [201, 422].includes(made.status)]).toEqual([text, true]);
      if (made.status !== 201) continue;
      const { body } = await world.ask<Campaign>(`/v1/campaigns/${made.body.id}`);
      expect([text, body.name]).toEqual([text, stored(text).trim()]);
      await world.ask(`/v1/campaigns/${made.body.id}`, { method: "DELETE" });
    }
    for (const part of chunks(texts, 40)) {
      const results = await world.collect(
        ...part.map((text) =>
          response(survey, {
            touchpoint: text.slice(0, 100),
            touches: [{ ...touch({ utm_source: text, utm_campaign: text }, text), landing: text }],
            page: { url: text },
            locale: text,
          }),
        ),
      );
      for (const [at, { status, code }] of results.entries())
        expect([part[at], status === "stored" || code === "invalid_field"]).toEqual([part[at], true]);
    }
  });

  it("4.16 in every filter find nothing, change nothing and break nothing", async () => {
    const world = await makeWorld();
    const survey = await publish(world);
    await world.collect(response(survey, { answers: { nps: 9, why: "quiet mill" } }));
    const rows = () => world.d1.prepare("SELECT count(*) AS n FROM responses").first("n");
    const before = await rows();
    const some = [...own, "\u0000", "a\u0000b", "\ud800", "x".repeat(3000), "%00", "🙂".repeat(60)];
    const filters = ["q", "customer", "survey", "campaign", "channel", "touchpoint", "kind", "score", "from", "cursor"];
    for (const text of some)
      for (const name of filters) {
        const { status, body } = await world.ask<{ items?: unknown[] }>(
          `/v1/responses?${name}=${encodeURIComponent(text.toWellFormed())}`,
        );
        expect([name, text, status === 200 || status === 422]).toEqual([name, text, true]);
        if (status === 200 && stored(text) !== "") expect([name, text, body.items]).toEqual([name, text, []]);
      }
    expect(await rows()).toBe(before);
  });
});

describe("4.9 bodies that are meant to hurt", () => {
  const bombs: [what: string, text: string][] = [
    ["brackets", "[".repeat(60_000)],
    ["closed brackets", "[".repeat(30_000) + "]".repeat(30_000)],
    ["objects", '{"a":'.repeat(10_000) + "1" + "}".repeat(10_000)],
    ["brackets behind a string", `{"a":"\\\\","b":${"[".repeat(30_000)}`],
  ];
  it.each(bombs)(
    "nested %s are refused at every door that reads JSON, before anything walks them",
    async (_what, text) => {
      const world = await makeWorld();
      for (const [path, method] of [
        ["/v1/collect", "POST"],
        ["/v1/decide", "POST"],
        ["/v1/carry", "POST"],
        ["/v1/surveys", "POST"],
        ["/v1/campaigns", "POST"],
        ["/v1/workspace", "PATCH"],
      ]) {
        const answer = await world.ask(path ?? "", {
          raw: text,
          ...(method ? { method } : {}),
          headers: { "content-type": "application/json" },
        });
        expect(answer).toMatchObject({ status: 422, body: { code: "invalid_body" } });
        expect(String(answer.body["detail"])).toContain("nested deeper");
      }
    },
  );

  it("a nested survey that is otherwise in order is refused as well, and one that people write is taken", async () => {
    const world = await makeWorld();
    const nested = (levels: number): unknown => {
      let condition: unknown = { answer: "nps", op: "lte", value: 6 };
      for (let level = 0; level < levels; level += 1) condition = { all: [condition] };
      return { name: "x", questions: [...threeQuestions, { id: "more", kind: "text", ask: "?", showIf: condition }] };
    };
    expect((await world.ask("/v1/surveys", { body: nested(1) })).status).toBe(201);
    expect((await world.ask("/v1/surveys", { body: nested(5_000) })).status).toBe(422);
  });

  it("brackets within a text are text", () => {
    const brackets = "[{".repeat(500);
    expect(isNestedDeeper(JSON.stringify({ a: brackets, b: `\\"${brackets}` }), 5)).toBe(false);
    expect(isNestedDeeper(JSON.stringify({ a: "\\", b: [[[[[[]]]]]] }), 5)).toBe(true);
    expect(isNestedDeeper('"never closed [[[[[[[[', 5)).toBe(false);
    expect(isNestedDeeper("[]".repeat(100), 5)).toBe(false);
  });

  it.each(["-1", "-5", "1e3", "0x10", "NaN", "1.5", "99999999999999999999", "abc", ""])(
    "a length told as %s is no length: what comes is counted",
    async (length) => {
      const world = await makeWorld();
      const survey = await publish(world);
      const body = JSON.stringify({ key: world.publicKey, items: [response(survey)] });
      const answer = await world.ask("/v1/collect", {
        raw: new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode(body));
            controller.close();
          },
        }),
        key: null,
        headers: { "content-type": "application/json", "content-length": length },
      });
      expect([length, answer.status]).toEqual([length, length.startsWith("999") ? 413 : 200]);
    },
  );

  it("what is packed is not unpacked: a bomb is refused by its name", async () => {
    const world = await makeWorld();
    const zeros = new Blob([new Uint8Array(4_000_000)]).stream().pipeThrough(new CompressionStream("gzip"));
    const packed = await new Response(zeros).arrayBuffer();
    expect(packed.byteLength).toBeLessThan(65_536);
    for (const encoding of ["gzip", "GZIP", "deflate", "br", "gzip, gzip"])
      for (const path of ["/v1/collect", "/v1/campaigns", "/v1/campaign-metrics/import?platform=generic"])
        expect(
          await world.ask(path, {
            raw: packed,
            headers: {
              "content-type": path.includes("import") ? "text/csv" : "application/json",
              "content-encoding": encoding,
            },
          }),
        ).toMatchObject({ status: 415, body: { code: "unsupported_media_type" } });
  });

  it("4.11 bytes that are no UTF-8 are read as U+FFFD", async () => {
    const world = await makeWorld();
    const survey = await publish(world);
    const id = uuid7();
    const text = JSON.stringify({
      key: world.publicKey,
      items: [response(survey, { id, answers: { nps: 9, why: "a#b#c" } })],
    });
    const bytes = new TextEncoder().encode(text).map((byte) => (byte === 35 ? 0xff : byte));
    expect(
      (await world.ask("/v1/collect", { raw: bytes, key: null, headers: { "content-type": "application/json" } }))
        .status,
    ).toBe(200);
    expect((await world.ask(`/v1/responses/${id}`)).body["answers"]).toEqual({ nps: 9, why: "a\ufffdb\ufffdc" });
  });

  it("4.11 the private API stores no NUL and no half character", async () => {
    const world = await makeWorld();
    const { status, body } = await world.ask<Campaign>("/v1/campaigns", {
      raw: '{"name":"a\\u0000b\\ud800c","promises":[{"statement":"\\u0000x","kind":"other"}]}',
      headers: { "content-type": "application/json" },
    });
    expect([status, body.name, body.promises[0]?.statement]).toEqual([201, "ab\ufffdc", "x"]);
  });
});

describe("4.10 keys that name what every object has", () => {
  it("reach no prototype, from any door, and change no answer", async () => {
    const world = await makeWorld();
    const survey = await publish(world);
    const clean = await world.ask(`/v1/surveys/${survey.id}`);
    const poison = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1}';
    const item = JSON.stringify(response(survey)).replace("{", `{${poison},`);
    const bodies: [string, string, string][] = [
      ["POST", "/v1/collect", `{${poison},"key":"${world.publicKey}","items":[${item}]}`],
      [
        "POST",
        "/v1/decide",
        `{${poison},"key":"${world.publicKey}","touches":[{"at":"${now().toISOString()}","params":{${poison}},"referrer":""}],"traits":{${poison}}}`,
      ],
      ["POST", "/v1/campaigns", `{${poison},"name":"x"}`],
      ["PATCH", "/v1/workspace", `{${poison},"settings":{${poison}}}`],
      [
        "POST",
        "/v1/surveys",
        `{${poison},"name":"x","questions":[{${poison},"id":"a","kind":"text","ask":{"en":"?"}}]}`,
      ],
      ["PUT", "/v1/touchpoints", `[{${poison},"id":"x","name":"x"}]`],
    ];
    for (const [method, path, raw] of bodies) {
      const answer = await world.ask(path, { method, raw, headers: { "content-type": "application/json" } });
      expect([path, answer.status < 500]).toEqual([path, true]);
      expect(({} as Json)["polluted"]).toBeUndefined();
      expect(JSON.stringify(answer.body)).not.toContain("polluted");
    }
    expect((await world.ask(`/v1/surveys/${survey.id}`)).body).toEqual(clean.body);
    for (const name of ["__proto__", "constructor", "toString"])
      expect((await world.collect(response(survey, { answers: { nps: 9, [name]: 1 } })))[0]?.status).not.toBe("queued");
  });
});

describe("4.12 numbers at their ends", () => {
  it.each(["1e309", "-1e309", "9007199254740993", "1e-320", "-0", "0.1"])(
    "%s is taken within its range or refused",
    async (number) => {
      const world = await makeWorld();
      const survey = await publish(world);
      const raw = (more: string, id: string) =>
        JSON.stringify(response(survey, { id })).replace(/\}$/, `,${more}}`).replace('"answers":{"nps":9}', "");
      const send = async (more: string) => {
        const id = uuid7();
        const text = raw(more, id).replace(",,", ",");
        const { body } = await world.ask<{ results: { status: string; issues?: unknown[] }[] }>("/v1/collect", {
          raw: `{"key":"${world.publicKey}","items":[${text}]}`,
          key: null,
          headers: { "content-type": "application/json" },
        });
        return { id, result: body.results[0] };
      };
      const score = await send(`"answers":{"nps":${number}}`);
      expect(score.result?.status).toBe(number === "-0" ? "stored" : "rejected");
      const context = await send(`"answers":{"nps":9},"context":{"value":${number}}`);
      if (context.result?.status === "stored") {
        const { body } = await world.ask<{ context: { value: number } }>(`/v1/responses/${context.id}`);
        expect(Number.isFinite(body.context.value)).toBe(true);
        expect(body.context.value).toBeCloseTo(Number(number), 5);
      } else expect(context.result?.issues).not.toEqual([]);
    },
  );
});

describe("4.17 patterns that run away elsewhere", () => {
  it("are globs here: their work grows with pattern times text, not with its powers", () => {
    for (const pattern of [
      "(a+)+$",
      "a*a*a*a*a*a*a*a*a*a*a*a*b",
      "*".repeat(250),
      "*a".repeat(120),
      "[a-z]+*",
      "(.*)*x",
    ]) {
      const text = "a".repeat(2048);
      expect([pattern, typeof globMatches(pattern, text)]).toEqual([pattern, "boolean"]);
    }
    expect(globMatches("*a*b", "a".repeat(2048))).toBe(false);
    expect(globMatches("(a+)+$", "(a+)+$")).toBe(true);
  });
});

describe("forged ids", () => {
  it("are refused or unknown, and never an error of ours", async () => {
    const world = await makeWorld();
    const forged = [
      "..",
      "%2e%2e%2f",
      "sur_",
      "sur_'--",
      "0190a000-0000-7000-8000-00000000000",
      "null",
      "[object Object]",
      "🙂",
      "a".repeat(3000),
      "%00",
      "sur_x%0d%0aset-cookie:a",
    ];
    for (const noun of ["surveys", "campaigns", "responses", "flags", "endpoints", "campaign-metrics/imports"])
      for (const id of forged) {
        const answer = await world.ask(`/v1/${noun}/${id.includes("%") ? id : encodeURIComponent(id)}`);
        expect([noun, id, answer.status >= 400 && answer.status < 500]).toEqual([noun, id, true]);
        expect(answer.headers.getSetCookie()).toEqual([]);
      }
    for (const cursor of [btoa("2026|x"), btoa("|"), btoa("'; --|1"), btoa("9".repeat(100)), "%%%", "e30="])
      for (const path of ["/v1/surveys", "/v1/responses", "/v1/campaigns", "/v1/flags", "/v1/campaign-metrics"]) {
        const { status } = await world.ask(`${path}?cursor=${encodeURIComponent(cursor)}`);
        expect([path, cursor, status === 200 || status === 422]).toEqual([path, cursor, true]);
      }
    for (const token of ["x", "a.b.c", `${btoa("{}")}.x`, "a".repeat(5000)]) {
      const { status } = await world.ask("/v1/carry/open", { body: { key: world.publicKey, token }, key: null });
      expect([token.slice(0, 20), status < 500]).toEqual([token.slice(0, 20), true]);
    }
  });
});
