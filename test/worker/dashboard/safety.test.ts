/** Who may change something, who may see something, and what a page may do in a browser. */
import { beforeEach, describe, expect, it } from "vitest";
import type { Campaign } from "#contract";
import { listKeys } from "../../../worker/workspaces/keys.ts";
import { makeWorld, now, response, setClock, threeQuestions, type World } from "../world.ts";
import { makeGuest, makeVisitor, type Visitor } from "./visitor.ts";

let world: World;
let visitor: Visitor;
beforeEach(async () => {
  setClock("2026-03-10T12:00:00Z");
  world = await makeWorld();
  visitor = await makeVisitor(world);
});

/** What a browser says of a request that a page of another site makes, and what a program without a browser says. */
const foreign: Record<string, string>[] = [
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { origin: "https://evil.test" },
  { origin: "null" },
  {},
];
const own: Record<string, string>[] = [{ "sec-fetch-site": "same-origin" }, { origin: "https://voz.test" }];

describe("a change that another site asks for", () => {
  const contents = [
    ["application/x-www-form-urlencoded", "kind=public&name=stolen"],
    ["multipart/form-data; boundary=b", '--b\r\ncontent-disposition: form-data; name="name"\r\n\r\nstolen\r\n--b--'],
    ["text/plain", "kind=public&name=stolen"],
    ["application/json", '{"kind":"public","name":"stolen"}'],
    ["", ""],
  ] as const;
  const paths = [
    "/app/install/keys",
    "/app/install/keys/key_x/revoke",
    "/app/install/keys/key_x/origins",
    "/app/campaigns/new",
    "/app/campaigns/cmp_x/edit",
    "/app/campaigns/cmp_x/delete",
    "/app/campaigns/unmatched",
    "/app/touchpoints",
    "/app/settings/attribution",
    "/sign-out",
    "/sign-in",
    "/language",
    "/setup/x",
  ];

  for (const [type, raw] of contents)
    it(`is refused as ${type || "nothing"}`, async () => {
      for (const path of paths)
        for (const [from, cookie] of foreign.flatMap((from) =>
          [visitor.cookie, ""].map((cookie) => [from, cookie] as const),
        )) {
          const answer = await world.fetchRaw(path, {
            key: null,
            method: "POST",
            raw,
            headers: {
              cookie,
              accept: "text/html",
              ...(type ? { "content-type": type } : {}),
              ...from,
            },
          });
          expect([path, from, answer.status]).toEqual([path, from, 403]);
          expect(answer.headers.getSetCookie()).toEqual([]);
          await answer.text();
        }
      expect((await listKeys(world.here)).items.map(({ name }) => name)).not.toContain("stolen");
      expect((await visitor.get("/app")).status).toBe(200);
    });

  it("goes through from our own page, by either header", async () => {
    for (const from of own) {
      const made = await visitor.post(
        "/app/install/keys",
        { kind: "public", name: `by ${Object.keys(from)[0]}` },
        from,
      );
      expect(made.status).toBe(303);
    }
    expect((await listKeys(world.here)).items.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["by sec-fetch-site", "by origin"]),
    );
  });

  it("is taken as a form only", async () => {
    const answer = await world.fetchRaw("/app/install/keys", {
      method: "POST",
      key: null,
      raw: '{"kind":"public","name":"json"}',
      headers: { cookie: visitor.cookie, "content-type": "application/json", "sec-fetch-site": "same-origin" },
    });
    expect(answer.status).toBe(415);
    await answer.text();
  });
});

describe("another workspace's things", () => {
  it("are as if they were not there", async () => {
    const other = await makeWorld();
    const survey = await other.publish({ name: "Theirs", questions: threeQuestions });
    const item = response(survey, { answers: { nps: 3, why: "their words" } });
    await other.collect(item);
    const campaign = await other.ask<{ id: string }>("/v1/campaigns", { body: { name: "Their campaign" } });
    const [key] = (await listKeys(other.here)).items;

    for (const path of [
      `/app/responses/${String(item["id"])}`,
      `/app/campaigns/${campaign.body.id}`,
      "/app/responses/nothing",
      "/app/campaigns/cmp_nothing",
    ]) {
      const page = await visitor.get(path);
      expect([path, page.status]).toEqual([path, 404]);
      expect(page.html).not.toMatch(/their/i);
    }
    for (const path of [
      "/app",
      "/app/responses",
      `/app/responses?survey=${survey.id}`,
      `/app/responses?campaign=${campaign.body.id}`,
      "/app/surveys",
      "/app/install",
    ]) {
      const page = await visitor.get(path);
      expect([path, page.status]).toEqual([path, 200]);
      expect(page.html).not.toMatch(/their/i);
      expect(page.html).not.toContain(other.publicKey);
    }
    expect((await visitor.post(`/app/install/keys/${key?.id}/revoke`, {})).status).toBe(404);
    expect((await visitor.post(`/app/install/keys/${key?.id}/origins`, { origins: "https://evil.test" })).status).toBe(
      404,
    );
    const [after] = (await listKeys(other.here)).items;
    expect(after).toEqual(key);
  });
});

