/** The set-up link's page: one form, once, that makes a workspace and signs its owner in. */
import * as v from "valibot";
import { isOpen } from "../../accounts/link.ts";
import { setUp, SetupDraft } from "../../accounts/setup.ts";
import { log } from "../../http/audit.ts";
import { authOf } from "../../http/auth.ts";
import type { AppContext } from "../../http/context.ts";
import { answerPage, goTo } from "../answer.tsx";
import { field, readForm } from "../forms.ts";
import { frameOf, useFrame } from "../frame.ts";
import { languageCookie, languages, wordsIn } from "../language.ts";
import { AccountFields } from "../parts/account-fields.tsx";
import { Code } from "../parts/code.tsx";
import { Choice, Field } from "../parts/field.tsx";
import type { Words } from "../words/es.ts";

const names = ["name", "email", "workspace", "timeZone", "locale"] as const;
type Known = Partial<Record<(typeof names)[number], string>>;
type Wrong = Partial<Record<keyof SetupDraft, string>>;

const nowOf = (c: AppContext): Date => new Date(c.get("world").now());
const tokenOf = (c: AppContext): string => c.req.param("token") ?? "";

export async function setupPage(c: AppContext): Promise<Response> {
  return (await isOpen(c.get("db"), tokenOf(c), nowOf(c))) ? show(c, {}, {}) : gone(c);
}

export async function setupForm(c: AppContext): Promise<Response> {
  const form = await readForm(c);
  const known: Known = Object.fromEntries(names.map((name) => [name, field(form, name)]));
  const { words, origin } = frameOf(c, null);
  const draft = v.safeParse(SetupDraft, { ...known, password: form.get("password") ?? "" });
  // Whoever holds no open link learns nothing of what the form would say.
  if (!(await isOpen(c.get("db"), tokenOf(c), nowOf(c)))) return gone(c);
  if (!draft.success) {
    const wrong = draft.issues.map(({ path }) => String(path?.[0]?.key) as keyof SetupDraft);
    return show(c, known, Object.fromEntries(wrong.map((name) => [name, troubleWith(name, words)])));
  }
  const db = c.get("db");
  const world = c.get("world");
  const around = { db, auth: authOf(c), now: nowOf(c), random: world.random };
  const result = await setUp(around, tokenOf(c), draft.output, c.req.raw.headers);
  if (result.ok) {
    const owner = {
      workspaceId: result.workspaceId,
      kind: "user",
      id: result.userId,
      name: draft.output.email,
    } as const;
    await log(c, owner, "setUp");
    const language = languageCookie(draft.output.locale, origin.startsWith("https:"));
    return goTo(c, "/app/install", language ? [...result.cookies, language] : result.cookies);
  }
  return result.why === "gone" ? gone(c) : show(c, known, { email: words.setup.emailTaken });
}

function troubleWith(name: keyof SetupDraft, { setup }: Words): string {
  if (name === "email") return setup.badEmail;
  if (name === "password") return setup.shortPassword;
  return name === "timeZone" ? setup.badTimeZone : setup.missing;
}

function show(c: AppContext, known: Known, wrong: Wrong): Response {
  const frame = frameOf(c, null);
  const status = Object.keys(wrong).length > 0 ? 422 : 200;
  return answerPage(c, frame, {
    title: frame.words.setup.title,
    status,
    body: <SetupView action={frame.here} known={known} wrong={wrong} />,
  });
}

function gone(c: AppContext): Response {
  const frame = frameOf(c, null);
  return answerPage(c, frame, { title: frame.words.setup.goneTitle, status: 404, body: <GoneView /> });
}

const zones = (): (readonly [string, string])[] =>
  ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")].map((zone) => [
    zone,
    zone.replaceAll("_", " "),
  ]);

function SetupView({ action, known, wrong }: { action: string; known: Known; wrong: Wrong }) {
  const { words, language } = useFrame();
  const say = words.setup;
  const zone = known.timeZone ?? (language === "es" ? "Europe/Madrid" : "Europe/London");
  return (
    <section class="door">
      <h1>{say.title}</h1>
      <p class="lead">{say.lead}</p>
      <form class="stack" method="post" action={action}>
        <h2>{say.you}</h2>
        <AccountFields known={known} wrong={wrong} />
        <h2>{say.workspace}</h2>
        <Field
          name="workspace"
          label={say.workspaceName}
          help={say.workspaceHelp}
          value={known.workspace}
          error={wrong.workspace}
          autocomplete="organization"
        />
        <Choice
          name="timeZone"
          label={say.timeZone}
          help={say.timeZoneHelp}
          value={zone}
          options={zones()}
          error={wrong.timeZone}
        />
        <Choice
          name="locale"
          label={say.locale}
          value={known.locale ?? language}
          options={languages.map((name) => [name, wordsIn[name].name] as const)}
          error={wrong.locale}
        />
        <button class="button button-wide">{say.submit}</button>
      </form>
    </section>
  );
}

function GoneView() {
  const { words, origin } = useFrame();
  return (
    <section class="door">
      <h1>{words.setup.goneTitle}</h1>
      <p class="lead">{words.setup.gone}</p>
      <Code text={`node worker/local/setup-link.ts --url ${origin}`} label={words.setup.goneTitle} />
      <p>
        {words.setup.goneSignIn} <a href="/sign-in">{words.signIn.title}</a>
      </p>
    </section>
  );
}
