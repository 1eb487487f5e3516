/** The door's second step: the code of whoever has a second factor, once their password was right. */
import { confirmSignIn } from "../../accounts/sign-in.ts";
import { membershipsOf, membershipsOfId } from "../../accounts/members.ts";
import { waitingFor, type CodeTrouble } from "../../accounts/second-factor.ts";
import { log, tellFailed } from "../../http/audit.ts";
import { authOf } from "../../http/auth.ts";
import type { AppContext } from "../../http/context.ts";
import { answerPage, goTo, ownPath } from "../answer.tsx";
import { field, readForm } from "../forms.ts";
import { frameOf, useFrame } from "../frame.ts";
import { Field } from "../parts/field.tsx";
import { Bad } from "../parts/notice.tsx";

const path = "/sign-in/code";
/** Where somebody goes on afterwards, as a query; nothing for home. */
export const nextQuery = (next: string): string => (next === "/app" ? "" : `?next=${encodeURIComponent(next)}`);

const isWaiting = (c: AppContext): boolean => c.req.header("cookie")?.includes("voz.two_factor=") ?? false;

export async function codePage(c: AppContext): Promise<Response> {
  const next = ownPath(c.req.query("next"), "/app");
  return isWaiting(c) ? show(c, next) : goTo(c, `/sign-in${nextQuery(next)}`);
}

export async function codeForm(c: AppContext): Promise<Response> {
  const form = await readForm(c);
  const next = ownPath(field(form, "next"), "/app");
  const auth = authOf(c);
  const waiting = await waitingFor(auth, c.req.raw.headers);
  const result = await confirmSignIn(auth, field(form, "code"), c.req.raw.headers, c.get("world").now);
  if (result.ok) {
    for (const actor of await membershipsOf(c.get("db"), result.email))
      await log(c, actor, "signIn", { detail: { factor: result.by } });
    return goTo(c, next, result.cookies);
  }
  if (result.why !== "over" && waiting !== null) tellFailed(c, membershipsOfId(c.get("db"), waiting), "code");
  const more = next === "/app" ? "" : `&next=${encodeURIComponent(next)}`;
  return result.why === "over" ? goTo(c, `/sign-in?over=1${more}`) : show(c, next, result.why);
}

function show(c: AppContext, next: string, why?: Exclude<CodeTrouble, "over">): Response {
  const frame = frameOf(c, null);
  const status = why === undefined ? 200 : why === "locked" ? 429 : 401;
  const body = <CodeView next={next} why={why} />;
  const title = frame.words.factor.door.title;
  const page = answerPage(c, { ...frame, here: `${path}${nextQuery(next)}` }, { title, status, body });
  if (why === "locked") page.headers.set("retry-after", String(15 * 60));
  return page;
}

function CodeView({ next, why }: { next: string; why: "wrong" | "locked" | undefined }) {
  const say = useFrame().words.factor.door;
  return (
    <section class="door">
      <h1>{say.title}</h1>
      <p class="lead">{say.lead}</p>
      {why && <Bad>{say[why]}</Bad>}
      <form class="stack" method="post" action={path}>
        <input type="hidden" name="next" value={next} />
        <Field name="code" label={say.code} help={say.help} autocomplete="one-time-code" />
        <button class="button button-wide">{say.submit}</button>
      </form>
      <p class="fine">
        <a href={`/sign-in${nextQuery(next)}`}>{say.back}</a>
      </p>
    </section>
  );
}
