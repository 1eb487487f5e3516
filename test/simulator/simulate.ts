/**
 * One seed, one run: the real room of deliveries, and the door before it, between a database, machines and a network that do
 * their worst. Throws what does not hold, with the seed. See `rules.ts` for what must.
 */
import { createHash } from "node:crypto";
import type { CollectResult, SurveyDraft } from "#contract";
import { collect } from "../../worker/collect/collect.ts";
import { openDatabase } from "../../worker/db/index.ts";
import { recoverDeliveries, replayDeliveries, resendDelivery } from "../../worker/deliveries/again.ts";
import {
  createEndpoint,
  deleteEndpoint,
  pauseEndpoint,
  resumeEndpoint,
  rotateSecret,
  updateEndpoint,
} from "../../worker/deliveries/endpoints/write.ts";
import { deliveryIdOf } from "../../worker/deliveries/event.ts";
import type { Sender } from "../../worker/deliveries/send/outside.ts";
import { sendDue } from "../../worker/deliveries/sweep.ts";
import { newIdWith, type Surroundings } from "../../worker/http/context.ts";
import { Refusal } from "../../worker/http/refusal.ts";
import { sweepUnfinished } from "../../worker/responses/abandon.ts";
import { deleteResponse } from "../../worker/responses/delete.ts";
import { createSurvey } from "../../worker/surveys/write.ts";
import { publishSurvey } from "../../worker/surveys/publish.ts";
import { createWorkspace } from "../../worker/workspaces/create.ts";
import { createKey } from "../../worker/workspaces/keys.ts";
import { Snapshots } from "../../worker/workspaces/snapshot.ts";
import { makeChance } from "./chance.ts";
import { begin, noTrouble, type Life } from "./life.ts";
import { makeNetwork } from "./network.ts";
import { claims, endsWell, validFor, Violation, type KnownEndpoint, type KnownResponse, type Row } from "./rules.ts";
import { makeStory, type Deed, type Submission } from "./story.ts";
import { makeTime } from "./time.ts";

const start = Date.parse("2026-03-10T12:00:00Z");
const minute = 60_000;
const day = 24 * 60 * minute;
/** Sweeps that have something to do once nothing is in the way any more. */
const mostRounds = 1000;
const authSecret = "only-for-the-simulator-only-for-the-simulator";
const home = "https://voz.test";
const questions: SurveyDraft["questions"] = [
  { id: "nps", kind: "nps", ask: "?" },
  { id: "why", kind: "text", ask: "?" },
];

export interface Ground {
  d1: D1Database;
  workspaceId: string;
  publicKey: string;
  surveyId: string;
}

/** What all seeds stand on: a workspace with a survey and a key. */
export async function makeGround(d1: D1Database): Promise<Ground> {
  const { fill } = makeChance(0);
  const db = openDatabase(d1);
  const now = new Date(start);
  const workspaceId = await createWorkspace(db, { name: "Sim", timeZone: "UTC", locale: "en" }, now, fill);
  const here = { db, workspaceId, now, newId: newIdWith(fill) };
  const { key: publicKey } = await createKey(here, { kind: "public", name: "site", origins: [] }, fill);
  const { id: surveyId } = await createSurvey(here, { name: "Survey", questions } as SurveyDraft);
  await publishSurvey(here, surveyId);
  return { d1, workspaceId, publicKey, surveyId };
}

const clearing = [
  "DELETE FROM deliveries",
  "DELETE FROM endpoints",
  "DELETE FROM responses",
  "UPDATE workspaces SET config_version = 1, watermark = 0",
];

export interface Told {
  /** Of all that happened: the same seed gives the same. */
  digest: string;
  calls: number;
  deliveries: number;
  virtualDays: number;
}

