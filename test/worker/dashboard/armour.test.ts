/**
 * Rows 4.8, 4.14, 4.18, 4.19 and 4.26 over every address that the Worker mounts, as it is mounted: a new page is
 * examined by being there.
 */
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { operations } from "#contract";
import { createApp } from "../../../worker/app.ts";
import { ownPath } from "../../../worker/dashboard/answer.tsx";
import { csvHeaders } from "../../../worker/http/csv.ts";
import { mounted } from "../tenants/counted.ts";
import { makeTenant, type Ids } from "../tenants/tenant.ts";
import { setClock, type World } from "../world.ts";
import { makeVisitor, sameOrigin } from "./visitor.ts";

let world: World;
let ids: Ids;
let cookie: string;
beforeAll(async () => {
  setClock("2026-03-10T12:00:00Z");
  ({ world, ids } = await makeTenant());
  ({ cookie } = await makeVisitor(world));
});

const namedBy: readonly (readonly [start: string, id: (ids: Ids) => string])[] = [
  ["/app/campaigns/", ({ campaign, note }) => `${campaign}|${note}`],
  ["/app/flags/", ({ flag }) => flag],
  ["/app/customers/", ({ customer, visitor }) => `${customer}|${visitor}`],
  ["/app/responses/", ({ response }) => response],
  ["/app/marketing/", (known) => known.import],
  ["/app/endpoints/", ({ endpoint }) => endpoint],
  ["/app/deliveries/", ({ delivery }) => delivery],
  ["/app/privacy/erasures/", ({ erasure }) => erasure],
  ["/app/install/keys/", ({ key }) => key],
  ["/setup/", () => "nothing"],
  ["/join/", () => "nothing"],
  ["/app/team/invitations/", ({ invitation }) => invitation],
  ["/app/team/", ({ member }) => member],
  ["/app/account/sessions/", ({ session }) => session],
  ["/s/", ({ survey }) => survey],
];
function filled(path: string): string {
  if (!path.includes(":")) return path;
  const [, idOf] = namedBy.find(([start]) => path.startsWith(start)) ?? [];
  if (!idOf) throw new Error(`Nobody has said what stands in ${path}`);
  const values = idOf(ids).split("|");
  return path.replace(/:\w+/g, () => encodeURIComponent(values.shift() ?? ""));
}

const api = mounted.filter(({ path }) => path.startsWith("/v1/") || path === "/health");
const pages = mounted.filter((one) => !api.includes(one));
const ask = (path: string, init: { method?: string; body?: string; headers?: Record<string, string> } = {}) =>
  world.fetchRaw(path, {
    key: null,
    ...(init.method ? { method: init.method } : {}),
    ...(init.body ? { raw: init.body } : {}),
    headers: { accept: "text/html", ...init.headers },
  });

