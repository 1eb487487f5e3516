/** The arrival tester through its HTTP door; the rules themselves have their own tables beside the room. */
import { describe, expect, it } from "vitest";
import type { ResolvedArrival } from "#contract";
import { makeWorld } from "../world.ts";

type Item = ResolvedArrival;
const encode = encodeURIComponent;

describe("resolve", () => {
  it("tells what the browser would send, what Voz makes of it, and which record it meets", async () => {
    const world = await makeWorld();
    const { body: campaign } = await world.ask("/v1/campaigns", {
      body: { name: "Otoño", match: [{ field: "campaign", op: "is", value: "otoño" }] },
    });
    const url = "https://www.s.es/oferta?utm_source=IG&utm_campaign=Oto%C3%B1o&mc_eid=person&email=a@b.es#x";
    const { body } = await world.ask<Item>(
      `/v1/touches/resolve?url=${encode(url)}&referrer=${encode("https://l.instagram.com/?u=x")}`,
    );
    expect(body).toMatchObject({
      touch: true,
      source: "instagram",
      medium: "referral",
      campaign: "Otoño",
      campaignKey: "otoño",
      channel: "organic_social",
      basis: "utm",
      clickId: null,
      clickIds: [],
      campaignRecord: { id: campaign["id"], name: "Otoño", flags: [] },
      sent: {
        params: { utm_source: "IG", utm_campaign: "Otoño" },
        referrer: "https://l.instagram.com/",
        host: "www.s.es",
        landing: "/oferta",
      },
    });
    expect(JSON.stringify(body)).not.toMatch(/person|a@b\.es/);
  });

  it("takes many in order, with the site's own hosts and excluded referrers", async () => {
    const world = await makeWorld();
    const { body } = await world.ask<{ items: Item[] }>("/v1/touches/resolve", {
      body: {
        arrivals: [
          { url: "https://s.es/", referrer: "" },
          { url: "https://s.es/", referrer: "https://pay.example/" },
          { url: "https://s.es/", referrer: "https://other-shop.example/x" },
          { url: "https://s.es/", referrer: "https://www.google.com/" },
        ],
        ownHosts: ["other-shop.example"],
        excludedReferrers: ["pay.example"],
      },
    });
    expect(body.items.map(({ touch, source, channel }) => [touch, source, channel])).toEqual([
      [true, "(direct)", "direct"],
      [false, "(direct)", "direct"],
      [false, "(direct)", "direct"],
      [true, "google", "organic_search"],
    ]);
  });

  it("walks a journey: sessions, and what each model makes of it", async () => {
    const world = await makeWorld();
    const { body } = await world.ask<Record<string, { source: string; session?: number } | null>>(
      "/v1/touches/resolve/journey",
      {
        body: {
          steps: [
            { at: "2026-03-01T10:00:00Z", url: "https://s.es/?utm_source=newsletter&utm_medium=email", referrer: "" },
            { at: "2026-03-01T10:05:00Z", url: "https://s.es/p", referrer: "https://s.es/" },
            { at: "2026-03-02T10:00:00Z", url: "https://s.es/", referrer: "" },
          ],
        },
      },
    );
    expect([body["first"]?.source, body["last"]?.source, body["lastNonDirect"]?.source]).toEqual([
      "newsletter",
      "(direct)",
      "newsletter",
    ]);
    expect(body["last"]?.session).toBe(2);
  });

  it.each([
    ["no url", "/v1/touches/resolve", undefined],
    [
      "501 arrivals",
      "/v1/touches/resolve",
      { arrivals: Array.from({ length: 501 }, () => ({ url: "https://s.es/" })) },
    ],
    ["a journey without steps", "/v1/touches/resolve/journey", { steps: [] }],
  ])("refuses %s", async (_what, path, body) => {
    expect((await (await makeWorld()).ask(path, body ? { body } : {})).status).toBe(422);
  });

  it.each([
    "",
    "not a url",
    "javascript:alert(1)",
    "https://",
    "http://[::1",
    "https://s.es/%E0%A4%A?utm_source=%",
    "\u0000",
  ])("throws at nothing: %j", async (url) => {
    const answer = await (
      await makeWorld()
    ).ask<{ items: Item[] }>("/v1/touches/resolve", { body: { arrivals: [{ url, referrer: url }] } });
    expect(answer.status).toBe(200);
    expect(answer.body.items).toHaveLength(1);
  });
});
