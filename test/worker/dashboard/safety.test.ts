/** Who may change something, who may see something, and what a page may do in a browser. */
import { beforeEach, describe, expect, it } from "vitest";
import { listKeys } from "../../../worker/workspaces/keys.ts";
import { makeWorld, response, setClock, threeQuestions, type World } from "../world.ts";
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

describe("what a page may do in a browser", () => {
  it("is nothing but to be read and to post to us", async () => {
    const guest = makeGuest(world);
    const pages = [
      await visitor.get("/app"),
      await visitor.get("/app/responses"),
      await visitor.get("/app/install"),
      await guest.get("/sign-in"),
      await guest.get("/docs"),
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
