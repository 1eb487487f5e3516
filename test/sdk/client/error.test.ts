import { afterEach, describe, expect, it } from "vitest";
import { createVoz, isVozError, VozError, type ProblemLike, type Voz } from "../../../sdk/index.ts";
import { fakeStorage } from "./fakes.ts";

const problem: ProblemLike = {
  code: "unknown_key",
  status: 401,
  title: "The key is unknown or revoked",
  detail: "Look it up on the dashboard.",
  requestId: "req_1",
  issues: [],
};
let client: Voz;
afterEach(() => client.destroy());
/** The first failure of a client whose API answers so. */
const failure = (answer: () => Response): Promise<VozError> =>
  new Promise((resolve) => {
    client = createVoz({
      host: "https://voz.test",
      key: "voz_pk_1",
      storage: fakeStorage(),
      privacySignal: false,
      fetch: async () => answer(),
    });
    client.on("failed", ({ error }) => resolve(error));
    client.track("go");
  });

describe("a failure tells all that is known", () => {
  it("what the API said, and the name of the request", async () => {
    const error = await failure(() => Response.json(problem, { status: 401 }));
    expect(error).toBeInstanceOf(VozError);
    expect(error).toMatchObject({ name: "VozError", code: "config", detail: 401, problem, requestId: "req_1" });
    expect(error.message).toBe("voz config: unknown_key, Look it up on the dashboard.");
  });

  it.each([
    ["a captive portal", () => new Response("<!doctype html>", { status: 511 }), 511],
    ["a proxy with words of its own", () => Response.json({ error: "no" }, { status: 502 }), 502],
    ["nobody", () => new Response(null, { status: 504 }), 504],
  ])("the status, where %s answers", async (_who, answer, status) => {
    const error = await failure(answer);
    expect(error).toMatchObject({ code: "config", detail: status });
    expect([error.problem, error.requestId]).toEqual([undefined, undefined]);
  });

  it("what was thrown, where nobody could be reached", async () => {
    const thrown = new TypeError("Failed to fetch");
    const error = await failure(() => {
      throw thrown;
    });
    expect(error).toMatchObject({ code: "config", detail: thrown });
  });

  it("HTML in place of JSON is a failure, not an answer", async () => {
    const error = await failure(() => new Response("<!doctype html>", { status: 200 }));
    expect(error.code).toBe("config");
    expect(error.detail).toBeInstanceOf(SyntaxError);
  });
});

describe("isVozError", () => {
  it("knows the errors of another copy, and nothing else", () => {
    const ofAnotherCopy = Object.assign(new Error("voz config: 503"), { [Symbol.for("voz.error")]: true });
    expect(isVozError(ofAnotherCopy)).toBe(true);
    expect(isVozError(new VozError("config", 503))).toBe(true);
    const lookalike = Object.assign(new Error("no"), { name: "VozError", code: "config" });
    for (const other of [lookalike, new Error("no"), null, undefined, "VozError", { code: "config" }])
      expect(isVozError(other)).toBe(false);
  });
});
