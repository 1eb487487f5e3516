/** The audit log: narrowed by a form that lives in the address, checked on demand, taken along as a file. */
import { AuditQuery, type AuditEntry, type AuditVerdict } from "#contract";
import { listAudit } from "../../audit/read.ts";
import { verifyAudit } from "../../audit/verify.ts";
import { sealEntries } from "../../http/chain.ts";
import { validate } from "../../http/validate.ts";
import { actName, allActs } from "../act-names.ts";
import type { Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { useFrame } from "../frame.ts";
import { Code } from "../parts/code.tsx";
import { Choice, Field, Optional } from "../parts/field.tsx";
import { Icon } from "../parts/icon.tsx";
import { PageHead } from "../parts/page-head.tsx";

const path = "/app/audit";
const perPage = 50;
const filters = ["action", "actor", "object", "from", "to"] as const;
type Filter = Partial<Record<(typeof filters)[number], string>>;

export async function auditPage({ c, here, frame, workspace }: Desk): Promise<Shown> {
  // A form sends the fields that were left alone as empty texts.
  const given = Object.fromEntries(Object.entries(c.req.query()).filter(([, text]) => text !== ""));
  const { verify, ...query } = given;
  const asked = validate(AuditQuery, query, "invalid_query");
  await sealEntries(here.db, here.workspaceId);
  const [{ items, next }, verdict] = await Promise.all([
    listAudit(here, workspace.timeZone, { ...asked, limit: perPage }),
    verify === undefined ? null : verifyAudit(here, Number(verify) > 1 ? Number(verify) : undefined),
  ]);
  const filter: Filter = Object.fromEntries(filters.flatMap((name) => (given[name] ? [[name, given[name]]] : [])));
  return {
    title: frame.words.audit.title,
    place: "audit",
    body: (
      <AuditView entries={items} next={next} deeper={asked.cursor !== undefined} filter={filter} verdict={verdict} />
    ),
  };
}

interface ViewProps {
  entries: readonly AuditEntry[];
  next: string | null;
  /** True on every page but the first. */
  deeper: boolean;
  filter: Filter;
  verdict: AuditVerdict | null;
}

const withQuery = (base: string, query: Record<string, string | undefined>): string => {
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return pairs.length === 0 ? base : `${base}?${new URLSearchParams(pairs).toString()}`;
};

function AuditView({ entries, next, deeper, filter, verdict }: ViewProps) {
  const { words } = useFrame();
  const say = words.audit;
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      {verdict && <Verdict verdict={verdict} />}
      <div class="page-actions">
        <a class="button button-quiet" href={withQuery(path, { ...filter, verify: "1" })}>
          {say.verify}
        </a>
        <a class="button button-quiet" href={withQuery("/v1/audit/export", { format: "csv", ...filter })}>
          <Icon name="download" />
          {say.csv}
        </a>
        <a class="button button-quiet" href={withQuery("/v1/audit/export", { format: "ndjson", ...filter })}>
          <Icon name="download" />
          {say.ndjson}
        </a>
      </div>
      <Filters filter={filter} />
      {entries.length === 0 ? <p class="quiet">{say.empty}</p> : <Entries entries={entries} />}
      {(next !== null || deeper) && (
        <nav class="pages" aria-label={words.responses.pages}>
          {deeper && <a href={withQuery(path, filter)}>{words.responses.newest}</a>}
          {next !== null && (
            <a class="button button-quiet" rel="next" href={withQuery(path, { ...filter, cursor: next })}>
              {words.responses.older}
            </a>
          )}
        </nav>
      )}
    </>
  );
}

function Verdict({ verdict: { entries, broken, last, next } }: { verdict: AuditVerdict }) {
  const { words, format } = useFrame();
  const say = words.audit;
  if (broken)
    return (
      <section class="notice notice-bad" role="alert">
        <h2>{say.broken}</h2>
        <p>{say.why[broken.why](format.count(broken.seq))}</p>
      </section>
    );
  return (
    <section class="notice notice-good" role="status">
      <p>{say.holds(entries, format.count(entries))}</p>
      {last && next === null && (
        <>
          <p>{say.last(format.count(last.seq))}</p>
          <Code text={last.hash} label={say.last(format.count(last.seq))} />
        </>
      )}
      {next !== null && (
        <p>
          {say.more(format.count(next))} <a href={withQuery(path, { verify: String(next) })}>{say.goOn}</a>
        </p>
      )}
    </section>
  );
}

function Filters({ filter }: { filter: Filter }) {
  const { words } = useFrame();
  const say = words.audit;
  const named = allActs.map((name) => [name, actName(words, name) ?? name] as const);
  const unnamed = filter.action !== undefined && !allActs.includes(filter.action) ? [filter.action] : [];
  return (
    <form class="filters inline-form" method="get" action={path} aria-label={words.responses.filters}>
      <Choice
        name="action"
        label={say.action}
        value={filter.action ?? ""}
        options={[["", say.all], ...named, ...unnamed.map((name) => [name, name] as const)]}
      />
      <Optional name="actor" label={say.actor} value={filter.actor ?? ""} />
      {filter.object && <input type="hidden" name="object" value={filter.object} />}
      <Field type="date" name="from" label={words.period.from} value={filter.from ?? ""} />
      <Field type="date" name="to" label={words.period.to} value={filter.to ?? ""} />
      <button class="button">{words.responses.filter}</button>
      {Object.keys(filter).length > 0 && (
        <a class="clear" href={path}>
          {words.responses.clear}
        </a>
      )}
    </form>
  );
}

function Entries({ entries }: { entries: readonly AuditEntry[] }) {
  const say = useFrame().words.audit;
  return (
    <ol class="cards" aria-label={say.caption}>
      {entries.map((entry) => (
        <Entry key={entry.seq} entry={entry} />
      ))}
    </ol>
  );
}

/** Marks of an object, cut to what tells two apart at a glance; the file has them whole. */
function plainText(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  const { before, after } = value as { before?: string; after?: string };
  return `${before?.slice(0, 8) ?? "–"} → ${after?.slice(0, 8) ?? "–"}`;
}

/** What was told beside it, in the names that the API has for it. */
const detailText = (detail: Record<string, unknown>): string =>
  Object.entries(detail)
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(", ") : plainText(value)}`)
    .join(" · ");

function Entry({ entry: { seq, at, actor, network, action, object, detail } }: { entry: AuditEntry }) {
  const { words, format } = useFrame();
  const say = words.audit;
  const more = detailText(detail);
  return (
    <li class="card" id={`entry-${seq}`}>
      <div class="card-head">
        <h2>{actName(words, action) ?? <code>{action}</code>}</h2>
        <time datetime={at}>{format.moment(at)}</time>
      </div>
      <p class="voice-meta">
        {actor.kind === "key" && <span class="chip">{say.byKey}</span>}
        {actor.kind === "unknown" ? <span>{say.unknown}</span> : <bdi>{actor.name}</bdi>}
        {object !== null && (
          <a href={withQuery(path, { object })}>
            <code>{object}</code>
          </a>
        )}
        {network !== null && <code>{network}</code>}
        <span class="quiet">#{format.count(seq)}</span>
      </p>
      {more !== "" && (
        <p class="quiet" dir="auto">
          {more}
        </p>
      )}
    </li>
  );
}
