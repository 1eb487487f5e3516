import { describe, expect, it } from "vitest";
import { makeResolver } from "../../../../worker/deliveries/reach/resolver.ts";

/** A resolver that answers for one name; counts how often it is asked. */
function makeServer(answers: Record<string, { Status: number; Answer?: object[] } | number>) {
  const asked: string[] = [];
  const call = (async (url: string) => {
    const { searchParams } = new URL(url);
    const type = searchParams.get("type") ?? "";
    asked.push(`${searchParams.get("name")} ${type}`);
    const answer = answers[type] ?? { Status: 0 };
    return typeof answer === "number" ? new Response(null, { status: answer }) : Response.json(answer);
  }) as unknown as typeof fetch;
  return { asked, call };
}

const a = (data: string, TTL = 300) => ({ name: "x", type: 1, TTL, data });

describe("a name", () => {
  it("leads to all its addresses, of both kinds, and through no alias's name", async () => {
    const { call, asked } = makeServer({
      A: {
        Status: 0,
        Answer: [{ name: "x", type: 5, TTL: 9, data: "alias.example.com." }, a("1.1.1.1"), a("1.0.0.1")],
      },
      AAAA: { Status: 0, Answer: [{ name: "x", type: 28, TTL: 9, data: "2606:4700::1111" }] },
    });
    const resolve = makeResolver(call, () => 0);
    expect(await resolve("x.example.com")).toEqual(["1.1.1.1", "1.0.0.1", "2606:4700::1111"]);
    expect(asked).toEqual(["x.example.com A", "x.example.com AAAA"]);
  });

  it("is believed for as long as it says, half a minute at most", async () => {
    let now = 0;
    const { call, asked } = makeServer({ A: { Status: 0, Answer: [a("1.1.1.1")] } });
    const resolve = makeResolver(call, () => now);
    await resolve("x.example.com");
    now = 29_000;
    await resolve("x.example.com");
    expect(asked).toHaveLength(2);
    now = 31_000;
    await resolve("x.example.com");
    expect(asked).toHaveLength(4);
  });

  it("that does not exist leads nowhere; where nobody can tell, that is said", async () => {
    expect(await makeResolver(makeServer({ A: { Status: 3 }, AAAA: { Status: 3 } }).call, () => 0)("x")).toEqual([]);
    await expect(makeResolver(makeServer({ A: { Status: 2 } }).call, () => 0)("x")).rejects.toThrow();
    await expect(makeResolver(makeServer({ A: 500 }).call, () => 0)("x")).rejects.toThrow();
  });
});
