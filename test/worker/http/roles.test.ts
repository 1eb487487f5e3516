/** Every operation and every page, with every role and every scope: whoever lacks the permission is told so, nobody else is. */
import { beforeAll, describe, expect, it } from "vitest";
import {
  operations,
  permissions,
  roleMay,
  roles,
  scopes,
  scopesMay,
  type Operation,
  type OperationName,
  type Permission,
} from "#contract";
import { pages } from "../../../worker/dashboard/routes.ts";
import { makeVisitor, type Visitor } from "../dashboard/visitor.ts";
import { makeWorld, response, threeQuestions, touch, type Json, type World } from "../world.ts";

const all = Object.entries(operations) as [OperationName, Operation][];
const privateOnes = all.filter(([, { auth }]) => auth === "private");
const at = (path: string): string => path.replace(/\{\w+\}|:\w+/g, "nobody");
const needsOf = (name: OperationName): readonly Permission[] => (operations[name] as Operation).needs ?? [];
const enough = (may: readonly Permission[], name: OperationName | "self"): boolean =>
  name === "self" || needsOf(name).every((permission) => may.includes(permission));
const refused = (status: number, code: unknown): boolean =>
  status === 403 && (code === "role_not_allowed" || code === "key_not_allowed");
const bodyOf = ({ method }: Operation): { body?: Json } =>
  method === "GET" || method === "DELETE" ? {} : { body: { "no such field": true } };

describe("the list of operations", () => {
  it("says of every private one what it needs, and no permission is there for nothing", () => {
    for (const [name] of privateOnes) expect(needsOf(name).length, name).toBeGreaterThan(0);
    for (const [name, { auth }] of all) if (auth !== "private") expect(needsOf(name), name).toEqual([]);
  });

  it("asks for the right to see people wherever a customer is the subject", () => {
    for (const [name, { path }] of privateOnes)
      if (path.startsWith("/v1/customers")) expect(needsOf(name), name).toContain("personal");
  });

  it("lets an owner do everything, and an analyst see nobody", () => {
    expect(roleMay.owner).toEqual(permissions);
    expect(roleMay.analyst).toEqual(["read"]);
  });
});

describe.each(roles)("the role %s", (role) => {
  let world: World;
  let visitor: Visitor;
  let survey: { id: string; version: number };
  const may = roleMay[role];

  beforeAll(async () => {
    world = await makeWorld();
    visitor = await makeVisitor(world, "es", role);
    survey = await world.publish({ questions: threeQuestions });
    await world.ask("/v1/campaigns", {
      body: { name: "Otoño", promises: [{ statement: "Llega mañana", kind: "speed" }] },
    });
    await world.collect(response(survey, { touches: [touch({ utm_campaign: "sin-registro", utm_source: "x" })] }));
  });

  it("is held to its permissions by every operation", async () => {
    for (const [name, operation] of privateOnes) {
      const answer = await world.ask(at(operation.path), {
        ...bodyOf(operation),
        method: operation.method,
        key: null,
        headers: { cookie: visitor.cookie, "sec-fetch-site": "same-origin" },
      });
      expect([name, refused(answer.status, answer.body["code"])]).toEqual([name, !enough(may, name)]);
      if (!enough(may, name)) expect(answer.body["code"]).toBe("role_not_allowed");
    }
  });

  it("is held to them by every page, which leads nowhere else", async () => {
    for (const [method, path, does] of pages) {
      const page = method === "GET" ? await visitor.get(at(path)) : await visitor.post(at(path), {});
      const open = enough(may, does);
      expect([method, path, page.status < 500]).toEqual([method, path, true]);
      expect([method, path, page.status === 403]).toEqual([method, path, !open]);
      if (!open) expect(page.text).toContain("Tu rol no llega hasta aquí");
      if (method === "GET" && page.status === 200) leadsOnlyWhereOneMay(path, page.html);
    }
  });

  it("is led on from a response and from a campaign only where it may go", async () => {
    const { body: campaigns } = await world.ask<{ items: { id: string }[] }>("/v1/campaigns");
    const { body: responses } = await world.ask<{ items: { id: string }[] }>("/v1/responses");
    for (const path of [`/app/campaigns/${campaigns.items[0]?.id}`, `/app/responses/${responses.items[0]?.id}`]) {
      const page = await visitor.get(path);
      expect([path, page.status]).toEqual([path, 200]);
      leadsOnlyWhereOneMay(path, page.html);
    }
  });

  function leadsOnlyWhereOneMay(from: string, html: string): void {
    for (const [, kind, target = ""] of html.matchAll(/\s(href|action)="(\/app[^"]*)"/g)) {
      const path = target.split(/[?#]/, 1)[0] ?? "";
      const route = routeOf(path, kind === "href" ? "GET" : formMethod(html, target));
      expect(route, `${from} leads to ${target}`).toBeDefined();
      if (route) expect([from, target, enough(may, route[2])]).toEqual([from, target, true]);
    }
  }
});

const formMethod = (html: string, action: string): "GET" | "POST" =>
  html.includes(`method="get" action="${action}"`) ? "GET" : "POST";
/** The route that answers: one without parameters before one with. */
const routeOf = (path: string, method: "GET" | "POST") =>
  pages
    .filter(([one, pattern]) => one === method && new RegExp(`^${pattern.replace(/:\w+/g, "[^/]+")}$`).test(path))
    .toSorted(([, a], [, b]) => Number(a.includes(":")) - Number(b.includes(":")))[0];

describe.each(scopes)("a key of the scope %s", (scope) => {
  it("is held to it by every operation", async () => {
    const world = await makeWorld({ scopes: [scope] });
    for (const [name, operation] of privateOnes) {
      const answer = await world.ask(at(operation.path), { ...bodyOf(operation), method: operation.method });
      expect([name, refused(answer.status, answer.body["code"])]).toEqual([name, !enough(scopesMay([scope]), name)]);
    }
  });
});
