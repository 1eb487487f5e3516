/** An invitation's page: a new account, or the one that whoever opens it is signed in with. */
import * as v from "valibot";
import type { Role } from "#contract";
import { openInvitation } from "../../accounts/invitations.ts";
import { joinAnew, joinAsIs, JoinDraft, type Came } from "../../accounts/join.ts";
import { personOf } from "../../accounts/members.ts";
import { log } from "../../http/audit.ts";
import { bySession } from "../../http/actor.ts";
import { authOf } from "../../http/auth.ts";
import type { AppContext } from "../../http/context.ts";
import { answerPage, goTo } from "../answer.tsx";
import { field, readForm } from "../forms.ts";
import { frameOf, useFrame } from "../frame.ts";
import { AccountFields } from "../parts/account-fields.tsx";

type Wrong = Partial<Record<keyof JoinDraft, string>>;
interface Known {
  name: string;
  email: string;
}

const nowOf = (c: AppContext): Date => new Date(c.get("world").now());
const tokenOf = (c: AppContext): string => c.req.param("token") ?? "";
const invitationIn = (c: AppContext) => openInvitation(c.get("db"), tokenOf(c), nowOf(c));

export const joinPage = (c: AppContext): Promise<Response> => show(c, { name: "", email: "" }, {});

export async function joinForm(c: AppContext): Promise<Response> {
  const form = await readForm(c);
  const db = c.get("db");
  const actor = await bySession(c);
  if (actor) {
    const joined = await joinAsIs(db, actor, tokenOf(c), nowOf(c));
    if (!joined.ok) return show(c, { name: "", email: "" }, {});
    await logJoined(c, actor.name, joined);
    return goTo(c, "/app");
  }
  const known: Known = { name: field(form, "name"), email: field(form, "email") };
  const { words } = frameOf(c, null);
  const draft = v.safeParse(JoinDraft, { ...known, password: form.get("password") ?? "" });
  if (!draft.success) {
    const told = { name: words.setup.missing, email: words.setup.badEmail, password: words.setup.shortPassword };
    const at = draft.issues.map(({ path }) => String(path?.[0]?.key) as keyof JoinDraft);
    return show(c, known, Object.fromEntries(at.map((name) => [name, told[name]])));
  }
  const around = { db, auth: authOf(c), now: nowOf(c) };
  const joined = await joinAnew(around, tokenOf(c), draft.output, c.req.raw.headers);
  if (joined.ok) {
    await logJoined(c, draft.output.email, joined);
    return goTo(c, "/app", joined.cookies);
  }
  return show(c, known, joined.why === "email_taken" ? { email: words.team.join.emailTaken } : {});
}

const logJoined = (c: AppContext, name: string, { workspaceId, userId: id, role, invitation }: Came) =>
  log(c, { workspaceId, kind: "user", id, name }, "join", { object: invitation, detail: { role } });

async function show(c: AppContext, known: Known, wrong: Wrong): Promise<Response> {
  const frame = frameOf(c, null);
  const say = frame.words.team.join;
  const found = await invitationIn(c);
  // Whoever holds no open link learns nothing of what it led to.
  if (!found) return answerPage(c, frame, { title: say.goneTitle, status: 404, body: <GoneView /> });
  const actor = await bySession(c);
  const title = say.title(found.workspace.name);
  const props = { title, role: found.invitation.role, action: frame.here };
  return answerPage(c, frame, {
    title,
    status: Object.keys(wrong).length > 0 ? 422 : 200,
    body: actor ? (
      <AsView {...props} email={(await personOf(c.get("db"), actor.id)).email} />
    ) : (
      <AnewView {...props} known={known} wrong={wrong} />
    ),
  });
}

interface ViewProps {
  title: string;
  role: Role;
  action: string;
}

function Head({ title, role }: Pick<ViewProps, "title" | "role">) {
  const say = useFrame().words.team;
  return (
    <>
      <h1 dir="auto">{title}</h1>
      <p class="lead">
        {say.join.lead(say.roles[role])} {say.can[role]}
      </p>
    </>
  );
}

function AsView({ title, role, action, email }: ViewProps & { email: string }) {
  const say = useFrame().words.team.join;
  return (
    <section class="door">
      <Head title={title} role={role} />
      <form class="stack" method="post" action={action}>
        <p>
          <bdi>{say.as(email)}</bdi>
        </p>
        <button class="button button-wide">{say.asSubmit}</button>
      </form>
    </section>
  );
}

function AnewView({ title, role, action, known, wrong }: ViewProps & { known: Known; wrong: Wrong }) {
  const { words } = useFrame();
  return (
    <section class="door">
      <Head title={title} role={role} />
      <form class="stack" method="post" action={action}>
        <AccountFields known={known} wrong={wrong} />
        <button class="button button-wide">{words.team.join.submit}</button>
      </form>
      <p>
        <a href={`/sign-in?next=${encodeURIComponent(action)}`}>{words.team.join.known}</a>
      </p>
    </section>
  );
}

function GoneView() {
  const { words } = useFrame();
  return (
    <section class="door">
      <h1>{words.team.join.goneTitle}</h1>
      <p class="lead">{words.team.join.gone}</p>
      <p>
        <a href="/sign-in">{words.signIn.title}</a>
      </p>
    </section>
  );
}
