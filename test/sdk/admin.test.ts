import { describe, expect, it } from "vitest";
import { ApiError, createAdmin } from "../../sdk/admin.ts";
import { isVozError } from "../../sdk/index.ts";

interface Asked {
  method: string;
  url: string;
  body: unknown;
  headers: Record<string, string>;
}
/** A client whose API answers as it is told, one after the other; an error is thrown. */
function admin(...answers: (Response | Error)[]) {
  const asked: Asked[] = [];
  const slept: number[] = [];
  const client = createAdmin({
    host: "https://voz.test/",
    key: "voz_sk_1",
    random: (count) => new Uint8Array(count).fill(255),
    sleep: async (milliseconds) => void slept.push(Math.round(milliseconds)),
    fetch: async (url, init) => {
      const { method, body, headers } = init as { method: string; body?: unknown; headers: Record<string, string> };
      asked.push({ method, url: String(url), body, headers });
      const next = answers.shift() ?? Response.json({});
      if (next instanceof Error) throw next;
      return next;
    },
  });
  return { client, asked, slept };
}
const problem = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  Response.json(
    { type: "t", title: "T", status, code, detail: "d", requestId: "req_1", issues: [] },
    { status, headers },
  );
const down = new TypeError("fetch failed");

describe("a call", () => {
  it("puts parts into the path, the rest into the query, the body into the body", async () => {
    const { client, asked } = admin();
    await client.updateNote({ id: "cmp_1", noteId: "not/1", body: { text: "x" } });
    await client.listResponses({ survey: "sur_1", limit: 10 });
    expect(asked).toMatchObject([
      {
        method: "PATCH",
        url: "https://voz.test/v1/campaigns/cmp_1/notes/not%2F1",
        body: '{"text":"x"}',
        headers: { authorization: "Bearer voz_sk_1", "content-type": "application/json" },
      },
      { method: "GET", url: "https://voz.test/v1/responses?survey=sur_1&limit=10", body: undefined },
    ]);
  });

  it("hands a file on as it is, and a stream as it comes", async () => {
    const { client, asked } = admin(Response.json({}), new Response("a,b"));
    await client.importMetrics({ platform: "generic", body: "day,clicks" });
    expect(asked[0]).toMatchObject({ body: "day,clicks", headers: { "content-type": "text/csv" } });
    expect(await (await client.exportResponses({ format: "csv" })).text()).toBe("a,b");
  });

  it.each(["", ".", ".."])("never leads to another operation by a part that is %j", async (id) => {
    const { client, asked } = admin();
    await expect(client.archiveSurvey({ id })).rejects.toMatchObject({ code: "invalid_query" });
    expect(asked).toEqual([]);
  });

  it("tells a refusal by its code, with the name of the request", async () => {
    const { client } = admin(problem(404, "not_found"));
    const error: unknown = await client.readSurvey({ id: "sur_9" }).catch((thrown: unknown) => thrown);
    expect(isVozError(error) && error instanceof ApiError).toBe(true);
    expect(error).toMatchObject({ code: "not_found", detail: 404, requestId: "req_1", problem: { detail: "d" } });
  });

  it("tells somebody else's answer as that", async () => {
    await expect(admin(new Response("<html>")).client.readWorkspace()).rejects.toMatchObject({ code: "unreadable" });
    await expect(admin(new Response("<html>", { status: 418 })).client.readWorkspace()).rejects.toMatchObject({
      code: "http_418",
    });
  });
});

describe("another try", () => {
  it.each([408, 429, 500, 502, 503])("is made after %i where it can do no harm", async (status) => {
    const { client, asked, slept } = admin(problem(status, "unavailable"), Response.json({ items: [], next: null }));
    expect(await client.listSurveys()).toEqual({ items: [], next: null });
    expect(asked).toHaveLength(2);
    expect(slept).toEqual([1000]);
  });

  it("is made when nobody answered, three times, longer apart each time", async () => {
    const { client, slept } = admin(down, down, down, down);
    await expect(client.readSurvey({ id: "sur_1" })).rejects.toMatchObject({ code: "unreachable", detail: down });
    expect(slept).toEqual([1000, 2000, 4000]);
  });

  it("waits as long as the API says, within a minute", async () => {
    const { client, slept } = admin(problem(429, "rate_limited", { "retry-after": "20" }), Response.json({}));
    await client.readWorkspace();
    expect(slept).toEqual([20_000]);
    const late = admin(problem(429, "rate_limited", { "retry-after": "600" }));
    await expect(late.client.readWorkspace()).rejects.toMatchObject({ code: "rate_limited" });
  });

  it("is not made of what may have been done already", async () => {
    for (const answer of [down, problem(500, "internal")]) {
      const { client, asked } = admin(answer);
      await expect(client.publishSurvey({ id: "sur_1" })).rejects.toBeInstanceOf(ApiError);
      expect(asked).toHaveLength(1);
    }
    const refused = admin(problem(429, "rate_limited"));
    await refused.client.publishSurvey({ id: "sur_1" });
    expect(refused.asked).toHaveLength(2);
  });
});

it("a list is walked to its end, with its filters", async () => {
  const page = (next: string | null, ...ids: string[]): Response =>
    Response.json({ items: ids.map((id) => ({ id })), next });
  const { client, asked } = admin(page("c1", "a", "b"), page("c2"), page(null, "c"));
  const ids: string[] = [];
  for await (const { id } of client.each("listResponses", { state: "complete" })) ids.push(id);
  expect(ids).toEqual(["a", "b", "c"]);
  expect(asked.map(({ url }) => new URL(url).search)).toEqual([
    "?state=complete",
    "?state=complete&cursor=c1",
    "?state=complete&cursor=c2",
  ]);
});
