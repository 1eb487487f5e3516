/** What others check deliveries with takes ours: of every type, before and after the secret was replaced, each as it was sent. */
import { Webhook as Standard } from "standardwebhooks";
import { Webhook as Svix } from "svix";
import { afterEach, expect, it, vi } from "vitest";
import { eventTypes, type Delivery, type Event, type EventType, type NewEndpoint } from "#contract";
import { createApp } from "../../../worker/app.ts";
import { sendDue } from "../../../worker/deliveries/sweep.ts";
import { bad, makeAccount, sweepAt } from "../alerts/account.ts";
import { now, response, setClock, uuid7, type World } from "../world.ts";
import { makeOutside, makeTold, type Call } from "./outside.ts";

vi.setConfig({ testTimeout: 60_000 });
afterEach(() => {
  vi.restoreAllMocks();
  setClock("2026-03-10T12:00:00Z");
});

interface Stage {
  internet: ReturnType<typeof makeOutside>;
  world: World;
  /** Lets it happen; `id` is who shall hear of it. */
  happen(id: string): Promise<unknown>;
}
type Told = Awaited<ReturnType<typeof makeTold>>;

const where = (happen: (told: Told, id: string) => Promise<unknown>) => async (): Promise<Stage> => {
  const told = await makeTold();
  return { internet: told, world: told.world, happen: (id) => happen(told, id) };
};
const identify = ({ world }: Told) =>
  world.collect({ type: "identify", id: uuid7(), customer: { id: "c-1", name: "Ñandú" }, at: now().toISOString() });

const stages: Readonly<Record<EventType, () => Promise<Stage>>> = {
  "response.completed": where((told) => told.respond()),
  "response.updated": where(async ({ world, survey }) => {
    const item = response(survey);
    await world.collect(item);
    await world.collect({ ...item, revision: 2, answers: { nps: 2 } });
  }),
  "response.abandoned": where((told) => told.respond({ state: "abandoned" })),
  "response.deleted": where(async (told) => {
    await told.world.ask(`/v1/responses/${await told.respond()}`, { method: "DELETE" });
  }),
  "campaign.flagged": async () => {
    const internet = makeOutside();
    const { world, answer } = await makeAccount({ instance: createApp(internet.outside) });
    const happen = async () => {
      await answer("2026-02-18T12:00:00Z", bad);
      await sweepAt(world, "2026-02-24T08:00:00Z");
      await answer("2026-02-25T12:00:00Z", bad);
      await sweepAt(world, "2026-03-03T08:00:00Z");
    };
    return { internet, world, happen };
  },
  "customer.updated": where(identify),
  "customer.erased": where(async (told) => {
    await identify(told);
    await told.world.ask("/v1/customers/c-1", { method: "DELETE" });
  }),
  "endpoint.disabled": where(async (told) => {
    const gone = await told.endpoint({ url: "https://gone.example.com/" });
    told.state.receive = ({ url }) => new Response(null, { status: url === gone.url ? 410 : 204 });
    await told.respond();
  }),
  "test.ping": where(({ world }, id) => world.ask(`/v1/endpoints/${id}/test`, { method: "POST" })),
};

/** By the clock of when it was sent: the libraries know no other than the one on the wall. */
function verifiedBy(library: Standard | Svix, { body, headers, at }: Call): unknown {
  vi.spyOn(Date, "now").mockReturnValue(at);
  try {
    return library.verify(body, headers);
  } finally {
    vi.restoreAllMocks();
  }
}

it.each(eventTypes)("%s", async (type) => {
  const { internet, world, happen } = await stages[type]();
  const url = "https://hearing.example.com/";
  // That somebody is gone is told to who heard of them.
  const body = { url, types: type === "customer.erased" ? ["customer.updated", type] : [type] };
  const { id, secret } = (await world.ask<NewEndpoint>("/v1/endpoints", { body })).body;
  const heard = () =>
    internet.calls.filter((call) => call.url === url && (JSON.parse(call.body) as Event).type === type);
  await happen(id);
  await sendDue(internet.sender, { until: now().getTime() + 50_000, most: 100 });
  const [before] = heard();
  const rotated = (await world.ask<NewEndpoint>(`/v1/endpoints/${id}/rotate`, { method: "POST" })).body.secret;
  const owed = await world.ask<{ items: Delivery[] }>(`/v1/endpoints/${id}/deliveries?type=${type}`);
  await world.ask(`/v1/deliveries/${owed.body.items[0]?.id}/resend`, { method: "POST" });
  const after = heard().at(-1);
  if (!before || !after || before === after) throw new Error(`${type} was not told twice`);
  for (const Library of [Standard, Svix]) {
    const read = (key: string, call: Call): unknown => verifiedBy(new Library(key), call);
    for (const [key, call] of [
      [secret, before],
      [secret, after],
      [rotated, after],
    ] as const) {
      expect(() => read(key, call)).not.toThrow();
      expect(() => read(key, { ...call, body: `${call.body} ` })).toThrow();
      expect(() => read(key, { ...call, headers: { ...call.headers, "webhook-id": "evt_other" } })).toThrow();
      expect(() => read(key, { ...call, at: call.at + 6 * 60_000 })).toThrow();
    }
    expect(() => read(rotated, before)).toThrow();
  }
});
