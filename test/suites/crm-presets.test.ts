/**
 * The exam that every preset sits. It walks the registry, so that a new one arrives with its tests: what it needs has
 * words in both languages, its requests are as they are written down, it names nobody who did not agree, what people
 * wrote stays text, an error inside of a success is found, and whatever is answered, nothing is thrown.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Event, EventType, Response, SurveyDraft, ToldCustomer } from "../../sdk/contract/index.ts";
import { presets } from "../../sdk/contract/index.ts";
import { aboutOf } from "../../worker/crm/about.ts";
import { aboutCustomer } from "../../worker/crm/customer.ts";
import type { Given, Known, Request, Step, Told } from "../../worker/crm/preset.types.ts";
import { registry, type Shaped } from "../../worker/crm/registry.ts";
import { checkUrl } from "../../worker/deliveries/reach/address.ts";
import { givenFaults } from "../../worker/deliveries/preset/given.ts";
import { examples } from "./crm-presets.examples.ts";

const root = join(import.meta.dirname, "../..");

const survey = {
  name: "Tras la compra",
  locale: "es",
  questions: [
    { id: "nps", kind: "nps", ask: { es: "¿Nos recomendarías?", en: "Would you recommend us?" } },
    { id: "why", kind: "text", ask: { es: "¿Por qué?", en: "Why?" } },
    { id: "plan", kind: "single", ask: "¿Qué plan?", options: [{ id: "a", label: { es: "Básico", en: "Basic" } }] },
    { id: "reach", kind: "contact", ask: "¿Te llamamos?" },
  ],
} as unknown as SurveyDraft;

const responded = (more: Partial<Response> = {}): Response =>
  ({
    id: "01958000-0000-7000-8000-000000000001",
    surveyId: "sur_1",
    surveyVersion: 1,
    surveyName: "Tras la compra",
    state: "complete",
    revision: 1,
    answers: { nps: 3, why: 'Tarde <b>y</b> mal & "caro" <!channel>', plan: "a" },
    at: "2026-03-10T12:00:00.000Z",
    startedAt: null,
    receivedAt: "2026-03-10T12:00:01.000Z",
    day: "2026-03-10",
    locale: "es",
    touchpoint: "delivery",
    campaign: { id: "cmp_1", name: "Verano" },
    channel: "email",
    visitorId: "vis-1",
    customer: { id: "cus-42", email: "ana@example.com", name: "Ana García", traits: {}, proven: true },
    page: null,
    context: null,
    consent: { state: "granted" },
    device: "phone",
    country: "ES",
    language: null,
    sentiment: null,
    themes: null,
    flags: [],
    promise: null,
    touches: { scope: "none", first: null, last: null, lastNonDirect: null, credit: { positionBased: [], linear: [] } },
    ...more,
  }) as Response;

const eventOf = (type: EventType, data: unknown): Event =>
  ({
    id: "evt_0195800000007000800000000000000001_1",
    type,
    timestamp: "2026-03-10T12:00:01.000Z",
    workspaceId: "wsp_1",
    sequence: 1,
    data,
  }) as Event;

const thinOf = (path: string, id: string) => ({ id, truncated: true as const, url: `https://voz.example.com${path}` });

function tell(response: Response, people = "agreed", language: "es" | "en" = "es"): Told {
  const event = eventOf("response.completed", { response });
  const surrounding = { survey, language, people, home: "https://voz.example.com", eventId: event.id };
  return {
    event,
    thin: thinOf(`/v1/responses/${response.id}`, response.id),
    about: aboutOf(response, surrounding),
    customer: null,
    language,
  };
}

function known(more: Partial<ToldCustomer> = {}, people = "agreed", language: "es" | "en" = "es"): Told {
  const customer: ToldCustomer = {
    id: "cus-42",
    email: "ana@example.com",
    name: "Ana García <b>&",
    traits: { plan: "pro", seats: 3 },
    proven: true,
    createdAt: "2026-03-01T12:00:00.000Z",
    updatedAt: "2026-03-10T12:00:00.000Z",
    touches: { first: null, last: null, lastNonDirect: null },
    consent: { state: "granted", textVersion: null, purposes: null, at: "2026-03-09T12:00:00.000Z" },
    visitors: [],
    ...more,
  };
  const event = eventOf("customer.updated", { customer, why: "corrected", changed: ["email", "traits"] });
  if (event.type !== "customer.updated") throw new Error("another event");
  const place = { people, home: "https://voz.example.com", eventId: event.id };
  const thin = thinOf(`/v1/customers/${customer.id}`, customer.id);
  return { event, thin, about: null, customer: aboutCustomer(event.data, place), language };
}

/** Its words alone are 80 kB. */
const large = responded({ answers: { nps: 1, why: "ñ".repeat(40_000), plan: "a" } });

