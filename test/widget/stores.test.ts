/**
 * The contract's table "Who keeps and sends what", one journey a state: an arrival by a campaign, a survey that comes
 * up, an answer. At each stop, all that the device holds, and all that has left it, field by field.
 */
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { CollectItem, Touch } from "../../sdk/contract/wire.types.ts";
import { openSite, pause, until, type Site, type Visit } from "./site.ts";
import { nothing, stored } from "./stores.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterEach(async () => {
  for (const context of site.browser.contexts()) await context.close();
  site.reset();
});
afterAll(() => site.close());

const arrival = "/lamps/?utm_source=news&utm_campaign=autumn&gclid=secret-click&session=private&email=ana%40b.example";
const visitor = /^[\w-]{16,64}$/;
const secrets = /secret-click|private|ana@|ana%40/;

/** Everything of Voz on the device, values and all. */
const kept = ({ page }: Visit): Promise<Record<string, unknown>> =>
  page.evaluate(() =>
    Object.fromEntries(Object.entries(localStorage).map(([name, text]) => [name, JSON.parse(String(text)) as unknown])),
  );
const fields = (of: object): string[] => Object.keys(of).sort();
/** What an item says, name by name; of its touches too. */
const told = (item: CollectItem): { type: string; fields: string[]; touches: string[][] } => ({
  type: item.type === "exposure" ? item.step : item.type === "response" ? item.state : item.type,
  fields: fields(item),
  touches: "touches" in item ? item.touches!.map(fields) : [],
});
const whole = ["at", "host", "landing", "params", "referrer"];
const inVisit = [...whole, "session"].sort();
const step = ["at", "id", "step", "surveyId", "surveyVersion", "touches", "touchpoint", "type"];
const given = [
  "answers",
  "at",
  "consent",
  "context",
  "id",
  "locale",
  "promise",
  "revision",
  "startedAt",
  "state",
  "surveyId",
  "surveyVersion",
  "touches",
  "touchpoint",
  "type",
];
const marks = { "voz.s": [["sur_1", "answered", expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string]] };

interface Expected {
  attributes?: string;
  before?: string;
  /** On the device once the page has come, and once the survey is shown and begun. */
  arrived: Record<string, unknown>;
  shown: Record<string, unknown>;
  after: Record<string, unknown>;
  decide: string[];
  /** What has left when the survey is begun, and the answer. */
  steps: ReturnType<typeof told>[];
  answer: ReturnType<typeof told>;
  touch: Partial<Touch>;
}
const params = { utm_source: "news", utm_campaign: "autumn", gclid: "1" };
const silent = { arrived: {}, shown: {}, after: marks };
const steps = ["eligible", "shown", "started"];
const denied = {
  ...silent,
  decide: ["key", "locale", "surveys", "touches", "touchpoint"],
  steps: [],
  answer: { type: "complete", fields: given, touches: [whole.filter((name) => name !== "landing")] },
  touch: { params, host: "127.0.0.1" },
};
const id = expect.stringMatching(visitor) as string;
const visit = { session: 1, lastSeenAt: expect.any(String) as string };
const touches = [expect.objectContaining({ params, landing: "/lamps/", session: 1 }) as Touch];

const states: [string, Expected][] = [
  [
    "pending",
    {
      ...silent,
      decide: denied.decide,
      steps: steps.map((type) => ({ type, fields: step, touches: [whole] })),
      answer: { type: "complete", fields: [...given, "customer", "page"].sort(), touches: [whole] },
      touch: { params, landing: "/lamps/" },
    },
  ],
  [
    "granted",
    {
      attributes: 'data-consent="granted"',
      arrived: { "voz.id": id, "voz.t": touches, "voz.x": { ...visit, steps: [] } },
      shown: {
        "voz.id": id,
        "voz.t": touches,
        "voz.x": { ...visit, steps: steps.map((name) => "sur_1" + name) },
        "voz.p": expect.objectContaining({ surveyId: "sur_1", answers: { nps: 9 } }) as object,
      },
      after: {
        "voz.id": id,
        "voz.t": touches,
        "voz.x": { ...visit, steps: steps.map((name) => "sur_1" + name) },
        ...marks,
      },
      decide: [...denied.decide, "customer", "visitorId"].sort(),
      steps: [
        { type: "identify", fields: ["at", "customer", "id", "type", "visitorId"], touches: [] },
        ...steps.map((type) => ({ type, fields: [...step, "visitorId"].sort(), touches: [inVisit] })),
      ],
      answer: { type: "complete", fields: [...given, "customer", "page", "visitorId"].sort(), touches: [inVisit] },
      touch: { params, landing: "/lamps/", session: 1 },
    },
  ],
  ["denied", { ...denied, attributes: 'data-consent="denied"' }],
  [
    "Global Privacy Control, although a banner says yes",
    {
      ...denied,
      attributes: 'data-consent="granted"',
      before: '<script NONCE>Object.defineProperty(navigator, "globalPrivacyControl", { value: true });</script>',
    },
  ],
];