export async function simulate(seed: number, ground: Ground): Promise<Told> {
  const said: string[] = [];
  const { error: complain } = console;
  console.error = (line: unknown) => void said.push(String(line));
  try {
    return await run(seed, ground, said);
  } catch (error) {
    throw new Violation(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  } finally {
    console.error = complain;
  }
}

async function run(
  seed: number,
  { d1, workspaceId, publicKey, surveyId }: Ground,
  said: readonly string[],
): Promise<Told> {
  await d1.batch(clearing.map((sql) => d1.prepare(sql)));
  const chance = makeChance(seed);
  const story = makeStory(chance);
  const time = makeTime(start);
  const trace = createHash("sha256");
  const note = (...what: unknown[]): void => void trace.update(`${time.now()} ${what.join(" ")}\n`);
  const endpoints: KnownEndpoint[] = [];
  const responses: KnownResponse[] = story.responses.map((_, at) => ({
    id: uuidOf(seed, at),
    words: `words ${seed}.${at}.`,
    acked: [],
    erasedAt: null,
    open: story.responses[at]!.length,
    erasing: false,
  }));
  const healed = (): boolean => time.now() >= start + story.lasts;
  const slow = story.trouble.slow > 0;
  const network = makeNetwork({ time, chance, d1, workspaceId, endpoints, responses, slow, note });
  const isolates = [new Snapshots(), new Snapshots()];
  const live = (): Life => begin(time, chance, d1, () => (healed() ? noTrouble : story.trouble));
  const failures: unknown[] = [];
  /** Goes on beside all else; what goes wrong must be the database's doing. */
  const beside = (work: Promise<unknown>, life: Life): void =>
    void work.catch((error: unknown) => {
      life.harmed = true;
      if (!(error instanceof Refusal) && !isTrouble(error)) failures.push(error);
    });

  const senderOf = (life: Life): Sender => ({ d1: life.d1, authSecret, loopback: false, outside: network.of(life) });
  const sweep = (): void => {
    const life = live();
    beside(sendDue(senderOf(life), { until: life.now() + 50_000, most: 250 }), life);
    const other = live();
    beside(sweepUnfinished(other.d1, other.now, 1000), other);
  };
  /** A queue may lose what it is given, tell it twice, late, and in another order. */
  const wake = (ids: readonly string[]): void => {
    if (chance.is(0.15)) return;
    for (let copies = chance.is(0.1) ? 2 : 1; copies > 0; copies -= 1)
      time.after(chance.is(0.2) ? chance.between(0, 2 * minute) : chance.between(0, 50), () => {
        const life = live();
        beside(
          sendDue(senderOf(life), { until: life.now() + 28_000, most: 250 }, { workspaceId, endpoints: ids }),
          life,
        );
      });
  };

  const submit = (response: KnownResponse, submission: Submission): void => {
    const { revision, state, nps } = submission;
    const item = {
      type: "response",
      id: response.id,
      surveyId,
      surveyVersion: 1,
      state,
      revision,
      answers: { nps, why: response.words },
      at: new Date(time.now()).toISOString(),
    };
    const asked = time.now();
    const request = (answered: (result: CollectResult) => void): void => {
      const life = live();
      response.open += 1;
      const door = {
        d1: life.d1,
        db: openDatabase(life.d1),
        snapshots: chance.pick(isolates),
        secret: authSecret,
        admit: () => undefined,
        owed: (_: string, ids: readonly string[]) => wake(ids),
      };
      const sender = { device: null, country: null, now: new Date(life.now()) };
      const asking = collect(door, publicKey, [item], sender).then(
        ([result]) => {
          response.open -= 1;
          note("answered", response.id, revision, result?.status);
          claims(result?.status !== "rejected", `a sound response is not refused: ${JSON.stringify(result)}`);
          if (!result) return;
          response.acked.push({ submission, result, asked });
          answered(result);
        },
        (error: unknown) => {
          response.open -= 1;
          throw error;
        },
      );
      beside(asking, life);
    };
    const send = (): void => {
      let heard = false;
      request(() => {
        if (!heard) response.open -= 1;
        heard = true;
      });
      // Who hears nothing sends the same again; some do so for no reason.
      time.after(chance.between(9000, 12_000), () => void (heard || send()));
      if (chance.is(0.1)) request(() => undefined);
    };
    send();
  };

  const hereOf = (life: Life): Surroundings => ({
    db: openDatabase(life.d1),
    workspaceId,
    now: new Date(life.now()),
    newId: newIdWith(chance.fill),
  });

  const open = async (plan: (typeof story.endpoints)[number], at: number): Promise<void> => {
    const life = live();
    const url = `https://e${at}.example.com/in`;
    network.expect(url, plan);
    const filter = plan.score === null ? {} : { score: [plan.score] };
    const draft = {
      url,
      types: plan.types,
      preset: "standard" as const,
      filter,
      headers: {},
      rate: plan.rate,
      description: "",
      settings: {},
      secrets: {},
      fields: {},
    };
    const { id, secret } = await createEndpoint(hereOf(life), senderOf(life), home, draft);
    note("endpoint", id);
    endpoints.push({
      ...plan,
      id,
      url,
      secrets: [{ secret, until: Infinity }],
      unsure: false,
      since: time.now(),
      deleted: false,
      byHand: false,
    });
  };

  const act = async (deed: Deed): Promise<void> => {
    const life = live();
    const here = hereOf(life);
    note(deed.kind);
    if (deed.kind === "fold")
      return void (await life.d1
        .prepare("UPDATE workspaces SET watermark = (SELECT coalesce(max(seq), 0) FROM responses)")
        .run());
    if (deed.kind === "erase") {
      const response = responses[deed.response]!;
      response.erasing = true;
      wake(await deleteResponse(here, response.id));
      // What comes after is stored anew.
      if (response.open === 0) response.erasedAt = time.now();
      return;
    }
    const endpoint = endpoints[deed.at % endpoints.length];
    if (!endpoint || endpoint.deleted) return;
    const { id } = endpoint;
    const since = new Date(start - day).toISOString();
    if (deed.kind === "pause") {
      await pauseEndpoint(here, id);
      time.after(chance.between(0, minute), () => void beside(resumeEndpoint(hereOf(live()), id), life));
    } else if (deed.kind === "rename") await updateEndpoint(here, senderOf(life), home, id, { description: "renamed" });
    else if (deed.kind === "deleteEndpoint") {
      endpoint.deleted = true;
      await deleteEndpoint(here, id);
    } else if (deed.kind === "rotate") await rotate(endpoint, here, life);
    else {
      endpoint.byHand = true;
      if (deed.kind === "recover") await recoverDeliveries(here, id, { since });
      else if (deed.kind === "replay") await replayDeliveries(here, id, { since, cursor: undefined });
      else {
        const row = (await rowsOf(d1)).find(({ endpoint_id }) => endpoint_id === id);
        if (row) await resendDelivery(here, deliveryIdOf(id, row.event_id));
      }
      wake([id]);
    }
  };
  const rotate = async (endpoint: KnownEndpoint, here: Surroundings, life: Life): Promise<void> => {
    // Until it is known that it happened, either may sign.
    endpoint.unsure = true;
    const { secret } = await rotateSecret(here, senderOf(life), endpoint.id);
    const [before] = endpoint.secrets;
    // Kept for what was opened before and is on its way.
    time.after(minute, () => void (endpoint.unsure = false));
    endpoint.secrets = [
      { secret, until: Infinity },
      ...(before ? [{ ...before, until: time.now() + validFor + minute }] : []),
    ];
  };

  for (const [at, plan] of story.endpoints.entries())
    time.after(plan.from, () => beside(open(plan, at), { harmed: false } as Life));
  for (const [at, submissions] of story.responses.entries())
    for (const one of submissions) time.after(Math.max(0, one.after) + 100, () => submit(responses[at]!, one));
  for (const deed of story.deeds) time.after(deed.after + 200, () => beside(act(deed), { harmed: false } as Life));
  for (let at = minute; at < story.lasts; at += story.sweeps * minute) time.after(at, sweep);

  const check = (): void => {
    for (const failure of [...failures, ...network.failures]) throw failure;
    for (const line of said)
      claims(line.includes("D1_ERROR"), `nothing else goes wrong than what was made to: ${line}`);
  };
  await time.run(start + story.lasts);
  await time.run(Infinity);
  check();
  await d1.prepare("UPDATE endpoints SET state = 'active' WHERE state = 'paused'").run();
  // Nothing is in the way any more: minute by minute where there is something to do.
  let rounds = 0;
  for (let next = await nextDue(d1); next !== null; next = await nextDue(d1)) {
    rounds += 1;
    const at = Math.ceil(Math.max(next, time.now() + 1) / minute) * minute;
    claims(at < start + 12 * day && rounds < mostRounds, "all that is owed comes to an end");
    time.after(at - time.now(), sweep);
    await time.run(Infinity);
    check();
  }

  const rows = await rowsOf(d1);
  const { results: stored } = await d1
    .prepare("SELECT id, revision, state FROM responses ORDER BY seq")
    .all<{ id: string; revision: number; state: string }>();
  const { results: states } = await d1
    .prepare("SELECT id, state FROM endpoints ORDER BY id")
    .all<{ id: string; state: string }>();
  claims(new Set(stored.map(({ id }) => id)).size === stored.length, "a response is stored once");
  endsWell({
    endpoints,
    responses,
    calls: network.calls,
    accepted: network.accepted,
    gone: network.gone,
    stored: new Map(stored.map((row) => [row.id, row])),
    states: new Map(states.map(({ id, state }) => [id, state])),
    rows,
  });
  note(JSON.stringify([rows, stored, states]));
  return {
    digest: trace.digest("hex").slice(0, 16),
    calls: [...network.calls.values()].reduce((sum, calls) => sum + calls.length, 0),
    deliveries: rows.length,
    virtualDays: (time.now() - start) / day,
  };
}

const isTrouble = (error: unknown): boolean => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && cause.message.startsWith("D1_ERROR");
};

