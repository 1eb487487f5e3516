/** The door: e-mail and password. What was wrong is never said more exactly than that something was. */
import { signIn, signOut, type SignIn } from "../../accounts/sign-in.ts";
import { triesOf } from "../../accounts/tries.ts";
import { membershipsOf } from "../../accounts/members.ts";
import { log, tellFailed } from "../../http/audit.ts";
import { bySession } from "../../http/actor.ts";
import { authOf } from "../../http/auth.ts";
import type { AppContext } from "../../http/context.ts";
import { addressGroup } from "../../http/limit.ts";
import { answerPage, goTo, ownPath } from "../answer.tsx";
import { field, readForm } from "../forms.ts";
import { frameOf, useFrame } from "../frame.ts";
import { Field } from "../parts/field.tsx";
import { nextQuery } from "./sign-in-code.tsx";
import { Bad } from "../parts/notice.tsx";

type Failed = Exclude<SignIn, { ok: true }>;

interface ViewProps {
  email: string;
  next: string;
  failed?: Failed;
  /** A sign-in whose code did not come, or came too late. */
  over?: boolean;
}

function show(c: AppContext, props: ViewProps): Response {
  const frame = frameOf(c, null);
  const status = props.failed ? (props.failed.why === "limited" ? 429 : 401) : 200;
  // The language switch leads back here, also from the answer to a form.
  const here = `/sign-in${nextQuery(props.next)}`;
  const page = answerPage(
    c,
    { ...frame, here },
    { title: frame.words.signIn.title, status, body: <SignInView {...props} /> },
  );
  if (props.failed?.why === "limited") page.headers.set("retry-after", String(props.failed.seconds));
  return page;
}

export async function signInPage(c: AppContext): Promise<Response> {
  const next = ownPath(c.req.query("next"), "/app");
  return (await bySession(c)) ? goTo(c, next) : show(c, { email: "", next, over: c.req.query("over") === "1" });
}

export async function signInForm(c: AppContext): Promise<Response> {
  const form = await readForm(c);
  const email = field(form, "email");
  const next = ownPath(field(form, "next"), "/app");
  const address = addressGroup(c.req.header("cf-connecting-ip") ?? "");
  const password = form.get("password") ?? "";
  const world = c.get("world");
  const sent = { email, password, address };
  const result = await signIn(authOf(c), triesOf(world), sent, c.req.raw.headers, world.now());
  if (!result.ok) {
    if (result.why === "wrong") tellFailed(c, membershipsOf(c.get("db"), email), "password");
    return show(c, { email, next, failed: result });
  }
  if (!result.open) return goTo(c, `/sign-in/code${nextQuery(next)}`, result.cookies);
  for (const actor of await membershipsOf(c.get("db"), email)) await log(c, actor, "signIn");
  return goTo(c, next, result.cookies);
}

export async function signOutForm(c: AppContext): Promise<Response> {
  await readForm(c);
  const actor = await bySession(c);
  if (actor) await log(c, actor, "signOut");
  return goTo(c, "/sign-in", await signOut(authOf(c), c.req.raw.headers));
}

function SignInView({ email, next, failed, over = false }: ViewProps) {
  const { words, format } = useFrame();
  const say = words.signIn;
  return (
    <section class="door">
      <h1>{say.title}</h1>
      <p class="lead">{say.lead}</p>
      {over && !failed && <Bad>{words.factor.door.over}</Bad>}
      {failed && (
        <Bad>{failed.why === "wrong" ? say.wrong : say.limited(format.count(Math.ceil(failed.seconds / 60)))}</Bad>
      )}
      <form class="stack" method="post" action="/sign-in">
        <input type="hidden" name="next" value={next} />
        <Field name="email" type="email" label={say.email} value={email} autocomplete="username" />
        <Field name="password" type="password" label={say.password} autocomplete="current-password" />
        <button class="button button-wide">{say.submit}</button>
      </form>
      <p class="fine">{say.noSignUp}</p>
    </section>
  );
}
