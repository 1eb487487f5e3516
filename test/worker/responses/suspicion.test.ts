/** Row 4.21: what no person seems to have given is kept, marked, left out of every report, and let count by a person. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { reportNames, type Response } from "#contract";
import { foldWorkspace, recountDay } from "../../../worker/reports/fold.ts";
import { suspicionOf, Texts, type Watch } from "../../../worker/responses/suspicion.ts";
import { makeGuest, makeVisitor, sameOrigin } from "../dashboard/visitor.ts";
import { makeWorld, now, response, setClock, threeQuestions, touch, uuid7, type Json, type World } from "../world.ts";

const browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const robot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
const words = "The parcel came two days late and nobody told me.";

describe("4.21 the signs", () => {
  const given = (more: Json = {}) => ({
    id: uuid7(),
    surveyId: "sur_x",
    answers: { nps: 9, why: words } as Json,
    at: "2026-03-10T12:00:10.000Z",
    startedAt: "2026-03-10T12:00:00.000Z" as string | null,
    ...more,
  });
  const watch = (more: Partial<Watch> = {}): Watch => ({ agent: browser, trapped: false, texts: new Texts(), ...more });

  it("are none for a person, for a program that says what it is, and for what tells nothing of itself", () => {
    for (const agent of [browser, undefined, "", "node", "okhttp/4.12.0", "curl/8.5.0", robot])
      expect([agent, suspicionOf(watch({ agent }), given())]).toEqual([agent, []]);
    expect(suspicionOf(watch({ agent: robot }), given({ startedAt: null }))).toEqual([]);
  });

  it("are enough together, and one at a time only where a field was filled in that nobody sees", () => {
    const quick = { startedAt: "2026-03-10T12:00:09.900Z" };
    expect(suspicionOf(watch(), given(quick))).toEqual([]);
    expect(suspicionOf(watch({ agent: robot }), given(quick))).toEqual([]);
    expect(suspicionOf(watch({ trapped: true }), given())).toEqual(["suspicious", "sign_trap"]);
    const known = watch({ agent: robot });
    for (let times = 0; times < 3; times += 1) expect(suspicionOf(known, given(quick))).toEqual([]);
    expect(suspicionOf(known, given(quick))).toEqual(["suspicious", "sign_agent", "sign_speed", "sign_repeated"]);
    // Said by many all the same.
    expect(suspicionOf(known, given({ ...quick, answers: { nps: 9, why: "ok" } }))).toEqual([]);
  });

  it("take a response that is sent again for the same one", () => {
    const texts = new Texts();
    for (let times = 0; times < 9; times += 1) expect(texts.met("sur_x", "one", words)).toBe(0);
    expect(texts.met("sur_x", "two", ` ${words.toUpperCase()}\n`)).toBe(1);
    expect(texts.met("sur_y", "two", words)).toBe(0);
  });
});

describe("4.21 a suspicious response", () => {
  let world: World;
  let survey: { id: string; version: number };
  beforeEach(async () => {
    setClock("2026-03-10T12:00:00Z");
    world = await makeWorld();
    survey = await world.publish({ questions: threeQuestions });
    await world.ask("/v1/campaigns", {
      body: {
        name: "Autumn",
        match: [{ field: "campaign", op: "is", value: "autumn" }],
        promises: [{ statement: "x", kind: "other" }],
      },
    });
  });
  const arrival = [touch({ utm_source: "x", utm_medium: "email", utm_campaign: "autumn" })];
  const item = (nps: number, more: Json = {}): Json =>
    response(survey, {
      id: uuid7(),
      answers: { nps, kept: -1, why: words },
      touches: arrival,
      startedAt: now().toISOString(),
      ...more,
    });
  const send = async (agent: string, ...items: Json[]) =>
    world.ask<{ results: { status: string; flags?: string[] }[] }>("/v1/collect", {
      body: { key: world.publicKey, items },
      key: null,
      headers: { "user-agent": agent },
    });
  const list = async (query = "") => (await world.ask<{ items: Response[] }>(`/v1/responses${query}`)).body.items;

  /** What every report says, but for what it says of showings and of the time it took. */
  async function told(): Promise<Json> {
    const answers: Json = {};
    for (const name of reportNames) {
      const about =
        name === "question" ? `&question=nps&survey=${survey.id}` : name === "drivers" ? `&survey=${survey.id}` : "";
      const { status, body } = await world.ask(`/v1/reports/${name}?from=2026-03-01&to=2026-03-31${about}`);
      expect([name, status]).toEqual([name, 200]);
      answers[name] = body;
    }
    return answers;
  }

  it("changes no figure of any report, folded or not, and not before a person lets it count", async () => {
    for (const nps of [9, 10, 2]) await send(browser, item(nps, { startedAt: undefined }));
    const before = await told();
    // The flood: the same words, at once, by a robot. The first ones are not known for what they are.
    const flood = Array.from({ length: 12 }, () => item(0));
    const { body } = await send(robot, ...flood);
    expect(body.results.map(({ status, flags }) => [status, flags])).toEqual(flood.map(() => ["stored", undefined]));
    const marked = await list("?suspicious=only");
    expect(marked.length).toBeGreaterThanOrEqual(9);
    expect(marked[0]?.flags.slice(0, 2)).toEqual(["suspicious", "sign_agent"]);
    expect((await list("?suspicious=with")).length).toBe(15);
    expect((await list()).length).toBe(15 - marked.length);
    for (const one of (await list()).filter(({ answers }) => answers["nps"] === 0))
      await world.ask(`/v1/responses/${one.id}`, { method: "PATCH", body: { suspicious: true } });
    expect(await told()).toEqual(before);
    expect((await world.ask<string>("/v1/responses/export?format=csv")).body.trim().split("\r\n")).toHaveLength(1 + 3);

    expect(await foldWorkspace(env.DB, world.workspaceId, 1)).toBe(15);
    expect(await told()).toEqual(before);
    expect((await recountDay(env.DB, world.workspaceId, () => 0))?.drift).toEqual([]);

    // One counts after all, though it was added up as nothing; and is left out once more.
    const id = marked[0]?.id ?? "";
    const counted = await world.ask<Response>(`/v1/responses/${id}`, { method: "PATCH", body: { suspicious: false } });
    expect(counted.body.flags).toEqual(["sign_agent", "sign_speed", "sign_repeated"]);
    const after = (await told()) as { campaigns: { total: { n: number } } };
    expect(after.campaigns.total.n).toBe(4);
    expect((await recountDay(env.DB, world.workspaceId, () => 0))?.drift).toEqual([]);
    await world.ask(`/v1/responses/${id}`, { method: "PATCH", body: { suspicious: true } });
    expect(await told()).toEqual(before);
    expect((await recountDay(env.DB, world.workspaceId, () => 0))?.drift).toEqual([]);
  });

  it("is sent again without another verdict, and finishes as what it is", async () => {
    const texts = Array.from({ length: 4 }, () => item(0));
    await send(robot, ...texts);
    const [last] = texts.slice(-1);
    expect((await send(robot, last ?? {})).body.results[0]?.status).toBe("duplicate");
    expect((await list("?suspicious=only")).map(({ id }) => id)).toEqual([last?.["id"]]);
  });

  it("is caught by the field that nobody sees, on the survey's own page, where a person fills nothing in", async () => {
    const guest = makeGuest(world);
    const page = await guest.get(`/s/${survey.id}`);
    expect(page.html).toMatch(/<div class="trap" aria-hidden="true">/);
    const carried = (html: string): string =>
      /name="_voz" value="([^"]*)"/.exec(html)?.[1]?.replaceAll("&quot;", '"').replaceAll("&amp;", "&") ?? "";
    for (const website of ["", "https://buy.test"]) {
      const { html } = await guest.get(`/s/${survey.id}`);
      const sent = await guest.post(
        `/s/${survey.id}`,
        { _voz: carried(html), _voz_website: website, nps: "7" },
        sameOrigin,
      );
      expect(sent.status).toBe(303);
    }
    expect((await list()).map(({ answers }) => answers["nps"])).toEqual([7]);
    expect((await list("?suspicious=only"))[0]?.flags).toEqual(["suspicious", "sign_speed", "sign_trap"]);
  });

  it("is seen on the dashboard, with a button that lets it count", async () => {
    const texts = Array.from({ length: 4 }, () => item(0));
    await send(robot, ...texts);
    const visitor = await makeVisitor(world);
    const [marked] = await list("?suspicious=only");
    expect((await visitor.get("/app/responses?suspicious=only")).html).toContain(`/app/responses/${marked?.id}`);
    expect((await visitor.get("/app/responses")).html).not.toContain(`/app/responses/${marked?.id}`);
    const page = await visitor.get(`/app/responses/${marked?.id}`);
    expect(page.text).toContain("No cuenta en los informes");
    const done = await visitor.post(`/app/responses/${marked?.id}`, { suspicious: "no" });
    expect([done.status, done.headers.get("location")]).toEqual([303, `/app/responses/${marked?.id}`]);
    expect(await list("?suspicious=only")).toEqual([]);
    expect((await visitor.get(`/app/responses/${marked?.id}`)).text).toContain("Dejar fuera de los informes");
  });
});
