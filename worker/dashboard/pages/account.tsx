/** One's own account: who one is here, and the other workspaces that one belongs to. */
import { lookAt } from "../../accounts/join.ts";
import { personOf } from "../../accounts/members.ts";
import { endOthers, endSession, listSessions, type OpenSession } from "../../accounts/sessions.ts";
import { log } from "../../http/audit.ts";
import { databaseOf } from "../../http/context.ts";
import { notFound } from "../../http/operation.ts";
import { goTo, type Shown } from "../answer.tsx";
import { browserName } from "../browser.ts";
import type { Desk } from "../desk.ts";
import { field, readForm } from "../forms.ts";
import { factorPath, useFrame } from "../frame.ts";
import { Facts } from "../parts/facts.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Good } from "../parts/notice.tsx";

const path = "/app/account";

export async function accountPage({ c, here, frame }: Desk): Promise<Shown> {
  const actor = c.get("actor");
  const [{ name, email, secondFactor }, sessions] = await Promise.all([
    personOf(here.db, actor.id),
    listSessions(here.db, actor, here.now),
  ]);
  const say = frame.words.team;
  return {
    title: say.account.title,
    place: "account",
    body: (
      <>
        <PageHead title={say.account.title} lead={say.account.lead} />
        <section class="block">
          <div class="card">
            <Facts
              entries={[
                [say.account.name, <bdi key="name">{name}</bdi>],
                [say.account.email, <bdi key="email">{email}</bdi>],
                [
                  frame.words.factor.title,
                  <a key="factor" href={factorPath}>
                    {secondFactor ? frame.words.factor.manage : frame.words.factor.setUp}
                  </a>,
                ],
                [say.account.role, actor.role && `${say.roles[actor.role]}: ${say.can[actor.role]}`],
              ]}
            />
          </div>
        </section>
        {actor.workspaces && <Workspaces workspaces={actor.workspaces} />}
        <Sessions sessions={sessions} ended={c.req.query("ended")} />
      </>
    ),
  };
}

/** Shows another of one's workspaces from now on, in this session. */
export async function workspacePage({ c }: Desk): Promise<Response> {
  const to = field(await readForm(c), "to");
  if (!(await lookAt(databaseOf(c, to), c.get("actor"), to))) throw notFound("workspace");
  return goTo(c, "/app");
}

/** Ends one's own session: this one leads out, any other back here. */
export async function endSessionPage({ c, here }: Desk): Promise<Response> {
  await readForm(c);
  const actor = c.get("actor");
  const id = c.req.param("id") ?? "";
  await endSession(here.db, actor, id);
  await log(c, actor, "revokeSession", { object: id });
  return goTo(c, id === actor.sessionId ? "/sign-in" : `${path}?ended=one#sessions`);
}

export async function endOthersPage({ c, here }: Desk): Promise<Response> {
  await readForm(c);
  const actor = c.get("actor");
  const count = await endOthers(here.db, actor.id, actor.sessionId);
  if (count > 0) await log(c, actor, "revokeSession", { detail: { sessions: count } });
  return goTo(c, `${path}?ended=${count}#sessions`);
}

function Sessions({ sessions, ended }: { sessions: readonly OpenSession[]; ended: string | undefined }) {
  const { words, format } = useFrame();
  const say = words.team.account;
  const count = /^\d{1,6}$/.test(ended ?? "") ? Number(ended) : null;
  return (
    <section class="block" id="sessions">
      <h2>{say.sessions}</h2>
      <p class="lead">{say.sessionsLead}</p>
      {ended !== undefined && <Good>{count === null ? say.ended : say.endedOthers(count, format.count(count))}</Good>}
      <ul class="cards">
        {sessions.map((session) => (
          <SessionCard key={session.id} {...session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action={`${path}/sessions`}>
          <button class="button button-quiet">{say.endOthers}</button>
        </form>
      )}
    </section>
  );
}

function SessionCard({ id, browser, createdAt, usedAt, here }: OpenSession) {
  const { words, format } = useFrame();
  const say = words.team.account;
  const name = browserName(browser) || say.unknownBrowser;
  return (
    <li class="card">
      <div class="card-head">
        <h3>{name}</h3>
        {here && <span class="chip">{say.thisOne}</span>}
      </div>
      <form class="card-foot" method="post" action={`${path}/sessions/${id}/end`}>
        <span class="voice-meta">
          <span>{say.since(format.moment(createdAt))}</span>
          <span>{say.usedOn(format.dayOf(usedAt))}</span>
        </span>
        <button class="button button-quiet">
          {say.end}
          <span class="unseen"> {say.endWhich(name, format.moment(createdAt))}</span>
        </button>
      </form>
    </li>
  );
}

function Workspaces({ workspaces }: { workspaces: readonly { id: string; name: string }[] }) {
  const { words, workspace } = useFrame();
  const say = words.team.account;
  return (
    <section class="block">
      <h2>{say.workspaces}</h2>
      <ul class="cards">
        {workspaces.map(({ id, name }) => (
          <li key={id} class="card">
            <form class="card-head" method="post" action={`${path}/workspace`}>
              <h3 dir="auto">{name}</h3>
              {id === workspace?.id ? (
                <span class="chip">{say.here}</span>
              ) : (
                <button class="button button-quiet" name="to" value={id}>
                  {say.go}
                  <span class="unseen"> {say.goWhich(name)}</span>
                </button>
              )}
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
