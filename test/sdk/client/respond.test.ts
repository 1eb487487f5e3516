/** Answers that the host submits by itself: what becomes of them, with and without a network, and which are refused. */
import { describe, expect, it, vi } from "vitest";
import { responses, rest, voz, world } from "./world.ts";

describe("respond", () => {
  it("submits without a view, and tells what became of it", async () => {
    const client = voz();
    const completed = vi.fn();
    client.on("completed", completed);
    const sent = await client.respond("sur_1", { nps: 9 }, { touchpoint: "support" });
    expect(sent).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), status: "stored" });
    expect(responses()).toMatchObject([{ id: sent.id, touchpoint: "support", state: "complete" }]);
    expect(completed).toHaveBeenCalledWith({ surveyId: "sur_1", responseId: sent.id, answers: { nps: 9 } });
  });

  it("queued: it is kept and sent as soon as possible", async () => {
    world.api.collect = ["offline"];
    const client = voz();
    expect(await client.respond("sur_1", { nps: 9 })).toMatchObject({ status: "queued" });
    await rest();
    expect(responses()).toHaveLength(2);
    expect(world.storage.entries.has("voz.o.voz_pk_1")).toBe(false);
  });

  it("rejected: says why", async () => {
    world.api.collect = [
      (items) => ({
        results: items.map(({ id }) => ({
          id,
          status: "rejected",
          code: "out_of_range",
          issues: [{ path: "nps", message: "too high" }],
        })),
      }),
    ];
    expect(await voz().respond("sur_1", { nps: 10 })).toMatchObject({
      status: "rejected",
      code: "out_of_range",
      issues: [{ path: "nps" }],
    });
    expect(await voz().respond("sur_9", { nps: 1 })).toMatchObject({ status: "rejected", code: "unknown_survey" });
    world.api.down = true;
    expect(await voz().respond("sur_1", { nps: 1 })).toMatchObject({ status: "queued", code: "offline" });
  });

  it.each([
    ["out_of_range", { nps: 11 }, "answers.nps"],
    ["wrong_type", { nps: "9" }, "answers.nps"],
    ["unknown_question", { nps: 9, score: 1 }, "answers.score"],
    ["required_missing", {}, "answers.nps"],
  ])(
    "%s is refused at once, by the API's own rules: nothing is sent, kept or remembered",
    async (code, answers, path) => {
      const client = voz();
      const completed = vi.fn();
      client.on("completed", completed);
      for (const _again of [1, 2])
        expect(await client.respond("sur_1", answers)).toMatchObject({ status: "rejected", code, issues: [{ path }] });
      await rest();
      expect(world.api.to("/v1/collect")).toEqual([]);
      expect(completed).not.toHaveBeenCalled();
      expect([...world.storage.entries.keys()]).toEqual([]);
      expect(world.failures).toEqual(["rejected", "rejected"]);
      expect(await client.respond("sur_1", { nps: 9 })).toMatchObject({ status: "stored" });
      expect(completed).toHaveBeenCalledTimes(1);
    },
  );

  it("an unfinished one may still lack what is required", async () => {
    const client = voz({ consent: "granted" });
    expect(await client.respond("sur_1", {}, { state: "partial" })).toMatchObject({ status: "stored" });
  });

  it("keeps an answer that comes while nothing can be reached, and sends it on the next page", async () => {
    world.api.down = true;
    const first = voz();
    expect(await first.respond("sur_1", { nps: 1 })).toMatchObject({ status: "queued", code: "offline" });
    expect(await first.respond("sur_9", { nps: 2 })).toMatchObject({ status: "queued", code: "offline" });
    first.destroy();
    expect(JSON.parse(world.storage.entries.get("voz.o.voz_pk_1")!)).toHaveLength(2);
    world.api.down = false;
    world.api.requests = [];
    voz();
    await rest();
    expect(responses()).toMatchObject([
      { surveyId: "sur_1", surveyVersion: 1, answers: { nps: 1 }, state: "complete" },
    ]);
    expect(world.failures).toContain("rejected");
    expect(world.storage.entries.has("voz.o.voz_pk_1")).toBe(false);
  });

  it("keeps it for its own workspace, also where a site has two", async () => {
    world.api.down = true;
    const first = voz();
    await first.respond("sur_1", { nps: 1 });
    first.destroy();
    world.api.down = false;
    world.api.requests = [];
    const other = voz({ key: "voz_pk_2" });
    await other.respond("sur_1", { nps: 2 });
    await rest();
    expect(responses()).toMatchObject([{ answers: { nps: 2 } }]);
    voz();
    await rest();
    expect(world.api.requests.at(-1)!.body).toMatchObject({ key: "voz_pk_1", items: [{ answers: { nps: 1 } }] });
    expect(world.storage.entries.size).toBe(1);
  });

  it("sends it from the same page, once the API is there again", async () => {
    world.api.down = true;
    const client = voz();
    await client.respond("sur_1", { nps: 1 });
    world.api.down = false;
    await rest(31_000);
    expect(responses()).toMatchObject([{ surveyVersion: 1, answers: { nps: 1 } }]);
  });

  it.each([
    ["the page is online again", "page"],
    ["the host says that it is", "host"],
    ["the host asks for it", "flush"],
  ])("looks its survey up at once when %s", async (_when, who) => {
    let tell = (_what: "hidden" | "online"): void => {};
    const heard = new Map<string, () => void>();
    vi.stubGlobal("addEventListener", (name: string, listener: () => void) => heard.set(name, listener));
    world.api.down = true;
    const client = voz({ lifecycle: (told) => void (tell = told) });
    await client.respond("sur_1", { nps: 1 });
    vi.unstubAllGlobals();
    world.api.down = false;
    if (who === "page") heard.get("online")!();
    else if (who === "host") tell("online");
    else void client.flush();
    await rest(0);
    expect(responses()).toMatchObject([{ surveyVersion: 1, answers: { nps: 1 } }]);
  });

  it("refuses what JSON cannot say, and goes on", async () => {
    const client = voz();
    const circle: Record<string, unknown> = {};
    circle.circle = circle;
    expect(await client.respond("sur_1", circle)).toMatchObject({ status: "rejected", code: "not_json" });
    client.setContext({ circle });
    expect(await client.respond("sur_1", { nps: 1 })).toMatchObject({ status: "stored" });
    expect(world.failures).toEqual(["command", "command"]);
  });

  it("is safe before the network has said anything", async () => {
    const client = voz({ fetch: () => new Promise(() => {}) });
    void client.respond("sur_1", { nps: 9 });
    await rest(0);
    expect(JSON.parse(world.storage.entries.get("voz.o.voz_pk_1")!)).toMatchObject([
      { surveyId: "sur_1", answers: { nps: 9 } },
    ]);
  });

  it("asks without cookies, and waits for nobody for ever: who never answers counts as not reached", async () => {
    await voz().respond("sur_1", { nps: 9 });
    expect(world.api.requests.map(({ path }) => path)).toEqual(["/v1/config", "/v1/collect"]);
    for (const { init } of world.api.requests)
      expect(init).toMatchObject({ credentials: "omit", referrerPolicy: "strict-origin", signal: expect.anything() });
    const spy = vi.spyOn(AbortSignal, "timeout").mockReturnValue(AbortSignal.abort(new Error("late")));
    const client = voz({ fetch: async (_input, init) => Promise.reject(init!.signal!.reason as Error) });
    expect(await client.respond("sur_1", { nps: 9 })).toMatchObject({ status: "queued", code: "offline" });
    expect(spy).toHaveBeenCalledWith(30_000);
    spy.mockRestore();
  });

  it("tells completed for what is safe, and not for a survey that does not exist", async () => {
    const client = voz();
    const completed = vi.fn();
    client.on("completed", completed);
    expect(await client.respond("sur_9", { nps: 1 })).toMatchObject({ status: "rejected", code: "unknown_survey" });
    expect(completed).not.toHaveBeenCalled();
    expect(world.storage.entries.has("voz.s")).toBe(false);
  });

  it("flush waits for a submission that has only begun", async () => {
    const client = voz();
    void client.respond("sur_1", { nps: 9 });
    await client.flush();
    expect(responses()).toHaveLength(1);
  });
});
