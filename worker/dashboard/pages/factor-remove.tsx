/** Before a colleague's second factor is taken off: what comes of it, or why it cannot be done from here. */
import type { Member } from "#contract";
import { readMember } from "../../accounts/members.ts";
import { factorKept, removeFactor, type Kept } from "../../accounts/remove-factor.ts";
import { notFound } from "../../http/operation.ts";
import { Refusal } from "../../http/refusal.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { readForm } from "../forms.ts";
import { factorPath, useFrame } from "../frame.ts";
import { OnceMore } from "../parts/once-more.tsx";
import { Bad } from "../parts/notice.tsx";

const team = "/app/team";
export const removeFactorPath = (id: string): string => `${team}/${id}/second-factor`;

export async function askRemoveFactorPage(desk: Desk): Promise<Shown> {
  const { c, here, frame } = desk;
  const member = await readMember(here, c.req.param("id") ?? "");
  if (!member.secondFactor) throw notFound("second factor");
  const kept = await factorKept(here, c.get("actor"), member.id);
  const say = frame.words.factor.remove;
  return {
    title: say.title,
    place: "team",
    body: kept ? <KeptView kept={kept} member={member} /> : <AskView {...member} />,
  };
}

export async function removeFactorPage(desk: Desk): Promise<Shown | Response> {
  const { c, here } = desk;
  await readForm(c);
  try {
    await removeFactor(c, here, c.req.param("id") ?? "");
  } catch (error) {
    // Why, where it can be told better than by a line.
    if (error instanceof Refusal && error.code === "conflict")
      return { ...(await askRemoveFactorPage(desk)), status: 409 };
    throw error;
  }
  return goTo(c, `${team}?done=factor`);
}

function AskView({ id, name, email }: Member) {
  const say = useFrame().words.factor.remove;
  return (
    <OnceMore
      title={say.title}
      lead={say.lead}
      action={removeFactorPath(id)}
      now={say.now}
      back={`${team}#member-${id}`}
      keep={say.keep}
    >
      <Who name={name} email={email} />
    </OnceMore>
  );
}

function KeptView({ kept, member }: { kept: Kept; member: Member }) {
  const say = useFrame().words.factor.remove;
  const own = kept === "own";
  return (
    <section class="door">
      <h1>{say.title}</h1>
      <Who {...member} />
      <Bad>{say.kept[kept]}</Bad>
      <p>
        <a class="button button-quiet" href={own ? factorPath : `${team}#member-${member.id}`}>
          {own ? say.own : say.back}
        </a>
      </p>
    </section>
  );
}

const Who = ({ name, email }: Pick<Member, "name" | "email">) => (
  <p class="key-text">
    <bdi>{name}</bdi> · <bdi>{email}</bdi>
  </p>
);
