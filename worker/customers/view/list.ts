/**
 * The customers of a workspace: last seen first, or by an id or an e-mail in the order of ids. What SQL cannot tell by an
 * index (what their responses say) is looked for in chunks, so many customers a request; the page then says where to go on.
 */
import { mostLooked, type CustomerQuery, type CustomerSummary, type NpsGroup } from "#contract";
import type { Trusted } from "../../http/context.ts";
import { fromCursor, makeCursor, pageSize, readCursor, toCursor } from "../../http/paging.ts";
import { noFacts, readFacts, type Facts } from "./facts.ts";
import { readCampaignNames } from "./names.ts";
import { markEmail, openNaming, type SealedRow } from "../sealed.ts";

interface Row extends SealedRow {
  proven: number;
  seenOn: string;
  createdAt: string;
}
/** Where a page begins: behind this customer. */
interface Place {
  seenOn: string;
  id: string;
}

const columns = `c.workspace_id AS workspaceId, c.id, c.email, c.name, c.sealed_email AS sealedEmail, c.sealed_name AS sealedName,
  c.proven, c.seen_on AS seenOn, c.created_at AS createdAt`;
const seenSql = `SELECT ${columns} FROM customers c INDEXED BY customers_seen
WHERE c.workspace_id = ?1 AND c.seen_on >= ?2 AND c.seen_on <= ?3 AND (c.seen_on, c.id) < (?4, ?5)
ORDER BY c.seen_on DESC, c.id DESC LIMIT ?6`;
const within = `c.seen_on >= ?2 AND c.seen_on <= ?3 AND c.id > ?4 ORDER BY c.id LIMIT ?5`;
// Each half ends by its own index: a short beginning of an id may be everybody's.
const soughtSql = `SELECT * FROM (SELECT ${columns} FROM customers c WHERE c.workspace_id = ?1 AND c.id >= ?6 AND c.id < ?7 AND ${within})
UNION SELECT * FROM (SELECT ${columns} FROM customers c INDEXED BY customers_by_email
  WHERE c.workspace_id = ?1 AND c.email_mark IS NOT NULL AND c.email_mark = ?8 AND ${within})
ORDER BY id LIMIT ?5`;

/** Behind every text that begins so. */
const last = "\u{10FFFF}";

async function reader({ db, workspaceId, vault }: Trusted, query: CustomerQuery) {
  const narrowed = [workspaceId, query.from ?? "", query.to ?? last];
  const { q } = query;
  if (q === undefined)
    return async (after: Place | null, limit: number) => {
      const bound = [...narrowed, after?.seenOn ?? last, after?.id ?? "", limit];
      return (
        await db.$client
          .prepare(seenSql)
          .bind(...bound)
          .all<Row>()
      ).results;
    };
  const mark = await markEmail(vault.secret, workspaceId, q);
  return async (after: Place | null, limit: number) => {
    const bound = [...narrowed, after?.id ?? "", limit, q, q + last, mark];
    return (
      await db.$client
        .prepare(soughtSql)
        .bind(...bound)
        .all<Row>()
    ).results;
  };
}

type Found = [row: Row, facts: Facts];

const groupOf = (nps: number): NpsGroup => (nps >= 9 ? "promoter" : nps >= 7 ? "passive" : "detractor");

/** What no index tells. */
const isSifted = ({ campaign, score, consent, answered, proven }: CustomerQuery): boolean =>
  (campaign ?? score ?? consent ?? answered ?? proven) !== undefined;

const fits =
  ({ campaign, score, consent, answered, proven }: CustomerQuery, known: ReadonlySet<string>) =>
  ([row, facts]: Found): boolean =>
    (proven === undefined || (proven === "yes") === (row.proven === 1)) &&
    (answered === undefined || (answered === "yes") === facts.responses > 0) &&
    (consent === undefined || facts.consent === consent) &&
    (score === undefined || (facts.nps !== null && groupOf(facts.nps.value) === score)) &&
    (campaign === undefined ||
      facts.campaigns.some((id) => (campaign === "none" ? id === null || !known.has(id) : id === campaign)));

export async function listCustomers(here: Trusted, query: CustomerQuery) {
  const { db, workspaceId } = here;
  const limit = pageSize(query);
  const cursor = readCursor(query.cursor, 2);
  let after = cursor && { seenOn: cursor[0] ?? "", id: fromCursor(cursor[1] ?? "") };
  const read = await reader(here, query);
  const chunk = isSifted(query) ? Math.max(limit + 1, 250) : limit + 1;
  const found: Found[] = [];
  let more = true;
  for (let looked = 0; more && found.length <= limit && looked < mostLooked; looked += chunk) {
    const rows = await read(after, chunk);
    const facts = await readFacts(
      db.$client,
      workspaceId,
      rows.map(({ id }) => id),
    );
    const names = await readCampaignNames(
      here,
      [...facts.values()].flatMap(({ campaigns }) => campaigns),
    );
    const isWanted = fits(query, new Set(names.keys()));
    found.push(...rows.map((row): Found => [row, facts.get(row.id) ?? noFacts]).filter(isWanted));
    after = rows.at(-1) ?? after;
    more = rows.length === chunk;
  }
  const shown = found.slice(0, limit);
  const goOn = found.length > limit ? (shown.at(-1)?.[0] ?? null) : more ? after : null;
  return {
    items: await summaries(here, shown),
    next: goOn === null ? null : makeCursor(goOn.seenOn, toCursor(goOn.id)),
  };
}

async function summaries(here: Trusted, found: readonly Found[]): Promise<CustomerSummary[]> {
  const names = await readCampaignNames(
    here,
    found.map(([, { campaign }]) => campaign),
  );
  return Promise.all(
    found.map(async ([row, { responses, lastResponseAt, nps, campaign, consent }]) => ({
      id: row.id,
      ...(await openNaming(here.vault.secret, row)),
      proven: row.proven === 1,
      seenOn: row.seenOn,
      createdAt: row.createdAt,
      responses,
      lastResponseAt,
      nps,
      campaign: campaign === null ? null : (names.get(campaign) ?? null),
      consent,
    })),
  );
}