describe("another workspace's campaigns", () => {
  it("are neither shown nor changed by any form", async () => {
    const other = await makeWorld();
    const { body: theirs } = await other.ask<Campaign>("/v1/campaigns", {
      body: { name: "Their campaign", match: [{ field: "campaign", op: "is", value: "zzz" }] },
    });
    await other.ask("/v1/touchpoints", { method: "PUT", body: [{ id: "theirs", name: "Their step" }] });
    const survey = await other.publish({ questions: threeQuestions });
    const arrival = { at: now().toISOString(), params: { utm_campaign: "their-name" }, referrer: "", host: "a.test" };
    await other.collect(response(survey, { touches: [arrival], touchpoint: "their.step" }));
    const own = await world.publish({ questions: threeQuestions });
    await world.collect(response(own, { touches: [{ ...arrival, params: { utm_campaign: "ours" } }] }));

    for (const path of ["edit", "delete"]) {
      const shown = await visitor.get(`/app/campaigns/${theirs.id}/${path}`);
      expect([path, shown.status, /their/i.test(shown.html)]).toEqual([path, 404, false]);
    }
    for (const path of [
      "/app",
      "/app/campaigns/new",
      "/app/campaigns/unmatched",
      "/app/coverage",
      "/app/results",
      "/app/results?by=campaign",
      "/app/tester?url=https%3A%2F%2Fa.test%2F%3Futm_campaign%3Dzzz",
      `/app/links?url=https%3A%2F%2Fa.test%2F&campaign=${theirs.id}&do=fill`,
      "/app/touchpoints",
    ]) {
      const { status, html } = await visitor.get(path);
      const main = html.slice(html.indexOf("<h1"), html.indexOf("</main>"));
      expect([path, status, /their/i.test(main)]).toEqual([path, 200, false]);
    }
    for (const [path, form] of [
      [`/app/campaigns/${theirs.id}/edit`, { do: "save", name: "stolen" }],
      [`/app/campaigns/${theirs.id}/edit`, { do: "preview", name: "stolen" }],
      [`/app/campaigns/${theirs.id}/edit`, { do: "add:rule", name: "stolen" }],
      [`/app/campaigns/${theirs.id}/delete`, {}],
      ["/app/campaigns/unmatched", { do: "add", key: "ours", campaign: theirs.id }],
      ["/app/campaigns/unmatched", { record: theirs.id, key: "ours" }],
    ] as const) {
      const answer = await visitor.post(path, { ...form });
      expect([path, answer.status, /their/i.test(answer.html)]).toEqual([path, 404, false]);
    }
    // A promise of theirs is none that could be continued here.
    const promise = { "promise.0.id": "prm_theirs", "promise.0.statement.es": "x", "promise.0.kind": "price" };
    expect((await visitor.post("/app/campaigns/new", { do: "save", name: "x", ...promise })).status).toBe(422);
    expect((await other.ask<Campaign>(`/v1/campaigns/${theirs.id}`)).body).toEqual(theirs);
    expect((await world.ask<{ items: unknown[] }>("/v1/campaigns")).body.items).toEqual([]);
  });
});

