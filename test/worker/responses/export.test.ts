import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { makeVisitor, sameOrigin } from "../dashboard/visitor.ts";
import { makeWorld, response, threeQuestions, touch, type World } from "../world.ts";

/** RFC 4180, read by other rules than the ones it was written with: character by character. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let field = "";
  let quoted = false;
  for (let at = text.startsWith("\uFEFF") ? 1 : 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted && sign === '"' && text[at + 1] === '"') field += text[++at];
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === "," || sign === "\n")) {
      rows.at(-1)?.push(field);
      field = "";
      if (sign === "\n") rows.push([]);
    } else if (quoted || sign !== "\r") field += sign;
  }
  return rows.filter((row) => row.length > 0);
}
const records = (text: string): Record<string, string>[] => {
  const [header = [], ...rows] = parseCsv(text);
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ""])));
};
const csv = async (world: World, query = "") =>
  (await world.ask<string>(`/v1/responses/export?format=csv${query}`)).body;

describe("the export", () => {
  it("has a column for every question that was ever asked, also when the newest row answers none", async () => {
    const world = await makeWorld();
    const first = await world.publish({ name: "One", questions: threeQuestions });
    const second = await world.publish({ name: "Two", questions: [{ id: "idea", kind: "text", ask: "?" }] });
    await world.ask("/v1/campaigns", {
      body: { name: "Otoño", match: [{ field: "campaign", op: "is", value: "otono" }] },
    });
    const words = 'Dijo "24 h",\nllegó; tarde 🏺';
    await world.collect(
      response(first, {
        answers: { nps: 3, kept: -1, why: words },
        touches: [touch({ utm_source: "newsletter", utm_medium: "email", utm_campaign: "otono" })],
        context: { orderValue: 49 },
      }),
      response(second, { answers: { idea: '=HYPERLINK("http://evil.test")' } }),
    );
    const rows = records(await csv(world));
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      survey: "Two",
      "answer.idea": `'=HYPERLINK("http://evil.test")`,
      "answer.nps": "",
      campaign: "",
      "lastNonDirect.source": "",
    });
    expect(rows[1]).toMatchObject({
      survey: "One",
      "answer.nps": "3",
      "answer.kept": "-1",
      "answer.why": words,
      campaign: "Otoño",
      channel: "email",
      "lastNonDirect.source": "newsletter",
      "first.campaign": "otono",
      context: '{"orderValue":49}',
    });
    expect(JSON.parse(rows[1]?.["credit.linear"] ?? "")).toMatchObject([{ source: "newsletter", share: 1 }]);
    expect(Object.keys(records(await csv(world, `&survey=${first.id}`))[0] ?? {})).not.toContain("answer.idea");
  });

  it("has a column for each part of an answer that has parts, and none for a text to read", async () => {
    const world = await makeWorld();
    const options = ["chat", "phone", "shop"].map((id) => ({ id, label: id }));
    const survey = await world.publish({
      questions: [
        { id: "hello", kind: "statement", ask: "!" },
        { id: "used", kind: "multiple", ask: "?", options, other: true },
        { id: "plain", kind: "multiple", ask: "?", options },
        { id: "plan", kind: "single", ask: "?", options, other: true },
        { id: "reach", kind: "contact", ask: "?", fields: [{ id: "email" }, { id: "phone" }] },
        { id: "terms", kind: "consent", ask: "?" },
        { id: "review", kind: "link", ask: "?", url: "https://reviews.example/voz" },
      ],
    });
    await world.collect(
      response(survey, {
        answers: {
          used: ["chat", { other: "la radio; ayer" }, "shop"],
          plain: ["phone"],
          plan: { other: "=1+1" },
          reach: { phone: "+34 600 123 456" },
          terms: true,
          review: "clicked",
        },
      }),
      response(survey, { answers: { plan: "shop", reach: { email: "ana@example.com" } } }),
    );
    const [second, first] = records(await csv(world));
    expect(Object.keys(first!).filter((name) => name.startsWith("answer."))).toEqual([
      "answer.used",
      "answer.used.other",
      "answer.plain",
      "answer.plan",
      "answer.plan.other",
      "answer.reach.email",
      "answer.reach.phone",
      "answer.terms",
      "answer.review",
    ]);
    expect(first).toMatchObject({
      "answer.used": "chat; other; shop",
      "answer.used.other": "la radio; ayer",
      "answer.plain": "phone",
      "answer.plan": "other",
      "answer.plan.other": "'=1+1",
      "answer.reach.email": "",
      "answer.reach.phone": "'+34 600 123 456",
      "answer.terms": "true",
      "answer.review": "clicked",
    });
    expect(second).toMatchObject({
      "answer.used": "",
      "answer.used.other": "",
      "answer.plan": "shop",
      "answer.plan.other": "",
      "answer.reach.email": "ana@example.com",
      "answer.reach.phone": "",
    });
  });

  it("streams more than a page without missing or repeating a row, as CSV and as NDJSON", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    await world.collect(response(survey));
    const columns =
      (await env.DB.prepare("SELECT * FROM responses WHERE workspace_id = ?1").bind(world.workspaceId).first()) ?? {};
    const names = Object.keys(columns).filter((name) => name !== "seq" && name !== "id");
    await env.DB.prepare(
      `INSERT INTO responses (seq, id, ${names.join(", ")}) WITH RECURSIVE more(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM more WHERE n < 1203)
       SELECT more.n, 'copy-' || more.n, ${names.join(", ")} FROM more, responses WHERE workspace_id = ?1 AND seq = 1`,
    )
      .bind(world.workspaceId)
      .run();
    const ids = records(await csv(world)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(1203);
    expect(ids).toHaveLength(1203);
    const answer = await world.fetchRaw("/v1/responses/export?format=ndjson");
    expect(answer.headers.get("content-type")).toContain("application/x-ndjson");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="responses-2026-03-10.ndjson"');
    const lines = (await answer.text()).trimEnd().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(ids);
  });

  it("of nothing is a header and no row", async () => {
    const world = await makeWorld();
    expect(records(await csv(world))).toEqual([]);
    // With a byte order mark, by which spreadsheets know UTF-8; reading it as text would hide it.
    const bytes = new Uint8Array(await (await world.fetchRaw("/v1/responses/export")).arrayBuffer());
    expect([...bytes.subarray(0, 8)]).toEqual([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('"id",')]);
  });

  it("is refused without a key, for another format, and with a public key", async () => {
    const world = await makeWorld();
    expect((await world.ask("/v1/responses/export", { key: null })).status).toBe(401);
    expect((await world.ask("/v1/responses/export", { key: world.publicKey })).status).toBe(403);
    expect((await world.ask("/v1/responses/export?format=xlsx")).status).toBe(422);
  });
});

describe("a filter that needs the right to see people", () => {
  it.each(["csv", "ndjson"])("is refused by the export as by the list, before a byte of %s", async (format) => {
    const world = await makeWorld();
    const made = await world.ask("/v1/keys", { body: { kind: "secret", name: "BI", scopes: ["read"] } });
    const key = String(made.body["secret"]);
    const query = `format=${format}&customer=fam-a`;
    const { status, body } = await world.ask(`/v1/responses/export?${query}`, { key });
    expect([status, body["code"], body["issues"]]).toEqual([
      422,
      "invalid_query",
      [{ path: "customer", message: 'needs "personal"' }],
    ]);
    expect((await world.ask("/v1/responses?customer=fam-a", { key })).body).toMatchObject({ code: "invalid_query" });
    expect((await world.ask(`/v1/responses/export?${query}`)).status).toBe(200);
    const analyst = await makeVisitor(world, "es", "analyst");
    const headers = { cookie: analyst.cookie, ...sameOrigin };
    expect((await world.fetchRaw(`/v1/responses/export?${query}`, { key: null, headers })).status).toBe(422);
  });
});

describe("touchpoints that nobody declared", () => {
  it("are kept with the response and listed with their counts", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    await world.ask("/v1/touchpoints", { method: "PUT", body: [{ id: "checkout", name: "Pago" }] });
    await world.collect(
      response(survey, { touchpoint: "checkout" }),
      response(survey, { touchpoint: "unboxing" }),
      response(survey, { touchpoint: "unboxing" }),
      response(survey),
    );
    const { body } = await world.ask("/v1/touchpoints");
    expect(body["unknown"]).toEqual([{ id: "unboxing", n: 2, lastSeenAt: "2026-03-10T12:00:00.000Z" }]);
  });
});
