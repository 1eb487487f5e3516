/** Endpoints made and changed. Each change counts the configuration up, so that the next response knows of it. */
import { and, eq, gt, ne, sql, type SQL } from "drizzle-orm";
import { mostEndpoints, type Endpoint, type EndpointDraft, type EndpointPatch, type NewEndpoint } from "#contract";
import { schema } from "../../db/index.ts";
import type { Surroundings } from "../../http/context.ts";
import { notFound } from "../../http/operation.ts";
import { Refusal } from "../../http/refusal.ts";
import { countUp } from "../../workspaces/version.ts";
import { checkUrl, lookUp } from "../reach/address.ts";
import { headerIssues } from "../send/headers.ts";
import { addressOf, kept, vetGiven, type Offered } from "../preset/given.ts";
import type { Sender } from "../send/outside.ts";
import type { EndpointRow } from "../send/record.ts";
import { newSecret, newSigning, publicOf } from "../send/sign.ts";
import { endpointOf, endpointRow, mine } from "./read.ts";
import { seal, unseal, type Secrets } from "./secrets.ts";

const { deliveries, endpoints } = schema;
const overlap = 24 * 60 * 60_000;

/** The address as it will be called, and whether its name could be looked up; or a refusal. */
async function vetted(
  { outside, loopback }: Sender,
  text: string,
  home: string,
): Promise<{ url: string; verified: boolean }> {
  const refuse = (why: string) => new Refusal("unsafe_url", `url: ${why}`, { issues: [{ path: "url", message: why }] });
  const checked = checkUrl(text, loopback, home);
  if (!checked.ok) throw refuse(checked.why);
  const found = checked.local ? "public" : await lookUp(checked.url, outside.resolve);
  if (found === "refused") throw refuse("The host has no public address.");
  return { url: checked.url.href, verified: found === "public" };
}

function vetHeaders(headers: Record<string, string>): void {
  const [issue, ...more] = headerIssues(headers);
  if (issue) throw new Refusal("invalid_body", `${issue.path}: ${issue.message}`, { issues: [issue, ...more] });
}

/** A null keeps a value, so there has to be one. */
function vetPatch(headers: NonNullable<EndpointPatch["headers"]>, known: readonly string[]): void {
  vetHeaders(Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value ?? ""])));
  const lost = Object.entries(headers).find(([name, value]) => value === null && !known.includes(name));
  if (!lost) return;
  const issue = { path: `headers.${lost[0]}`, message: "No value is stored under this name; send one." };
  throw new Refusal("invalid_body", `${issue.path}: ${issue.message}`, { issues: [issue] });
}

export async function createEndpoint(
  here: Surroundings,
  sender: Sender,
  home: string,
  draft: EndpointDraft,
): Promise<NewEndpoint> {
  vetHeaders(draft.headers);
  vetGiven(draft);
  const { calls, shown } = addressOf(draft, draft.secrets["url"]);
  const place = await vetted(sender, calls, home);
  const keys = kept(draft.secrets);
  const { random } = sender.outside;
  const id = here.newId("end");
  const secret = newSecret(random);
  const signing = draft.ed25519 ? { signing: newSigning(random) } : {};
  const at = here.now.toISOString();
  const row: EndpointRow = {
    workspaceId: here.workspaceId,
    id,
    ...place,
    url: shown(place.url),
    types: [...new Set(draft.types)],
    preset: draft.preset,
    settings: kept(draft.settings),
    secretNames: Object.keys(keys),
    fields: draft.fields as EndpointRow["fields"],
    filter: draft.filter,
    description: draft.description,
    headerNames: Object.keys(draft.headers),
    sealed: await seal(
      sender.authSecret,
      id,
      { secret, ...signing, headers: draft.headers, ...(Object.keys(keys).length > 0 && { keys }) },
      random,
    ),
    home,
    rotatingUntil: null,
    publicKey: signing.signing === undefined ? null : await publicOf(signing.signing),
    state: "active",
    reason: null,
    rate: draft.rate,
    nextSlot: 0,
    breaker: null,
    failingSince: null,
    createdAt: at,
    updatedAt: at,
  };
  const all = sql`(SELECT count(*) FROM ${endpoints} WHERE ${eq(endpoints.workspaceId, here.workspaceId)})`;
  const [, tooMany] = await here.db.batch([
    here.db.insert(endpoints).values(row),
    // Counted once it is there, and taken out in the same transaction: two made at once are not one too many.
    here.db
      .delete(endpoints)
      .where(and(mine(here, id), gt(all, mostEndpoints)))
      .returning({ id: endpoints.id }),
    countUp(here.db, here.workspaceId),
  ]);
  if (tooMany.length > 0)
    throw new Refusal("too_many_endpoints", `A workspace has at most ${mostEndpoints} endpoints; delete one first.`);
  return { ...endpointOf(row, here.now), secret };
}