describe("hostile names", () => {
  it("are text on every page that shows or edits them", async () => {
    const payload = `"><script>alert(1)</script><img src=x onerror='alert(2)'>{gclid}`;
    const { body: campaign } = await world.ask<Campaign>("/v1/campaigns", {
      body: {
        name: payload,
        owner: payload,
        externalIds: [payload],
        match: [{ field: "campaign", op: "contains", value: payload }],
        promises: [{ statement: payload, kind: "other", dueTouchpoint: "x" }],
      },
    });
    await world.ask("/v1/touchpoints", { method: "PUT", body: [{ id: "x", name: payload, stage: payload }] });
    await world.ask("/v1/workspace", {
      method: "PATCH",
      body: {
        settings: {
          ownHosts: [payload],
          excludedReferrers: [payload],
          channelRules: [{ channel: "email", all: [{ field: "source", op: "is", value: payload }] }],
        },
      },
    });
    const survey = await world.publish({ questions: threeQuestions });
    const named = (name: string) => ({
      at: now().toISOString(),
      params: { utm_source: payload, utm_campaign: name },
      referrer: "",
      host: "a.test",
    });
    const unmatched = payload.replace("alert(1)", "alert(3)");
    await world.collect(
      response(survey, { touches: [named(payload)] }),
      response(survey, { touches: [named(unmatched)], touchpoint: "<b>" }),
    );
    const query = (values: Record<string, string>) => new URLSearchParams(values).toString();
    const path = `/app/campaigns/${campaign.id}/edit`;
    const pages = {
      home: await visitor.get("/app"),
      edit: await visitor.get(path),
      wrong: await visitor.post(path, {
        do: "save",
        name: payload.repeat(5),
        "rule.0.0.value": payload,
        "promise.0.statement.es": payload.repeat(3),
      }),
      preview: await visitor.post(path, {
        do: "preview",
        name: payload,
        "rule.0.0.field": "campaign",
        "rule.0.0.op": "is",
        "rule.0.0.value": payload,
      }),
      remove: await visitor.get(`/app/campaigns/${campaign.id}/delete`),
      names: await visitor.get("/app/campaigns/unmatched"),
      coverage: await visitor.get("/app/coverage"),
      results: await visitor.get("/app/results?by=campaign"),
      tester: await visitor.get(
        `/app/tester?${query({ url: `https://a.test/?utm_source=x&utm_campaign=${encodeURIComponent(payload)}`, referrer: payload })}`,
      ),
      links: await visitor.get(
        `/app/links?${query({ url: "https://a.test/", campaign: campaign.id, source: payload, name: payload })}`,
      ),
      qr: await visitor.get(`/app/links/qr.svg?${query({ link: `https://a.test/?a=b&c='"<script>` })}`),
      touchpoints: await visitor.get("/app/touchpoints"),
      settings: await visitor.get("/app/settings/attribution"),
    };
    for (const [name, { html, status }] of Object.entries(pages)) {
      expect([name, status]).toEqual([name, name === "wrong" ? 422 : 200]);
      // What stands in a value is only text there; what is left of each tag is its name and the names of its attributes.
      const tags = html.replace(/="[^"]*"/g, "");
      expect([name, /<script|<img|<b>|<[a-z][^<>]*\son\w+/i.exec(tags)?.[0]]).toEqual([name, undefined]);
      // Shown, and shown as text.
      if (name !== "qr" && name !== "coverage")
        expect([name, html.includes("&lt;script>alert(")]).toEqual([name, true]);
    }
    expect(pages.names.text).toContain(unmatched);
    expect(pages.touchpoints.text).toContain("<b>");
  });
});

describe("what a page may do in a browser", () => {
  it("is nothing but to be read and to post to us", async () => {
    const guest = makeGuest(world);
    const pages = [
      await visitor.get("/app"),
      await visitor.get("/app/responses"),
      await visitor.get("/app/install"),
      await visitor.get("/app/campaigns/new"),
      await visitor.post("/app/campaigns/new", { do: "save" }),
      await visitor.get("/app/campaigns/unmatched"),
      await visitor.get("/app/coverage"),
      await visitor.get("/app/results"),
      await visitor.get("/app/tester?url=https%3A%2F%2Fshop.test%2F"),
      await visitor.get("/app/links?url=https%3A%2F%2Fshop.test%2F&source=x"),
      await visitor.get("/app/touchpoints"),
      await visitor.get("/app/settings/attribution"),
      await guest.get("/sign-in"),
      await guest.get("/docs"),
      await guest.get("/privacy"),
      await guest.get("/setup/unknown"),
      await guest.get("/nowhere"),
    ];
    for (const { headers, html } of pages) {
      const policy = headers.get("content-security-policy") ?? "";
      for (const rule of [
        "default-src 'none'",
        "style-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
      ])
        expect(policy.split("; ")).toContain(rule);
      expect(policy).not.toContain("unsafe");
      expect(policy).not.toContain("script-src");
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("permissions-policy")).toContain("camera=()");
      expect(headers.get("strict-transport-security")).toContain("max-age=31536000");
      expect(headers.get("access-control-allow-origin")).toBeNull();
      // No script, no inline style, nothing from elsewhere.
      expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
      for (const [, address = ""] of html.matchAll(/(?:src|href|action)="([^"]*)"/g)) expect(address).toMatch(/^[/#]/);
    }
  });

  it("promises https only where it came by https", async () => {
    const { createApp } = await import("../../../worker/app.ts");
    const { env } = await import("cloudflare:workers");
    const plain = await createApp().fetch(new Request("http://localhost:8787/sign-in"), env);
    expect(plain.headers.get("strict-transport-security")).toBeNull();
    await plain.text();
  });

  it("loads a stylesheet and an icon that are there", async () => {
    const guest = makeGuest(world);
    const { html } = await guest.get("/sign-in");
    const style = /rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? "";
    const sheet = await guest.get(style);
    expect([sheet.status, sheet.headers.get("content-type"), sheet.headers.get("cache-control")]).toEqual([
      200,
      "text/css; charset=utf-8",
      "public, max-age=31536000, immutable",
    ]);
    expect(sheet.html).toContain("prefers-color-scheme: dark");
    expect((await guest.get("/dashboard/icon.svg")).headers.get("content-type")).toBe("image/svg+xml");
    expect((await guest.get("/dashboard/style-old.css")).status).toBe(404);
  });
});