const rowsOf = async (d1: D1Database): Promise<Row[]> =>
  (
    await d1
      .prepare(
        `SELECT endpoint_id, event_id, type, subject_id, sequence, state, reason, due, attempts FROM deliveries
ORDER BY endpoint_id, event_id`,
      )
      .all<Row>()
  ).results;

/** When something of what is owed may be tried next, or an unfinished response is to be settled; null where nothing is left. */
const nextDue = (d1: D1Database): Promise<number | null> =>
  d1
    .prepare(
      `SELECT min(at) AS at FROM (
  SELECT max(d.due, d.lease, coalesce(e.breaker ->> 'until', 0)) AS at FROM deliveries d
  JOIN endpoints e ON e.workspace_id = d.workspace_id AND e.id = d.endpoint_id WHERE d.state = 'pending' AND e.state = 'active'
  UNION ALL SELECT unixepoch(received_at) * 1000 + 1801000 FROM responses WHERE state = 'partial')`,
    )
    .first<number>("at");

/** A UUIDv7 that the seed makes. */
function uuidOf(seed: number, at: number): string {
  const stamp = (start + at).toString(16).padStart(12, "0");
  const rest = seed.toString(16).padStart(12, "0");
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${at.toString(16).padStart(3, "0")}-8000-${rest}`;
}
