import { afterEach, describe, expect, it, vi } from "vitest";
import type { CampaignNote } from "#contract";
import { bad, makeAccount, sweepAt } from "../alerts/account.ts";
import { makeWorld, setClock } from "../world.ts";
import { fieldsOf, filled, makeVisitor } from "./visitor.ts";

vi.setConfig({ testTimeout: 30_000 });
afterEach(() => setClock("2026-03-10T12:00:00Z"));

describe("alerts on the dashboard", () => {
  it("stand on the home page until somebody has seen them, and stay with the campaign", async () => {
    const account = await makeAccount();
    const { world, campaigns } = account;
    await account.answer("2026-02-18T12:00:00Z", bad);
    await account.answer("2026-02-25T12:00:00Z", bad, { words: ["Nunca llegó <b>"] });
    await sweepAt(world, "2026-03-03T08:00:00Z");
    const visitor = await makeVisitor(world, "en");
    const home = await visitor.get("/app");
    expect(home.text).toContain("What held in two closed weeks in a row.");
    expect(home.text).toContain("Promise kept in 50% of 40 answers; in 90% of the rest.");
    expect(home.text).toContain("For Marta");
    const path = `/app/campaigns/${campaigns.ads.id}`;
    const own = await visitor.get(path);
    expect(own.text).toContain("Week of 23 Feb to 1 Mar 2026");
    expect(own.text).toContain("ads in 24 h");
    expect(own.html).toContain("Nunca llegó &lt;b>");

    const flag = /\/app\/flags\/(flg_[\w-]+)/.exec(home.html)?.[1] ?? "";
    const seen = await visitor.post(`/app/flags/${flag}`, [...fieldsOf(home, `/app/flags/${flag}`), ["seen", "yes"]]);
    expect([seen.status, seen.headers.get("location")]).toEqual([303, "/app"]);
    expect((await visitor.get("/app")).text).not.toContain("What held in two closed weeks");
    const after = await visitor.get(path);
    expect(after.text).toContain("Seen on 3 Mar 2026");
    expect(after.text).toContain("Show it at home again");
    const again = await visitor.post(`/app/flags/${flag}`, { back: "https://evil.test/", seen: "no" });
    expect(again.headers.get("location")).toBe("/app");
    expect((await visitor.get("/app")).text).toContain("What held in two closed weeks");
    expect((await (await makeVisitor(await makeWorld())).post(`/app/flags/${flag}`, { seen: "yes" })).status).toBe(404);
    const elsewhere = { "sec-fetch-site": "cross-site" };
    expect((await visitor.post(`/app/flags/${flag}`, { seen: "yes" }, elsewhere)).status).toBe(403);
  });

  it("say when there is none", async () => {
    const { world, campaigns } = await makeAccount();
    const visitor = await makeVisitor(world);
    expect((await visitor.get("/app")).html).not.toContain('class="alerts"');
    expect((await visitor.get(`/app/campaigns/${campaigns.ads.id}`)).text).toContain("Ninguno todavía.");
  });
});

describe("notes on the dashboard", () => {
  it("are added in a form, marked on the trend, held against what came after, and deleted after a question", async () => {
    const account = await makeAccount();
    const { world, campaigns } = account;
    await account.answer("2026-02-10T12:00:00Z", { ads: [28, 22] });
    await account.answer("2026-02-18T12:00:00Z", { ads: [12, 0] });
    setClock("2026-02-24T12:00:00Z");
    let visitor = await makeVisitor(world, "en");
    const path = `/app/campaigns/${campaigns.ads.id}`;
    const page = await visitor.get(path);
    const form = fieldsOf(page, `${path}/notes`);
    expect(form).toContainEqual(["day", "2026-02-24"]);
    const sent = filled(form, { day: "2026-02-16", kind: "delivery_fixed", text: "Another carrier <i>" }, "");
    const kept = await visitor.post(`${path}/notes`, sent);
    expect(kept.status).toBe(303);
    expect(kept.headers.get("location")).toMatch(new RegExp(`^${path}#nte_`));
    const shown = await visitor.get(path);
    expect(shown.text).toContain("Delivery fixed 16 Feb 2026");
    expect(shown.text).toContain("by Ana");
    expect(shown.text).toContain("16 Feb: Delivery fixed, “ads”: Another carrier <i>");
    expect(shown.text).toContain("Promise kept: 56% (n 50) → 100% (n 12), +44 points");
    expect(shown.text).toContain("Not enough answers yet: 12 of 30 since the note.");

    await account.answer("2026-02-25T12:00:00Z", { ads: [30, 2] });
    setClock("2026-03-04T12:00:00Z");
    // A session that nobody used for a week is over.
    visitor = await makeVisitor(world, "en");
    expect((await visitor.get(path)).text).toMatch(
      /Promise kept: 56% \(n 50\) → 95% \(n 44\), \+39 points \(interval \+\d+ to \+\d+\), more than chance gives \(q < 0\.001\)\./,
    );

    const { body } = await world.ask<{ items: CampaignNote[] }>(`/v1${path.slice(4)}/notes`);
    const gone = `${path}/notes/${body.items[0]?.id}/delete`;
    const question = await visitor.get(gone);
    expect(question.text).toContain("Delete this note?");
    const deleted = await visitor.post(gone, fieldsOf(question, gone));
    expect(deleted.headers.get("location")).toBe(`${path}#notes`);
    expect((await visitor.get(path)).text).toContain("There are no notes yet.");
    expect((await visitor.get(gone)).status).toBe(404);
  });

  it("come back with what is wrong with them, and what was written", async () => {
    const { world, campaigns } = await makeAccount();
    const visitor = await makeVisitor(world);
    const path = `/app/campaigns/${campaigns.ads.id}/notes`;
    const wrong = await visitor.post(path, { day: "mañana", kind: "magic", text: "x".repeat(501) });
    expect(wrong.status).toBe(422);
    for (const message of ["Escribe un día", "Elige qué cambió", "500 caracteres como mucho"])
      expect(wrong.text).toContain(message);
    expect(fieldsOf(wrong, path)).toContainEqual(["text", "x".repeat(501)]);
    const other = await makeVisitor(await makeWorld());
    expect((await other.post(path, { day: "2026-03-01", kind: "other", text: "x" })).status).toBe(404);
  });
});
