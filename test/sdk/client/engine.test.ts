/** Surveys that come up: on what, when not again, what is told of it, and that a broken view breaks nothing else. */
import { describe, expect, it, vi } from "vitest";
import { fakeApi, steadyRandom, survey } from "./fakes.ts";
import type { Voz } from "../../../sdk/client/voz.types.ts";
import { due, responses, rest, steps, voz, world } from "./world.ts";

describe("bringing a survey up", () => {
  it("on an event that it waits for, and tells the steps", async () => {
    const client = voz();
    const events: string[] = [];
    for (const name of ["shown", "started", "answered", "completed"] as const) client.on(name, () => events.push(name));
    client.track("other");
    await rest();
    expect(world.shown).toHaveLength(0);
    client.track("go");
    await rest();
    const { showing } = world.shown[0]!;
    expect(showing).toMatchObject({ locale: "es", opened: false, promise: null, answers: {} });
    showing.answered("nps", { nps: 9 });
    showing.answered("nps", { nps: 10 });
    expect(await Promise.race([showing.complete({ nps: 10 }), rest().then(() => "late")])).toMatchObject({
      status: "stored",
    });
    showing.closed();
    expect(events).toEqual(["shown", "started", "answered", "answered", "completed"]);
    expect(steps()).toEqual(["eligible", "shown", "started"]);
    expect(responses()).toMatchObject([
      { surveyId: "sur_1", surveyVersion: 1, answers: { nps: 10 }, state: "complete", revision: 1, locale: "es" },
    ]);
  });

  it("tells the view at once that it is likely, and in which language it will be wanted", async () => {
    const likely = vi.fn();
    const client = voz({ locale: "ca", likely });
    client.track("other");
    await rest();
    expect(likely).not.toHaveBeenCalled();
    client.track("go");
    await rest();
    expect(likely.mock.calls).toEqual([[expect.objectContaining({ id: "sur_1" }), "ca"]]);
  });

  it("one at a time; the other is told as suppressed, once", async () => {
    world.api = fakeApi(survey(due), survey({ ...due, id: "sur_2" }));
    const client = voz();
    client.track("go");
    await rest();
    client.track("go");
    await rest();
    expect(world.shown.map(({ survey: { id } }) => id)).toEqual(["sur_1"]);
    expect(steps().sort()).toEqual(["eligible", "shown", "suppressed: another_open"]);
    expect(client.explain("sur_1")).toEqual(["already_open"]);
    expect(client.explain("sur_2")).toEqual(["another_open"]);
  });

  it("not again after it was answered, nor another within the quiet period", async () => {
    world.api = fakeApi(survey(due), survey({ id: "sur_2", when: { any: [{ event: "second" }] } }));
    const client = voz();
    client.track("go");
    await rest();
    void world.shown[0]!.showing.complete({ nps: 1 });
    world.shown[0]!.showing.closed();
    await rest();
    client.track("go");
    client.track("second");
    await rest();
    expect(world.shown).toHaveLength(1);
    expect(client.explain("sur_1")).toEqual(["answered"]);
    expect(client.explain("sur_2")).toEqual(["quiet_period"]);
    expect(steps()).toContain("suppressed: answered");
    expect(steps()).toContain("suppressed: quiet_period");
  });

  it("remembers a dismissal on the next page, and forgets it after 30 days", async () => {
    const client = voz();
    client.track("go");
    await rest();
    world.shown[0]!.showing.closed();
    expect(steps()).not.toContain("dismissed");
    await rest();
    expect(steps()).toContain("dismissed");
    voz().track("go");
    await rest();
    expect(world.shown).toHaveLength(1);
    vi.setSystemTime(Date.parse("2026-12-23T10:00:00Z"));
    voz().track("go");
    await rest();
    expect(world.shown).toHaveLength(2);
  });

  it("samples by the visitor where there is one, the same on each page", async () => {
    world.api = fakeApi(survey({ ...due, sample: 0.5, repeat: { mode: "always" } }));
    const draws = new Set<number>();
    for (let at = 0; at < 12; at += 1) {
      const client = voz({ consent: "granted" });
      client.track("go");
      await rest();
      draws.add(world.shown.length ? 1 : 0);
      world.shown = [];
      client.destroy();
    }
    expect(draws.size).toBe(1);
  });

  it("draws anew on each load where there is no visitor", async () => {
    world.api = fakeApi(survey({ ...due, sample: 0.5 }));
    const random = steadyRandom();
    let up = 0;
    for (let at = 0; at < 40; at += 1) {
      world.shown = [];
      voz({ random }).track("go");
      await rest();
      up += world.shown.length;
    }
    expect(up).toBeGreaterThan(8);
    expect(up).toBeLessThan(32);
  });

  it("opens whatever speaks against it, and says that the host did", async () => {
    world.api = fakeApi(survey({ sample: 0 }));
    const client = voz();
    client.open("sur_1");
    await rest();
    expect(world.shown[0]!.showing.opened).toBe(true);
    client.close();
    expect(world.shown[0]!.removed).toBe(true);
    await rest();
    expect(steps()).toEqual(["shown"]);
  });

  describe.each(["track", "open"] as const)("asked for with %s", (ask) => {
    const bring = (client: Voz): void => client[ask](ask === "open" ? "sur_1" : "go");

    it("and closed at once it does not come up, and what is asked for after that does", async () => {
      world.api = fakeApi(survey(due), survey({ id: "sur_2", when: { any: [{ event: "sur_2" }] } }));
      const client = voz();
      bring(client);
      client.close();
      await rest();
      expect(world.shown).toHaveLength(0);
      bring(client);
      client.close();
      client[ask]("sur_2");
      await rest();
      expect(world.shown.map(({ survey: { id } }) => id)).toEqual(["sur_2"]);
      expect(world.failures).toEqual([]);
    });

    it.each(["close", "reset", "destroy"] as const)(
      "%s while it is not known what is live: nothing comes up, and the Worker is not asked about it",
      async (end) => {
        world.api = fakeApi(survey({ ...due, decide: true }));
        let go = (): void => {};
        const held = new Promise<void>((resolve) => (go = resolve));
        const client = voz({
          consent: "granted",
          async fetch(input, init) {
            if (String(input).includes("/v1/config")) await held;
            return world.api.fetch(input, init);
          },
        });
        bring(client);
        await rest();
        client[end]();
        go();
        await rest();
        expect(world.api.to("/v1/config")).toHaveLength(1);
        expect(world.api.to("/v1/decide")).toHaveLength(0);
        expect(world.shown).toHaveLength(0);
        expect(steps()).toEqual([]);
      },
    );
  });

  it("tells a survey that does not exist", async () => {
    voz().open("sur_9");
    await rest();
    expect(world.failures).toEqual(["survey"]);
    expect(world.shown).toHaveLength(0);
  });

  it("a view that breaks is told, and the place is free again", async () => {
    const client = voz({ show: () => Promise.reject(new Error("no view")) });
    client.track("go");
    await rest();
    expect(world.failures).toEqual(["view"]);
    expect(client.explain("sur_1")).toEqual(["eligible"]);
  });
});