type Change = Partial<Omit<EndpointRow, "workspaceId" | "id" | "createdAt">>;

/** `held`: a further condition under which the row may change; null where it did not hold. */
async function change(here: Surroundings, id: string, set: Change, held?: SQL): Promise<EndpointRow | null> {
  const [rows] = await here.db.batch([
    here.db
      .update(endpoints)
      .set({ ...set, updatedAt: here.now.toISOString() })
      .where(and(mine(here, id), held))
      .returning(),
    countUp(here.db, here.workspaceId),
  ]);
  return rows[0] ?? null;
}

/** Another may change the secrets at the same time: then it is done once more on top of theirs. */
const tries = 5;

async function reseal(
  here: Surroundings,
  sender: Sender,
  id: string,
  next: (secrets: Secrets | null, row: EndpointRow) => { secrets: Secrets; more: Change },
): Promise<EndpointRow> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const row = await endpointRow(here, id);
    const before = await unseal(sender.authSecret, id, row.sealed).catch(() => null);
    const { secrets, more } = next(before, row);
    const publicKey = secrets.signing === undefined ? null : await publicOf(secrets.signing);
    const sealed = await seal(sender.authSecret, id, secrets, sender.outside.random);
    const changed = await change(here, id, { ...more, sealed, publicKey }, eq(endpoints.sealed, row.sealed));
    if (changed) return changed;
  }
  throw new Refusal("unavailable", "The endpoint is being changed; try again.", { headers: { "retry-after": "1" } });
}

export async function updateEndpoint(
  here: Surroundings,
  sender: Sender,
  home: string,
  id: string,
  { url, headers, secrets, ed25519, ...plain }: EndpointPatch,
): Promise<Endpoint> {
  const known = await endpointRow(here, id);
  if (headers) vetPatch(headers, known.headerNames);
  vetGiven(offeredOf(known, { url, secrets, ...plain }));
  const place = await placeOf(sender, home, known, { url, secrets, settings: plain.settings });
  const told = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)) as Change;
  const set: Change = {
    ...told,
    ...place,
    home,
    ...(plain.settings && { settings: kept(plain.settings) }),
    ...(headers && { headerNames: Object.keys(headers) }),
    ...(secrets && { secretNames: namesOf(secrets) }),
  };
  const keep = (before: Secrets | null) => {
    if (!before) throw new Refusal("conflict", "The secret cannot be opened any more; rotate it first.");
    const { signing = newSigning(sender.outside.random), ...others } = before;
    const signs = ed25519 ?? before.signing !== undefined;
    const next: Secrets = {
      ...others,
      ...(signs && { signing }),
      ...(headers && { headers: patched(headers, before.headers) }),
      ...(secrets && { keys: kept(patched(secrets, before.keys ?? {})) }),
    };
    return { secrets: next, more: set };
  };
  const renewed = headers || secrets || ed25519 !== undefined;
  const row = renewed ? await reseal(here, sender, id, keep) : await change(here, id, set);
  if (!row) throw notFound("endpoint");
  return endpointOf(row, here.now);
}