/** Helmet's, by what each has to say; the policy is told apart below. */
const usual: Record<string, RegExp> = {
  "content-security-policy": /default-src 'none'/,
  "cross-origin-resource-policy": /^same-origin$/,
  "referrer-policy": /^(same-origin|no-referrer)$/,
  "strict-transport-security": /max-age=31536000/,
  "x-content-type-options": /^nosniff$/,
  "x-frame-options": /^DENY$/,
  "x-permitted-cross-domain-policies": /^none$/,
};
const onPages: Record<string, RegExp> = {
  ...usual,
  "cross-origin-opener-policy": /^same-origin$/,
  "origin-agent-cluster": /^\?1$/,
  "permissions-policy": /camera=\(\)/,
  "x-dns-prefetch-control": /^off$/,
  "x-download-options": /^noopen$/,
  "x-xss-protection": /^0$/,
};
const rules = [
  "default-src 'none'",
  "style-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

function expectHeaders(told: string, headers: Headers, wanted: Record<string, RegExp>): void {
  for (const [name, value] of Object.entries(wanted))
    expect([told, name, headers.get(name) ?? ""]).toEqual([told, name, expect.stringMatching(value)]);
  for (const name of ["x-powered-by", "server", "access-control-allow-credentials"])
    expect([told, name, headers.get(name)]).toEqual([told, name, null]);
}

function expectShut(told: string, headers: Headers, html: string): void {
  const policy = (headers.get("content-security-policy") ?? "").split("; ");
  expect([told, policy]).toEqual([told, expect.arrayContaining(rules)]);
  expect([told, policy.join().includes("unsafe"), policy.join().includes("script-src ")]).toEqual([told, false, false]);
  expect([told, headers.get("cache-control"), headers.get("access-control-allow-origin")]).toEqual([
    told,
    "no-store",
    null,
  ]);
  // No script, no inline style, nothing from elsewhere: what stands in a value is text there.
  const tags = html.replace(/="[^"]*"/g, '=""');
  expect([told, /<script|<style|<iframe|<object|<embed|<base|<[^<>]*\s(?:style|on\w+)=/i.exec(tags)?.[0]]).toEqual([
    told,
    undefined,
  ]);
  for (const [, address = ""] of html.matchAll(/\s(?:src|action|formaction|srcset)="([^"]*)"/g))
    expect([told, address]).toEqual([told, expect.stringMatching(/^[/#]/)]);
  for (const [, address = ""] of html.matchAll(/\shref="([^"]*)"/g))
    expect([told, address]).toEqual([told, expect.stringMatching(/^(?:[/#?]|https?:|mailto:)/)]);
}

describe("4.26 every address of the dashboard", () => {
  it("is told apart from the API's, and none is missing", () => {
    expect(pages.length).toBeGreaterThan(50);
    expect(new Set(api.map(({ path }) => path)).size).toBeGreaterThan(50);
  });

  it("answers with all headers, whoever asks, and shows nothing that could run", async () => {
    // Other sites show the one in frames and run the other: what those answer is examined in their rooms.
    const others = ["/s/", "/voz.js/"];
    for (const { method, path } of pages.filter((page) => !others.some((start) => page.path.startsWith(start))))
      for (const who of [cookie, ""]) {
        const told = `${method} ${path} ${who ? "signed in" : "as a stranger"}`;
        const answer = await ask(filled(path), {
          method,
          headers: { cookie: who, ...sameOrigin },
          ...(method === "GET" ? {} : { body: "" }),
        });
        const text = await answer.text();
        expect([told, answer.status < 500]).toEqual([told, true]);
        const type = answer.headers.get("content-type") ?? "";
        const page = type.startsWith("text/html");
        expectHeaders(told, answer.headers, page ? onPages : usual);
        if (page) expectShut(told, answer.headers, text);
      }
  });

  it("says the same where nothing is, and where something takes other methods", async () => {
    for (const [path, method] of [
      ["/app/nothing", "GET"],
      ["/nowhere", "GET"],
      ["/app", "DELETE"],
      ["/sign-in", "PUT"],
      ["/app/campaigns/%E0%A4%A", "GET"],
      ["/app/campaigns/..%2f..%2fkeys", "GET"],
    ] as const) {
      const answer = await ask(path, { method, headers: { cookie, ...sameOrigin } });
      expect([path, answer.status >= 400 && answer.status < 500]).toEqual([path, true]);
      expectHeaders(path, answer.headers, onPages);
      expectShut(path, answer.headers, await answer.text());
    }
  });
});

describe("4.26 the API's answers", () => {
  it("are no page, and may stand in no frame", async () => {
    for (const path of ["/health", "/v1/openapi.json", "/v1/surveys", "/v1/nothing", "/v1/reports/campaigns.csv"]) {
      const answer = await world.fetchRaw(path);
      await answer.text();
      expectHeaders(path, answer.headers, usual);
      expect([path, answer.headers.get("content-security-policy")]).toEqual([
        path,
        "default-src 'none'; frame-ancestors 'none'",
      ]);
    }
  });

  it("leave what pages of others read to those pages", async () => {
    const answer = await world.fetchRaw(`/v1/config?key=${world.publicKey}`, {
      key: null,
      headers: { origin: "https://shop.test" },
    });
    await answer.text();
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
  });
});

describe("4.26 a survey's own page", () => {
  it("runs our script alone, and stands in frames of the key's sites alone", async () => {
    const framed = await (async () => {
      const answer = await ask(`/s/${ids.survey}`);
      await answer.text();
      return answer.headers;
    })();
    const policy = framed.get("content-security-policy") ?? "";
    for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'self'", "base-uri 'none'"])
      expect(policy.split("; ")).toContain(rule);
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain("unsafe");
    for (const name of ["x-content-type-options", "referrer-policy", "permissions-policy", "strict-transport-security"])
      expect([name, framed.get(name)]).toEqual([name, expect.stringMatching(/./)]);
  });
});

describe("4.8 a change that a page of another site asks for", () => {
  const bodies = [
    ["application/json", "{}"],
    ["text/plain", "{}"],
    ["application/x-www-form-urlencoded", "a=b"],
    ["multipart/form-data; boundary=b", "--b--"],
    ["text/csv", "a\n1\n"],
    ["", ""],
  ] as const;
  const from: Record<string, string>[] = [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.test" },
    { origin: "null" },
    {},
  ];
  const unsafe = mounted.filter(
    ({ method, path }) => method !== "GET" && method !== "OPTIONS" && !path.startsWith("/s/"),
  );
  const isPublic = (path: string): boolean =>
    Object.values(operations).some((one) => one.auth === "public" && one.path === path);

  it("is refused on every address, whatever it sends along, session or not", async () => {
    expect(unsafe.length).toBeGreaterThan(50);
    for (const { method, path } of unsafe.filter((one) => !isPublic(one.path)))
      for (const [at, [type, body]] of bodies.entries()) {
        const headers = { cookie, ...(type ? { "content-type": type } : {}), ...from[at % from.length] };
        const address = path.startsWith("/v1/") ? path.replace(/:\w+/g, "nobody") : filled(path);
        const answer = await ask(address, { method, headers, ...(body ? { body } : {}) });
        await answer.text();
        const told = `${method} ${path} as ${type}`;
        expect([told, answer.status, answer.headers.getSetCookie()]).toEqual([told, 403, []]);
      }
  });

  it("is never taken as plain text, ours or not", async () => {
    for (const { method, path } of Object.values(operations).filter((one) => one.auth === "private" && "body" in one)) {
      const answer = await ask(path.replace(/\{\w+\}/g, "nobody"), {
        method,
        headers: { cookie, "content-type": "text/plain", ...sameOrigin },
        body: "{}",
      });
      await answer.text();
      expect([path, answer.status]).toEqual([path, 415]);
    }
  });
});

describe("4.18 where a page may lead on", () => {
  const elsewhere = [
    ..."//evil.test/|///evil.test|/\\evil.test|\\\\evil.test|https://evil.test/|http:evil.test|javascript:alert(1)".split(
      "|",
    ),
    ..."data:text/html,x|//evil.test@voz.test|/%0d%0aset-cookie:a=b\r\nx|/\t/evil.test|/\n/evil.test|/\u2028/evil|".split(
      "|",
    ),
    "evil.test",
    "/app\u0000",
    " /app",
    `/${"a".repeat(2001)}`,
  ];
  it("is a path of this site, whatever the text says", () => {
    for (const text of elsewhere) expect([text, ownPath(text, "/app")]).toEqual([text, "/app"]);
    for (const text of ["/app", "/app/responses?state=partial&q=a%20b", "/app/campaigns/cmp_x#note"])
      expect(ownPath(text, "/")).toBe(text);
  });

  it("holds for the door, the language and a flag's way back", async () => {
    for (const text of elsewhere) {
      const encoded = new URLSearchParams({ next: text, back: text, to: "es", seen: "yes" }).toString();
      const form = { "content-type": "application/x-www-form-urlencoded", cookie, ...sameOrigin };
      for (const [path, init] of [
        [`/sign-in?${encoded}`, { headers: { cookie } }],
        ["/language", { method: "POST", headers: form, body: encoded }],
        [`/app/flags/${ids.flag}`, { method: "POST", headers: form, body: encoded }],
      ] as const) {
        const answer = await ask(path, init);
        await answer.text();
        expect([path, text, answer.headers.get("location")]).toEqual([path, text, expect.stringMatching(/^\/(app)?$/)]);
      }
    }
  });
});

describe("4.19 what others write into headers", () => {
  it("makes no line of its own", () => {
    for (const name of [
      'a"\r\nset-cookie: a=b',
      "informe año 2026.csv",
      "../../etc/passwd",
      "a\u0000b",
      "\u202Egnp.csv",
    ]) {
      const headers = new Headers(csvHeaders(name));
      expect(headers.get("content-disposition")).toMatch(/^attachment; filename="[A-Za-z0-9._-]*"$/);
      expect(headers.get("set-cookie")).toBeNull();
    }
  });

  it("is read as text from a request's own", async () => {
    const answer = await createApp({}).fetch(
      new Request("https://voz.test/docs?x=%0d%0aset-cookie:%20a=b", {
        headers: { "accept-language": "es\t;q=1,x", "cf-ray": "ray-1" },
      }),
      env,
    );
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.headers.get("x-request-id")).toBe("ray-1");
    await answer.text();
  });
});