it.each(states)("%s", async (_state, expected) => {
  const { attributes = "", before = "" } = expected;
  const here = await site.visit({ path: arrival, attributes, before });
  const { page, order, errors, failures } = here;
  const device = async (): Promise<unknown> => {
    const { local, ...others } = await stored(here);
    const { local: _none, ...none } = nothing;
    expect(others).toEqual(none);
    const all = await kept(here);
    expect(Object.keys(all).sort()).toEqual(local);
    expect(JSON.stringify(all)).not.toMatch(secrets);
    return all;
  };
  await until(() => site.requests.length > 0);
  await page.evaluate("voz('setContext', { orderValue: 49 })");
  await pause(200);

  // The page has come: what is published is asked for, and nothing said.
  expect(site.requests.map(({ path, body }) => [path, fields(body)])).toEqual([["/v1/config", []]]);
  expect(await device()).toEqual(expected.arrived);

  await page.evaluate("voz('identify', 'cust_7', { name: 'Ana', plan: 'pro' })");
  await order();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "9" }).check();
  await until(() => site.items().length >= expected.steps.length);
  await pause(1_300);

  // The survey is shown and begun.
  const decide = site.requests.filter(({ path }) => path === "/v1/decide");
  expect(decide.map(({ body }) => fields(body))).toEqual([expected.decide]);
  expect(site.items().map(told)).toEqual(expected.steps);
  expect(await device()).toEqual(expected.shown);

  const begun = site.items().length;
  await dialog.getByRole("button", { name: "Siguiente" }).click();
  await dialog.getByRole("radio", { name: "Mejor", exact: true }).check();
  await dialog.getByRole("button", { name: "Enviar" }).click();
  await dialog.getByRole("heading", { name: "Gracias" }).waitFor();
  await pause(1_300);

  // The answer has left, whole, once; and what had to be kept until then is gone.
  expect(site.items().slice(begun).map(told)).toEqual([expected.answer]);
  const [response] = site.responses();
  expect(response!.answers).toEqual({ nps: 9, kept: 1 });
  expect(response!.touches!.at(-1)).toMatchObject(expected.touch);
  expect(response!.page?.url).toBe("page" in response! ? `${site.host}/lamps/` : undefined);
  expect(await device()).toEqual(expected.after);

  // Whatever the state: no cookie, no full address, no value of a click id, nothing that names a person in a link.
  for (const { headers, body } of site.requests) {
    expect(headers.cookie).toBeUndefined();
    expect(headers.referer ?? site.host + "/").toBe(site.host + "/");
    expect(JSON.stringify(body)).not.toMatch(secrets);
  }
  expect(site.requests.filter(({ path }) => !/^\/v1\/(config|decide|collect)$/.test(path))).toEqual([]);
  expect([errors, await failures()]).toEqual([[], []]);
});

it("a banner that says yes later, and no in the end: each holds from then on", async () => {
  const here = await site.visit({ path: arrival });
  await until(() => site.requests.length > 0);
  expect(await kept(here)).toEqual({});
  await here.page.evaluate("voz('setConsent', 'granted', { textVersion: '2026-03', purposes: ['experience'] })");
  expect(Object.keys(await kept(here)).sort()).toEqual(["voz.id", "voz.t", "voz.x"]);
  await here.order();
  await here.page.getByRole("radio", { name: "9" }).check();
  await until(() => site.steps().length === 3);
  await here.page.evaluate("voz('setConsent', 'denied')");
  expect(await kept(here)).toEqual({});
  site.requests = [];
  await here.page.getByRole("button", { name: "Cerrar" }).click();
  await here.page.goto("about:blank");
  await pause(1_300);
  expect(site.items()).toEqual([]);
});
