import { describe, expect, it } from "vitest";
import { makeWorld, now, response, setClock, threeQuestions, touch, uuid7, type Json } from "../world.ts";

const rowsOf = (d1: D1Database, workspaceId: string) =>
  d1.prepare("SELECT count(*) AS n FROM responses WHERE workspace_id = ?1").bind(workspaceId).first<number>("n");

describe("a response", () => {
  it("is stored and read back with what was sent", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const item = response(survey, {
      answers: { nps: 9, why: "entrega rápida 🚚" },
      startedAt: new Date(now().getTime() - 30_000).toISOString(),
      locale: "es",
      touchpoint: "checkout",
      visitorId: "v_1",
      page: { url: "https://shop.test/thanks?email=a@b.c#x" },
      context: { orderValue: 49 },
      consent: { state: "granted", textVersion: "2" },
      touches: [touch({ utm_source: "newsletter", utm_medium: "email", utm_campaign: "otono" })],
    });
    expect(await world.collect(item)).toEqual([{ id: item["id"], status: "stored" }]);
    const { body } = await world.ask(`/v1/responses/${String(item["id"])}`);
    expect(body).toMatchObject({
      id: item["id"],
      surveyId: survey.id,
      surveyVersion: 1,
      answers: { nps: 9, why: "entrega rápida 🚚" },
      state: "complete",
      revision: 1,
      at: "2026-03-10T12:00:00.000Z",
      receivedAt: "2026-03-10T12:00:00.000Z",
      day: "2026-03-10",
      touchpoint: "checkout",
      visitorId: "v_1",
      page: { url: "https://shop.test/thanks" },
      context: { orderValue: 49 },
      consent: { state: "granted", textVersion: "2" },
      channel: "email",
      campaign: null,
      flags: [],
    });
    expect(body["touches"]).toMatchObject({
      scope: "history",
      lastNonDirect: { source: "newsletter", medium: "email", campaign: "otono", landing: "/" },
    });
  });

  it("is not lost over what is merely unusual: a platform's locale, a touchpoint in words, a mistyped address", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const item = response(survey, {
      locale: "es_MX",
      touchpoint: "Desembalaje en casa",
      visitorId: "app:7.x",
      customer: { id: "c9", email: "ana@" },
    });
    expect((await world.collect(item))[0]).toEqual({ id: item["id"], status: "stored" });
    const { body } = await world.ask(`/v1/responses/${String(item["id"])}`);
    expect(body).toMatchObject({
      locale: "es-MX",
      touchpoint: "Desembalaje en casa",
      visitorId: "app:7.x",
      customer: { email: "ana@" },
    });
  });

  it("is not lost over a customer of whom the host's database knows no address, or too long a name", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const item = response(survey, { customer: { id: "c10", email: null, name: ` ${"n".repeat(300)}` } });
    const other = response(survey, { customer: { id: "c11", email: `${"a".repeat(400)}@shop.test`, name: "Ana" } });
    expect((await world.collect(other))[0]).toEqual({ id: other["id"], status: "stored" });
    expect((await world.ask(`/v1/responses/${String(other["id"])}`)).body["customer"]).toMatchObject({
      email: null,
      name: "Ana",
    });
    expect((await world.collect(item))[0]).toEqual({ id: item["id"], status: "stored" });
    expect((await world.ask(`/v1/responses/${String(item["id"])}`)).body["customer"]).toMatchObject({
      id: "c10",
      email: null,
      name: "n".repeat(200),
    });
  });

  it("keeps no person's address that stands in the page's path", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const stored = async (url: string) => {
      const item = response(survey, { page: { url } });
      await world.collect(item);
      return (await world.ask(`/v1/responses/${String(item["id"])}`)).body["page"];
    };
    expect(await stored("https://shop.test/account/ana@shop.test/orders?x=1")).toEqual({
      url: "https://shop.test/account/[email]/orders",
    });
    expect(await stored("https://shop.test")).toEqual({ url: "https://shop.test" });
    expect(await stored("app://screen/checkout")).toEqual({ url: "app://screen/checkout" });
  });

  it("comes in with the key in the query as well as in the body", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const answer = await world.ask(`/v1/collect?key=${world.publicKey}`, {
      key: null,
      body: { items: [response(survey)] },
    });
    expect(answer).toMatchObject({ status: 200, body: { results: [{ status: "stored" }] } });
  });

  it("writes two rows in D1's own count, in one query", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    await world.collect(response(survey));
    const counted: { queries: number; written: number } = { queries: 0, written: 0 };
    const spy = new Proxy(world.d1, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (name === "batch")
          return async (statements: D1PreparedStatement[]) => {
            const results = await target.batch(statements);
            counted.queries += statements.length;
            for (const { meta } of results) counted.written += meta.rows_written;
            return results;
          };
        return typeof value === "function" ? (value as () => unknown).bind(target) : value;
      },
    });
    const { collect } = await import("../../../worker/collect/collect.ts");
    const { Snapshots } = await import("../../../worker/workspaces/snapshot.ts");
    const snapshots = new Snapshots();
    await snapshots.fresh(world.here.db, world.publicKey);
    const { secret } = world.here.vault;
    const door = { d1: spy, db: world.here.db, secret, snapshots, admit: () => undefined };
    const results = await collect(door, world.publicKey, [response(survey)], {
      device: null,
      country: null,
      now: now(),
    });
    expect(results[0]?.status).toBe("stored");
    expect(counted).toEqual({ queries: 1, written: 2 });
  });

  it("is one row when sent five times at once, and says so", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const item = response(survey);
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.collect(item)));
    expect(
      answers
        .flat()
        .map(({ status }) => status)
        .sort(),
    ).toEqual(["duplicate", "duplicate", "duplicate", "duplicate", "stored"]);
    expect(await rowsOf(world.d1, world.workspaceId)).toBe(1);
  });

  it("refuses other content under the same id and revision, and keeps the first", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const item = response(survey);
    await world.collect(item);
    const [again] = await world.collect({ ...item, answers: { nps: 2 } });
    expect(again).toMatchObject({ status: "rejected", code: "conflict", issues: [{ path: "revision" }] });
    const { body } = await world.ask(`/v1/responses/${String(item["id"])}`);
    expect(body["answers"]).toEqual({ nps: 9 });
  });

  it("takes a higher revision, ignores a lower one, and never undoes a finish", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const partial = response(survey, { state: "partial", answers: { nps: 3 } });
    const complete = { ...partial, state: "complete", answers: { nps: 3, why: "late" }, revision: 2 };
    expect((await world.collect(partial))[0]).toMatchObject({ status: "stored" });
    expect((await world.collect(complete))[0]).toMatchObject({ status: "stored" });
    expect((await world.collect(partial))[0]).toMatchObject({ status: "duplicate", code: "superseded" });
    const latePartial = { ...partial, answers: { nps: 4 }, revision: 3 };
    expect((await world.collect(latePartial))[0]).toMatchObject({ status: "duplicate", code: "already_complete" });
    const edited = { ...complete, answers: { nps: 8 }, revision: 4 };
    expect((await world.collect(edited))[0]).toMatchObject({ status: "stored" });
    const { body } = await world.ask(`/v1/responses/${String(partial["id"])}`);
    expect(body).toMatchObject({ state: "complete", revision: 4, answers: { nps: 8 } });
    expect(await rowsOf(world.d1, world.workspaceId)).toBe(1);
  });

  it("ends the same in any order of duplicates, partials and finishes", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const base = response(survey, { state: "partial", answers: { nps: 1 } });
    const sends = [
      base,
      base,
      { ...base, revision: 2, answers: { nps: 2 } },
      { ...base, revision: 3, state: "complete", answers: { nps: 3 } },
    ];
    const orders = [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
      [3, 0, 2, 1],
      [1, 3, 0, 2],
      [2, 3, 1, 0],
    ];
    for (const order of orders) {
      const id = uuid7();
      for (const index of order) await world.collect({ ...sends[index], id });
      const { body } = await world.ask(`/v1/responses/${id}`);
      expect(body).toMatchObject({ state: "complete", revision: 3, answers: { nps: 3 } });
    }
  });

  it("keeps the touches of its first answer when a later revision brings others", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const partial = response(survey, {
      state: "partial",
      touches: [touch({ utm_source: "newsletter", utm_medium: "email", utm_campaign: "a" })],
    });
    await world.collect(partial);
    await world.collect({
      ...partial,
      revision: 2,
      state: "complete",
      touches: [touch({ utm_source: "tiktok", utm_medium: "paid_social", utm_campaign: "b" })],
    });
    const { body } = await world.ask(`/v1/responses/${String(partial["id"])}`);
    expect(body).toMatchObject({ revision: 2, channel: "email", touches: { first: { campaign: "a" } } });
  });

  it("numbers rows per workspace and does not use a folded number again", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    const items = [response(survey), response(survey), response(survey)];
    await world.collect(...items);
    await world.d1.prepare("UPDATE workspaces SET watermark = 3 WHERE id = ?1").bind(world.workspaceId).run();
    await world.ask(`/v1/responses/${String(items[2]?.["id"])}`, { method: "DELETE" });
    await world.collect(response(survey));
    const { results } = await world.d1
      .prepare("SELECT seq FROM responses WHERE workspace_id = ?1 ORDER BY seq")
      .bind(world.workspaceId)
      .all();
    expect(results.map((row) => row["seq"])).toEqual([1, 2, 4]);
  });

  it("counts on the day of the workspace's own calendar", async () => {
    setClock("2026-03-10T23:30:00Z");
    const world = await makeWorld({ timeZone: "Europe/Madrid" });
    const survey = await world.publish({ questions: threeQuestions });
    const item = response(survey);
    await world.collect(item);
    const { body } = await world.ask(`/v1/responses/${String(item["id"])}`);
    expect(body["day"]).toBe("2026-03-11");
    setClock("2026-03-10T12:00:00Z");
  });

  it("survives a changed configuration between two sends without losing anything", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    await world.collect(response(survey));
    // Another Worker instance edits the workspace: this one's memory is stale now.
    await world.d1
      .prepare("UPDATE workspaces SET config_version = config_version + 1 WHERE id = ?1")
      .bind(world.workspaceId)
      .run();
    const exposure: Json = {
      type: "exposure",
      id: uuid7(),
      surveyId: survey.id,
      surveyVersion: 1,
      step: "shown",
      at: now().toISOString(),
    };
    expect((await world.collect(response(survey), exposure)).map(({ status }) => status)).toEqual(["stored", "stored"]);
    expect(await rowsOf(world.d1, world.workspaceId)).toBe(2);
    expect(
      await world.d1
        .prepare("SELECT sum(n) AS n FROM funnel WHERE workspace_id = ?1")
        .bind(world.workspaceId)
        .first("n"),
    ).toBe(1);
  });
});

describe("a survey published a moment ago", () => {
  it("takes answers at once, although the instance remembered the workspace without it", async () => {
    const world = await makeWorld();
    const first = await world.publish({ questions: threeQuestions });
    await world.collect(response(first));
    const second = await world.publish({ questions: threeQuestions });
    expect((await world.collect(response(second)))[0]).toMatchObject({ status: "stored" });
  });

  it("keeps taking answers to its earlier versions", async () => {
    const world = await makeWorld();
    const survey = await world.publish({ questions: threeQuestions });
    await world.ask(`/v1/surveys/${survey.id}`, {
      method: "PUT",
      body: { name: "Survey", questions: [{ id: "other", kind: "text", ask: "?" }] },
    });
    await world.ask(`/v1/surveys/${survey.id}/publish`, { method: "POST" });
    expect((await world.collect(response(survey)))[0]).toMatchObject({ status: "stored" });
    expect((await world.collect(response({ id: survey.id, version: 2 })))[0]).toMatchObject({
      status: "rejected",
      code: "unknown_question",
    });
    expect((await world.collect(response({ id: survey.id, version: 3 })))[0]).toMatchObject({
      status: "rejected",
      code: "unknown_version",
    });
  });
});
