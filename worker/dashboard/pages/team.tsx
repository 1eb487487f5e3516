/** The people of the workspace: their roles, who goes, and the links that invite others. */
import * as v from "valibot";
import { InvitationDraft, MemberPatch, mostInvitationDays, roles, type Invitation, type Member } from "#contract";
import { createInvitation, listInvitations, revokeInvitation } from "../../accounts/invitations.ts";
import { changeRole, listMembers, removeMember } from "../../accounts/members.ts";
import { tell } from "../../http/audit.ts";
import { Refusal } from "../../http/refusal.ts";
import { updateWorkspace } from "../../workspaces/workspace.ts";
import { removeFactorPath } from "./factor-remove.tsx";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { edited } from "../edited.tsx";
import { field, readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";
import { Code } from "../parts/code.tsx";
import { Mistakes, type Wrong } from "../parts/editing.tsx";
import { Choice, Field } from "../parts/field.tsx";
import { Facts } from "../parts/facts.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Bad, Good } from "../parts/notice.tsx";

const path = "/app/team";

interface InviteForm {
  name: string;
  role: string;
  days: string;
}
interface Extras {
  /** The link that was just made: shown in this answer and never again. */
  made?: { name: string; url: string };
  form?: InviteForm;
  wrong?: Wrong;
  notice?: string | undefined;
  refused?: string;
}

const fresh: InviteForm = { name: "", role: "editor", days: "7" };

export const teamPage = async (desk: Desk): Promise<Shown> => {
  const { team: say, factor } = desk.frame.words;
  const notices: Partial<Record<string, string>> = {
    role: say.saved,
    removed: say.removed,
    factor: factor.remove.done,
  };
  const done = desk.c.req.query("done");
  return show(desk, { notice: notices[done ?? ""] });
};

async function show(desk: Desk, { wrong = {}, ...extras }: Extras): Promise<Shown> {
  const [members, invitations] = await Promise.all([listMembers(desk.here), listInvitations(desk.here)]);
  const shown = edited(desk, {
    wrong,
    title: desk.frame.words.team.title,
    place: "team",
    body: (
      <TeamView
        members={members.items}
        invitations={invitations.items}
        you={desk.c.get("actor").id}
        strict={desk.workspace.settings.requireSecondFactor}
        {...extras}
      />
    ),
  });
  return { ...shown, ...(extras.made ? { status: 201 } : {}), ...(extras.refused ? { status: 409 } : {}) };
}

export async function invitePage(desk: Desk): Promise<Shown> {
  const { c, here, frame } = desk;
  const sent = await readForm(c);
  const form: InviteForm = { name: field(sent, "name"), role: field(sent, "role"), days: field(sent, "days") };
  const draft = v.safeParse(InvitationDraft, { ...form, days: form.days === "" ? NaN : Number(form.days) });
  if (draft.success) {
    const { name, url } = await createInvitation(c, here, draft.output);
    return show(desk, { made: { name, url } });
  }
  const say = frame.words.team;
  const told = { name: say.needName, role: say.badRole, days: say.badDays(frame.format.count(mostInvitationDays)) };
  const at = new Set(draft.issues.map(({ path: where }) => String(where?.[0]?.key)));
  const wrong = Object.fromEntries(Object.entries(told).filter(([name]) => at.has(name)));
  return show(desk, { form, wrong });
}

/** The last owner stays: said on the page, since it is no mistake in the form. */
async function unlessLast(desk: Desk, act: () => Promise<unknown>, then: string): Promise<Shown | Response> {
  try {
    await act();
  } catch (error) {
    if (error instanceof Refusal && error.code === "conflict")
      return show(desk, { refused: desk.frame.words.team.lastOwner });
    throw error;
  }
  return goTo(desk.c, then);
}

export async function rolePage(desk: Desk): Promise<Shown | Response> {
  const { c, here } = desk;
  const patch = v.safeParse(MemberPatch, { role: field(await readForm(c), "role") });
  if (!patch.success) return show(desk, { refused: desk.frame.words.team.badRole });
  const id = c.req.param("id") ?? "";
  const actor = c.get("actor");
  const { role } = patch.output;
  // Whoever gives up being an owner has no business on this page any more.
  const then = id === actor.id && role !== "owner" ? "/app" : `${path}?done=role`;
  return unlessLast(desk, () => changeRole(c, here, id, role), then);
}

export async function removePage(desk: Desk): Promise<Shown | Response> {
  const { c, here } = desk;
  await readForm(c);
  const id = c.req.param("id") ?? "";
  const actor = c.get("actor");
  return unlessLast(desk, () => removeMember(c, here, id), id === actor.id ? "/" : `${path}?done=removed`);
}

export async function revokeInvitationPage({ c, here }: Desk): Promise<Response> {
  await readForm(c);
  await revokeInvitation(here, c.req.param("id") ?? "");
  return goTo(c, `${path}#invitations`);
}

/** Asks the whole team for a second factor, or stops asking. */
export async function requireFactorPage({ c, here }: Desk): Promise<Response> {
  const requireSecondFactor = field(await readForm(c), "ask") === "yes";
  await updateWorkspace(here, { settings: { requireSecondFactor } });
  tell(c, { detail: { fields: ["settings.requireSecondFactor"], required: requireSecondFactor } });
  return goTo(c, `${path}?done=role#second-factor`);
}

interface ViewProps extends Omit<Extras, "wrong"> {
  members: readonly Member[];
  invitations: readonly Invitation[];
  you: string;
  /** Everybody is asked for a second factor. */
  strict: boolean;
}

function TeamView({ members, invitations, you, strict, made, form = fresh, notice, refused }: ViewProps) {
  const say = useFrame().words.team;
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      {notice && <Good>{notice}</Good>}
      {refused && <Bad>{refused}</Bad>}
      {made && <Made {...made} />}
      <section class="block">
        <h2>{say.members}</h2>
        <Facts entries={roles.map((role) => [say.roles[role], say.can[role]])} wide />
        <ul class="cards">
          {members.map((member) => (
            <MemberCard key={member.id} member={member} you={member.id === you} />
          ))}
        </ul>
      </section>
      <FactorAsked members={members} strict={strict} />
      <section class="block" id="invitations">
        <h2>{say.open}</h2>
        {invitations.length === 0 && <p class="quiet">{say.noOpen}</p>}
        {invitations.length > 0 && (
          <ul class="cards">
            {invitations.map((invitation) => (
              <InvitationCard key={invitation.id} {...invitation} />
            ))}
          </ul>
        )}
      </section>
      <InviteView form={form} />
    </>
  );
}