/** A null keeps what is stored. */
const patched = (next: Readonly<Record<string, string | null>>, before: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(next).map(([name, value]) => [name, value ?? before[name] ?? ""]));
const namesOf = (secrets: NonNullable<EndpointPatch["secrets"]>): string[] =>
  Object.entries(secrets).flatMap(([name, value]) => (value === "" ? [] : [name]));

/** What an endpoint's preset would have after a patch. */
function offeredOf(known: EndpointRow, { url, types, settings, secrets, fields }: EndpointPatch): Offered {
  const stored = Object.fromEntries(known.secretNames.map((name) => [name, null]));
  const lost = Object.entries(secrets ?? {}).map(([name, value]) => [
    name,
    value === null && !known.secretNames.includes(name) ? "" : value,
  ]);
  return {
    preset: known.preset,
    url: url ?? "",
    types: types ?? known.types,
    settings: settings ?? known.settings,
    secrets: secrets ? (Object.fromEntries(lost) as Offered["secrets"]) : stored,
    fields: fields ?? known.fields,
  };
}

/** Another address, if the patch makes one: it has not failed yet. */
async function placeOf(
  sender: Sender,
  home: string,
  known: EndpointRow,
  { url, secrets, settings }: Pick<EndpointPatch, "url" | "secrets" | "settings">,
): Promise<Change> {
  const secret = secrets?.["url"];
  const { calls, shown } = addressOf(
    { preset: known.preset, url: url ?? "", settings: settings ?? known.settings },
    secret,
  );
  const moved = url !== undefined || (settings !== undefined && calls !== "") || typeof secret === "string";
  if (!moved || (calls === "" && url === undefined)) return {};
  const place = await vetted(sender, calls, home);
  return { breaker: null, failingSince: null, ...place, url: shown(place.url) };
}

/**
 * A new secret; the one before signs along for a day. Whoever rotates twice within it ends the first at once. Where the
 * Worker's own secret has changed nothing of the old ones is left: neither a second signature, nor headers, nor a preset's keys.
 */
export async function rotateSecret(here: Surroundings, sender: Sender, id: string): Promise<NewEndpoint> {
  const secret = newSecret(sender.outside.random);
  const until = here.now.getTime() + overlap;
  const rotate = (before: Secrets | null, { publicKey }: EndpointRow) => {
    const current = { secret, ...(publicKey !== null && { signing: newSigning(sender.outside.random) }) };
    if (!before)
      return { secrets: { ...current, headers: {} }, more: { rotatingUntil: null, headerNames: [], secretNames: [] } };
    const { headers, keys, previous: _, ...earlier } = before;
    return {
      secrets: { ...current, previous: { ...earlier, until }, headers, ...(keys && { keys }) },
      more: { rotatingUntil: new Date(until).toISOString() },
    };
  };
  const row = await reseal(here, sender, id, rotate);
  return { ...endpointOf(row, here.now), secret };
}

export async function pauseEndpoint(here: Surroundings, id: string): Promise<Endpoint> {
  await endpointRow(here, id);
  const row = await change(here, id, { state: "paused" }, ne(endpoints.state, "disabled"));
  if (!row) throw new Refusal("conflict", "This endpoint is disabled; resume it.");
  return endpointOf(row, here.now);
}

export async function resumeEndpoint(here: Surroundings, id: string): Promise<Endpoint> {
  const fresh = { state: "active", reason: null, breaker: null, failingSince: null } as const;
  const row = await change(here, id, fresh);
  if (!row) throw notFound("endpoint");
  return endpointOf(row, here.now);
}

/** With all that it is owed. What is being sent at this moment arrives, and nothing is written of it. */
export async function deleteEndpoint(here: Surroundings, id: string): Promise<void> {
  const [gone] = await here.db.batch([
    here.db.delete(endpoints).where(mine(here, id)).returning({ id: endpoints.id }),
    here.db.delete(deliveries).where(and(eq(deliveries.workspaceId, here.workspaceId), eq(deliveries.endpointId, id))),
    countUp(here.db, here.workspaceId),
  ]);
  if (gone.length === 0) throw notFound("endpoint");
}
