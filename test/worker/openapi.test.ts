import { describe, expect, it } from "vitest";
import { eventTypes, operations, problems } from "#contract";
import { makeWorld, type Json } from "./world.ts";

describe("the API description", () => {
  it("tells every operation of the contract, with its parameters, body and answers", async () => {
    const { body } = await (await makeWorld()).ask<Json>("/v1/openapi.json", { key: null });
    expect(body["openapi"]).toBe("3.1.0");
    const paths = body["paths"] as Record<string, Record<string, Json>>;
    for (const [name, operation] of Object.entries(operations)) {
      const told = paths[operation.path]?.[operation.method.toLowerCase()];
      expect(told, name).toMatchObject({ operationId: name, summary: operation.summary });
      expect(Object.keys(told?.["responses"] as Json)).toContain(String(operation.status));
      if ("body" in operation) expect(told?.["requestBody"], name).toMatchObject({ required: true });
      for (const code of operation.problems)
        expect(
          ((told?.["responses"] ?? {}) as Record<string, Json>)[problems[code][0]]?.["description"],
          name,
        ).toContain(code);
    }
    const collect = paths["/v1/collect"]?.["post"]?.["requestBody"] as { content: Record<string, { schema: Json }> };
    expect(Object.keys(collect.content)).toEqual(["application/json", "text/plain"]);
    // What has a name is told once, and everything that is referred to is there.
    const { schemas } = (body as { components: { schemas: Json } }).components;
    expect(collect.content["application/json"]?.schema).toEqual({ $ref: "#/components/schemas/CollectRequestInput" });
    expect(JSON.stringify(schemas["ResponseItemInput"])).toContain("surveyVersion");
    const text = JSON.stringify(body);
    for (const [, name = ""] of text.matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(schemas[name], name).toBeDefined();
    expect(text.length).toBeLessThan(500_000);
  });

  it("tells every event that an endpoint may get", async () => {
    const { body } = await (await makeWorld()).ask<Json>("/v1/openapi.json", { key: null });
    const webhooks = body["webhooks"] as Record<string, { post: Json }>;
    expect(Object.keys(webhooks)).toEqual([...eventTypes]);
    const { schemas } = (body as { components: { schemas: Json } }).components;
    for (const type of eventTypes) {
      const told = JSON.stringify(webhooks[type]?.post);
      const [, name = ""] = /#\/components\/schemas\/(\w+)/.exec(told) ?? [];
      expect(JSON.stringify(schemas[name]), type).toContain(`"const":"${type}"`);
      expect(told).toContain("webhook-signature");
    }
  });

  it("is what the Worker mounts: each operation answers, and nothing says 404 for want of a route", async () => {
    const world = await makeWorld();
    for (const operation of Object.values(operations)) {
      const path = operation.path.replace(/\{\w+\}/g, "nobody");
      const answer = await world.ask(path, {
        method: operation.method,
        ...(operation.method === "GET" || operation.method === "DELETE" ? {} : { body: {} }),
      });
      expect(String(answer.body["detail"] ?? ""), `${operation.method} ${path}`).not.toContain("There is nothing at");
      expect(answer.status, `${operation.method} ${path}`).toBeLessThan(500);
    }
  });

  it("says which methods an address takes", async () => {
    const answer = await (await makeWorld()).ask("/v1/surveys/sur_x", { method: "PATCH", body: {} });
    expect(answer).toMatchObject({ status: 405, body: { code: "method_not_allowed" } });
    expect(answer.headers.get("allow")).toBe("GET, PUT, DELETE");
  });

  it("knows no route beside: an unknown path is a problem, not a page", async () => {
    const answer = await (await makeWorld()).ask("/v1/nothing");
    expect(answer).toMatchObject({ status: 404, body: { code: "not_found" } });
  });
});