function FactorAsked({ members, strict }: Pick<ViewProps, "members" | "strict">) {
  const { words, format } = useFrame();
  const say = words.factor.team;
  const having = members.filter(({ secondFactor }) => secondFactor).length;
  return (
    <section class="block" id="second-factor">
      <h2>{say.title}</h2>
      <p class="lead">{say.lead}</p>
      <form class="card" method="post" action={`${path}/second-factor`}>
        <p>
          {strict && `${say.asked} `}
          {say.state(having, format.count(having), format.count(members.length))}
        </p>
        <div class="card-foot">
          <button class={strict ? "button button-quiet" : "button"} name="ask" value={strict ? "no" : "yes"}>
            {strict ? say.stop : say.ask}
          </button>
        </div>
      </form>
    </section>
  );
}

function Made({ name, url }: { name: string; url: string }) {
  const say = useFrame().words.team;
  return (
    <section class="notice notice-good" role="status">
      <h2 dir="auto">{say.linkTitle(name)}</h2>
      <p>{say.linkHelp}</p>
      <Code text={url} label={say.linkTitle(name)} />
      <a class="button" href={path}>
        {say.linkDone}
      </a>
    </section>
  );
}

const useRoles = () => {
  const say = useFrame().words.team;
  return roles.map((role) => [role, say.roles[role]] as const);
};

function MemberCard({ member, you }: { member: Member; you: boolean }) {
  const { id, name, email, role, secondFactor, createdAt } = member;
  const { words, format } = useFrame();
  const say = words.team;
  const roleLabel = (
    <>
      {say.role}
      <span class="unseen"> ({name})</span>
    </>
  );
  return (
    <li class="card" id={`member-${id}`}>
      <div class="card-head">
        <h3 dir="auto">{name}</h3>
        <span class="chip">{say.roles[role]}</span>
        {you && <span class="chip">{say.you}</span>}
        <span class="chip">{secondFactor ? words.factor.team.has : words.factor.team.hasNot}</span>
      </div>
      <p class="voice-meta">
        <bdi>{email}</bdi>
        <span>{say.joined(format.dayOf(createdAt))}</span>
      </p>
      <form class="inline-form" method="post" action={`${path}/${id}/role`}>
        <Choice name="role" id={`role-${id}`} label={roleLabel} value={role} options={useRoles()} />
        <button class="button button-quiet">
          {say.save}
          <span class="unseen"> {say.saveWhich(name)}</span>
        </button>
      </form>
      {secondFactor && !you && (
        <p>
          <a href={removeFactorPath(id)}>
            {words.factor.remove.open}
            <span class="unseen"> {words.factor.remove.which(name)}</span>
          </a>
        </p>
      )}
      <details class="more">
        <summary>
          {say.remove}
          <span class="unseen"> {say.removeWhich(name)}</span>
        </summary>
        <form class="stack" method="post" action={`${path}/${id}/remove`}>
          <p>{say.removeSure}</p>
          <button class="button button-bad">{say.removeNow(name)}</button>
        </form>
      </details>
    </li>
  );
}

function InvitationCard({ id, name, role, expiresAt }: Invitation) {
  const { words, format } = useFrame();
  const say = words.team;
  return (
    <li class="card">
      <div class="card-head">
        <h3 dir="auto">{name}</h3>
        <span class="chip">{say.roles[role]}</span>
      </div>
      <form class="card-foot" method="post" action={`${path}/invitations/${id}/revoke`}>
        <span class="quiet">{say.expires(format.moment(expiresAt))}</span>
        <button class="button button-quiet">
          {say.revoke}
          <span class="unseen"> {say.revokeWhich(name)}</span>
        </button>
      </form>
    </li>
  );
}

function InviteView({ form }: { form: InviteForm }) {
  const { words, format } = useFrame();
  const say = words.team;
  return (
    <section class="block">
      <h2>{say.invite}</h2>
      <p class="lead">{say.inviteLead}</p>
      <form class="row-card" method="post" action={`${path}/invitations`} novalidate>
        <Mistakes />
        <Field name="name" label={say.inviteName} help={say.inviteNameHelp} value={form.name} autocomplete="off" />
        <div class="halves">
          <Choice name="role" label={say.role} value={form.role} options={useRoles()} />
          <Field
            name="days"
            label={say.inviteDays}
            help={say.inviteDaysHelp(format.count(mostInvitationDays))}
            value={form.days}
            autocomplete="off"
          />
        </div>
        <div>
          <button class="button">{say.inviteCreate}</button>
        </div>
      </form>
    </section>
  );
}
