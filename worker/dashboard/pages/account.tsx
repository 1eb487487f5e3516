/** One's own account: who one is here, and the other workspaces that one belongs to. */
import { lookAt } from "../../accounts/join.ts";
import { personOf } from "../../accounts/members.ts";
import { notFound } from "../../http/operation.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { field, readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";
import { Facts } from "../parts/facts.tsx";
import { PageHead } from "../parts/page-head.tsx";

const path = "/app/account";

export async function accountPage({ c, frame }: Desk): Promise<Shown> {
  const actor = c.get("actor");
  const { name, email } = await personOf(c.get("db"), actor.id);
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
                [say.account.role, actor.role && `${say.roles[actor.role]}: ${say.can[actor.role]}`],
              ]}
            />
          </div>
        </section>
        {actor.workspaces && <Workspaces workspaces={actor.workspaces} />}
      </>
    ),
  };
}

/** Shows another of one's workspaces from now on, in this session. */
export async function workspacePage({ c }: Desk): Promise<Response> {
  const to = field(await readForm(c), "to");
  if (!(await lookAt(c.get("db"), c.get("actor"), to))) throw notFound("workspace");
  return goTo(c, "/app");
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