const flagged: Told = {
  event: eventOf("campaign.flagged", { flag: { campaign: { id: "cmp_1", name: "<Verano>" }, state: "over_promise" } }),
  thin: null,
  about: null,
  customer: null,
  language: "es",
};
const ping: Told = {
  event: eventOf("test.ping", { endpoint: { id: "end_1" } }),
  thin: null,
  about: null,
  customer: null,
  language: "es",
};

it("the list holds every preset but our own body, each with its example", () => {
  const named = presets.filter((name) => name !== "standard");
  expect(Object.keys(registry).sort()).toEqual([...named].sort());
  expect(Object.keys(examples).sort()).toEqual([...named].sort());
});

describe.each(Object.keys(registry) as Shaped[])("%s", (name) => {
  const preset = registry[name];
  const { url, settings, secrets, fields, wrong, answers, hidden } = examples[name];
  const otherwise = Object.fromEntries(
    preset.needs.flatMap((need) => (need.otherwise ? [[need.name, need.otherwise]] : [])),
  );
  const given: Given = { url, secrets, fields, settings: { ...otherwise, ...settings } };
  const offered = { preset: name, url, types: preset.types, settings, secrets, fields };

  const stepsOf = (told: Told): readonly Step[] => {
    const plan = preset.plan(told, given);
    return "skip" in plan ? [] : plan.steps;
  };
  /** All requests, each answered as the example says. */
  const requestsOf = (steps: readonly Step[]): (Request & { step: string })[] => {
    let known: Known = {};
    return steps.flatMap((step) => {
      const request = step.request(known);
      if (!request) return [];
      const answer = { status: 200, body: "", location: null, ...answers[step.name] };
      const read = step.read(answer);
      expect([step.name, read]).toEqual([step.name, expect.objectContaining({ ok: true })]);
      if (read.ok) known = { ...known, ...read.known };
      return [{ step: step.name, ...request }];
    });
  };

  it("is called as its folder is, and says in both languages what it needs", () => {
    expect(preset.name).toBe(name);
    expect(preset.types.length).toBeGreaterThan(0);
    for (const language of ["es", "en"] as const) {
      const words = preset.words[language];
      expect(words.title.length * words.lead.length).toBeGreaterThan(0);
      expect(Object.keys(words.needs).sort()).toEqual(preset.needs.map((need) => need.name).sort());
      for (const need of preset.needs) {
        expect(words.needs[need.name]?.label).toBeTruthy();
        expect(words.needs[need.name]?.help).toBeTruthy();
        expect(Object.keys(words.needs[need.name]?.options ?? {}).sort()).toEqual([...(need.options ?? [])].sort());
      }
    }
  });

  it("has a page in both languages, with a picture of its form", () => {
    for (const language of ["es", "en"]) {
      const page = readFileSync(join(root, `docs/presets/${name}.${language}.md`), "utf8");
      const [, picture = ""] = /!\[[^\]]+\]\(([^)]+)\)/.exec(page) ?? [];
      expect(picture).toContain(`${name}.${language}.`);
      expect(existsSync(join(root, "docs/presets", picture))).toBe(true);
      for (const scope of preset.scopes.filter((one) => one.includes("."))) expect(page).toContain(scope);
    }
  });

  it("takes its example, and says what is wrong with another", () => {
    expect(givenFaults(offered)).toEqual([]);
    for (const [path, value] of Object.entries(wrong)) {
      const [kind = "", need = ""] = path.split(".");
      const bad = { ...offered, [kind]: { ...(kind === "secrets" ? secrets : settings), [need]: value } };
      expect([path, givenFaults(bad).map((fault) => fault.path)]).toEqual([path, [path]]);
    }
    for (const need of preset.needs.filter((one) => one.otherwise === undefined)) {
      const path = `${need.secret ? "secrets" : "settings"}.${need.name}`;
      const bad = { ...offered, settings: { ...settings, [need.name]: "" }, secrets: { ...secrets, [need.name]: "" } };
      expect(givenFaults(bad)).toContainEqual({ path, fault: "missing" });
    }
    expect(givenFaults({ ...offered, settings: { ...settings, odd: "1" } })).toEqual([
      { path: "settings.odd", fault: "unknown" },
    ]);
  });

  it("asks what is written down, of all that it tells", async () => {
    const written = {
      response: requestsOf(stepsOf(tell(responded()))),
      english: requestsOf(stepsOf(tell(responded(), "agreed", "en"))),
      ...(name === "hook" && { large: requestsOf(stepsOf(tell(large))) }),
      ...(preset.types.includes("campaign.flagged") && { flag: requestsOf(stepsOf(flagged)) }),
      ...(preset.types.includes("customer.updated") && { customer: requestsOf(stepsOf(known())) }),
      test: requestsOf(preset.test(ping, given)),
    };
    expect(written.response.length).toBeGreaterThan(0);
    await expect(`${JSON.stringify(written, null, 2)}\n`).toMatchFileSnapshot(`crm-presets/${name}.golden.txt`);
  });

  it("calls public https addresses, in headers and JSON that are well formed", () => {
    for (const request of [...requestsOf(stepsOf(tell(responded()))), ...requestsOf(preset.test(ping, given))]) {
      expect(checkUrl(request.url, false, "https://voz.example.com")).toMatchObject({ ok: true });
      for (const value of Object.values(request.headers)) expect(value).toMatch(/^[\x20-\x7e]+$/);
      if (request.method === "GET") expect(request.body).toBeUndefined();
      if (request.headers["content-type"] === "application/json") JSON.parse(request.body ?? "");
    }
  });

  it("names nobody who refused, and only who agreed unless the owner says otherwise", () => {
    const told = (response: Response, people?: string) => {
      const plan = preset.plan(tell(response, people), given);
      return "skip" in plan ? "" : JSON.stringify(requestsOf(plan.steps));
    };
    const named = /ana@example|Ana García|cus-42|eva@example|Eva/;
    expect(told(responded({ consent: { state: "denied" } }), "not_denied")).not.toMatch(named);
    expect(told(responded({ consent: { state: "pending" } }))).not.toMatch(named);
    expect(told(responded({ consent: null }))).not.toMatch(named);
    const left = { ...responded().answers, reach: { email: "eva@example.com", name: "Eva" } };
    expect(told(responded({ consent: { state: "denied" }, answers: left }))).not.toMatch(named);
  });

  it("tells of a customer who agreed, and of nobody who did not, or says that it tells of none", () => {
    if (!preset.types.includes("customer.updated")) {
      expect(preset.plan(known(), given)).toEqual({ skip: "nothing_to_tell" });
      return;
    }
    expect(JSON.stringify(requestsOf(stepsOf(known())))).toMatch(/ana@example|Ana García|cus-42/);
    const refused = { state: "denied", textVersion: null, purposes: null, at: "2026-03-09T12:00:00.000Z" } as const;
    for (const told of [known({ consent: refused }, "not_denied"), known({ consent: null })])
      expect(preset.plan(told, given)).toEqual({ skip: "no_consent" });
    expect(stepsOf(known({ consent: null }, "not_denied")).length).toBeGreaterThan(0);
    const bare = preset.plan(known({ email: null, name: null, traits: {} }), given);
    if ("skip" in bare) expect(["no_email", "no_name", "nothing_to_tell"]).toContain(bare.skip);
    // Too large to be sent whole: there is nothing to make a request of.
    expect(preset.plan({ ...known(), customer: null }, given)).toHaveProperty("skip");
    for (const request of requestsOf(stepsOf(known()))) {
      expect(checkUrl(request.url, false, "https://voz.example.com")).toMatchObject({ ok: true });
      if (name === "slack") expect(request.body).not.toMatch(/<b>/);
    }
    for (const step of stepsOf(known()))
      for (const answer of hidden[step.name] ?? [])
        expect(step.read({ status: 200, body: "", location: null, ...answer })).toMatchObject({ ok: false });
  });

  it("says why where it sends nothing", () => {
    const none = preset.plan(tell(responded({ customer: null })), given);
    if ("skip" in none) expect(none.skip).toBe("no_email");
    const deleted = { ...ping, event: eventOf("response.deleted", { response: { id: "x" } }) };
    if (!preset.types.includes("response.deleted"))
      expect(preset.plan(deleted, given)).toEqual({ skip: "nothing_to_tell" });
  });

  it("keeps what people wrote as text, however long", () => {
    const long = "<script>alert(1)</script><!channel>&".repeat(4000);
    const answersGiven = { nps: 1, why: long.slice(0, 10_000), plan: { other: "</b><img src=x>" } };
    for (const request of requestsOf(stepsOf(tell(responded({ answers: answersGiven }))))) {
      expect((request.body ?? "").length).toBeLessThan(128 * 1024);
      if (/note|slack/i.test(`${request.step} ${request.url}`))
        expect(request.body ?? "").not.toMatch(/<script|<!channel|<img/);
    }
  });

  it("is sent no more than 64 KB, whatever was said and in however many of its fields", () => {
    const all = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`field_${n}`, "comment" as const]));
    const plan = preset.plan(tell(large), { ...given, fields: preset.fields ? { ...all, link: "link" } : {} });
    for (const request of "skip" in plan ? [] : requestsOf(plan.steps)) {
      expect(Buffer.byteLength(request.body ?? "")).toBeLessThanOrEqual(64 * 1024);
      // An address is whole or not there.
      expect(request.body ?? "").not.toMatch(/voz\.example\.com[^"<|]*…/);
    }
  });

  it("finds an error inside of a success, and begins anew without harm", () => {
    for (const told of [stepsOf(tell(responded())), preset.test(ping, given)])
      for (const step of told)
        for (const answer of hidden[step.name] ?? [])
          expect(step.read({ status: 200, body: "", location: null, ...answer })).toMatchObject({ ok: false });
    for (const status of [400, 401, 403, 404, 410, 429, 500, 503])
      for (const step of stepsOf(tell(responded())))
        expect(step.read({ status, body: "{}", location: null })).toMatchObject({ ok: false });
    expect(requestsOf(stepsOf(tell(responded())))).toEqual(requestsOf(stepsOf(tell(responded()))));
  });

  it("makes no note where it finds its own", () => {
    const steps = stepsOf(tell(responded()));
    const all = requestsOf(steps);
    const mark = /vozevt\w+/.exec(JSON.stringify(all))?.[0];
    if (mark === undefined) return;
    const body = JSON.stringify({ success: true, results: [{ id: "9" }], data: [{ title: mark }] });
    const look = steps.map((step) =>
      step.name.startsWith("look") ? { ...step, read: () => step.read({ status: 200, body, location: null }) } : step,
    );
    expect(requestsOf(look).map(({ step }) => step)).toEqual(
      all.map(({ step }) => step).filter((step) => step !== "note"),
    );
  });

  it("throws at no answer", () => {
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom("null", "[]", "1", '{"data":[null]}', '{"results":{}}'),
    );
    const answer = fc.record({ status: fc.integer({ min: 100, max: 599 }), body, location: fc.option(fc.webUrl()) });
    const steps = [...stepsOf(tell(responded())), ...preset.test(ping, given)];
    fc.assert(
      fc.property(answer, (one) => {
        for (const step of steps) expect(typeof step.read(one).ok).toBe("boolean");
      }),
      { numRuns: 300 },
    );
  });
});
