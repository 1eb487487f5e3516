/** A customer's profile: what their responses come to. Read once, and reckoned here without the database. */
import { and, eq } from "drizzle-orm";
import { isVouched, personScores, type CustomerProfile, type ResolvedTouch } from "#contract";
import { toldOf } from "../../../sdk/questions/promise/told.ts";
import { schema } from "../../db/index.ts";
import type { Surroundings, Trusted } from "../../http/context.ts";
import { notFound } from "../../http/operation.ts";
import { isDoubted, readHeard, readTotals, type Heard } from "./heard.ts";
import { readNames, type Names } from "./names.ts";
import { openNaming } from "../sealed.ts";
import { linksOf } from "../visitors.ts";

const { customers } = schema;

export async function customerRow({ db, workspaceId }: Surroundings, id: string) {
  const [row] = await db
    .select()
    .from(customers)
    .where(and(eq(customers.workspaceId, workspaceId), eq(customers.id, id)))
    .limit(1);
  return row;
}

/** Who they are here, with their browsers and what was heard of them; a refusal for one who was never heard of. */
export async function readPerson(here: Surroundings, id: string) {
  const d1 = here.db.$client;
  const [row, visitors] = await Promise.all([customerRow(here, id), linksOf(d1, here.workspaceId, id)]);
  const known = {
    customerId: id,
    visitorIds: visitors.filter(({ state }) => state === "linked").map((visitor) => visitor.id),
  };
  const heard = await readHeard(d1, here.workspaceId, known);
  if (!row && heard.length === 0) throw notFound("customer");
  return { row, visitors, known, heard };
}

export async function readProfile(here: Trusted, id: string): Promise<CustomerProfile> {
  const { row, visitors, known, heard } = await readPerson(here, id);
  const theirs = heard.filter(isVouched);
  const counted = theirs.filter((one) => !isDoubted(one));
  const [names, totals, naming] = await Promise.all([
    readNames(here, counted),
    readTotals(here.db.$client, here.workspaceId, known),
    row ? openNaming(here.vault.secret, row) : { email: null, name: null },
  ]);
  return {
    id,
    ...naming,
    traits: row?.traits ?? {},
    proven: row?.proven ?? false,
    seenOn: row?.seenOn ?? null,
    createdAt: row?.createdAt ?? null,
    updatedAt: row?.updatedAt ?? null,
    responses: totals,
    scores: scoresIn(counted),
    touches: touchesIn(theirs),
    campaigns: campaignsIn(counted, names),
    promises: promisesIn(counted, names),
    consent: consentIn(theirs),
    visitors,
  };
}

/** The last of each, the newest first; the lists are. Asked twice in one response, the first answer stands for it. */
export function scoresIn(heard: readonly Heard[]): CustomerProfile["scores"] {
  const found = new Map<string, CustomerProfile["scores"][number]>();
  for (const { id, at, cells } of heard)
    for (const metric of personScores) {
      const value = cells.find(([, name]) => name === metric)?.[2];
      if (typeof value !== "number") continue;
      const known = found.get(metric);
      if (!known) found.set(metric, { metric, value, at, responseId: id, earlier: null, answers: 1 });
      else found.set(metric, { ...known, earlier: known.earlier ?? { value, at }, answers: known.answers + 1 });
    }
  return [...found.values()];
}

export function campaignsIn(heard: readonly Heard[], names: Names): CustomerProfile["campaigns"] {
  const found = new Map<string, CustomerProfile["campaigns"][number]>();
  for (const { at, campaign } of heard) {
    const named = names.campaign(campaign);
    if (!named) continue;
    const known = found.get(named.id) ?? { ...named, responses: 0, lastAt: at };
    found.set(named.id, { ...known, responses: known.responses + 1 });
  }
  return [...found.values()];
}

const toldIn = ({ cells }: Heard) => {
  const cell = cells.find(([, metric]) => metric === "promise");
  return cell ? toldOf(cell[2]) : null;
};

/** A promise in one wording; another version of it says something else. */
export function promisesIn(heard: readonly Heard[], names: Names): CustomerProfile["promises"] {
  const found = new Map<string, CustomerProfile["promises"][number]>();
  for (const one of heard) {
    const { promiseId: id, promiseVersion: version, at } = one;
    if (id === null || version === null) continue;
    const known = found.get(`${id}@${version}`) ?? {
      id,
      version,
      statement: names.statement(id, version),
      campaign: names.campaign(one.promiseCampaign),
      asked: 0,
      lastAt: at,
      told: null,
    };
    found.set(`${id}@${version}`, { ...known, asked: known.asked + 1, told: known.told ?? toldIn(one) });
  }
  return [...found.values()];
}

/** By the time that they name: clients write the same instant in more than one way. */
const earlier = (one: ResolvedTouch, other: ResolvedTouch): boolean => Date.parse(one.at) < Date.parse(other.at);

export function touchesIn(heard: readonly Heard[]): CustomerProfile["touches"] {
  const touches = heard.flatMap(({ touches: { list } }) => list);
  const best = (some: readonly ResolvedTouch[], goes: typeof earlier) =>
    some.reduce<ResolvedTouch | null>((found, touch) => (found && !goes(touch, found) ? found : touch), null);
  const latest = (some: readonly ResolvedTouch[]) => best(some, (one, other) => earlier(other, one));
  return {
    first: best(touches, earlier),
    last: latest(touches),
    lastNonDirect: latest(touches.filter(({ channel }) => channel !== "direct")) ?? latest(touches),
  };
}

export const receiptOf = ({ state, textVersion, purposes }: NonNullable<Heard["consent"]>) => ({
  state,
  textVersion: textVersion ?? null,
  purposes: purposes ?? null,
});

export function consentIn(heard: readonly Heard[]): CustomerProfile["consent"] {
  for (const { consent, at } of heard) if (consent) return { ...receiptOf(consent), at };
  return null;
}
