/** The script tag, ready to copy, and the workspace's keys: made, narrowed to origins, revoked. */
import * as v from "valibot";
import { KeyDraft, KeyPatch, scopesMay, type Key } from "#contract";
import { tell } from "../../http/audit.ts";
import { demandAll } from "../../http/permission.ts";
import { createKey, listKeys, revokeKey, toldOf, updateKey } from "../../workspaces/keys.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { field, readForm } from "../forms.ts";
import { useFrame, type Frame } from "../frame.ts";
import { Code } from "../parts/code.tsx";
import { expiryDays, KeyList, NewKeys, type KeyTrouble } from "../parts/keys.tsx";
import { TagBuilder, type TagChoice } from "../parts/tag.tsx";
import { PageHead } from "../parts/page-head.tsx";

const day = 24 * 60 * 60 * 1000;

interface Extras {
  /** The secret that was just made: shown in this answer and never again. */
  secret?: string;
  trouble?: KeyTrouble;
}

export const installPage = async (desk: Desk): Promise<Shown> => show(desk, {});

async function show({ c, here, frame }: Desk, extras: Extras): Promise<Shown> {
  const { items } = await listKeys(here);
  const { key = "", locale = "", consent = "" } = c.req.query();
  return {
    title: frame.words.install.title,
    place: "install",
    status: extras.trouble ? 422 : extras.secret ? 201 : 200,
    body: <InstallView keys={items} now={here.now.toISOString()} choice={{ key, locale, consent }} {...extras} />,
  };
}

/** Lines of a text field, without the empty ones. */
const linesOf = (form: URLSearchParams): string[] =>
  field(form, "origins")
    .split(/\s+/)
    .filter((line) => line !== "");

/** So many days from now; nothing for a key that stays good. */
function expiryIn(days: string, now: Date): { expiresAt?: string } {
  const chosen = expiryDays.find((one) => String(one) === days);
  return chosen === undefined ? {} : { expiresAt: new Date(now.getTime() + chosen * day).toISOString() };
}

export async function createKeyPage(desk: Desk): Promise<Shown | Response> {
  const { c, here, frame } = desk;
  const form = await readForm(c);
  const kind = field(form, "kind") === "secret" ? "secret" : "public";
  const name = field(form, "name");
  const origins = linesOf(form);
  const scopes = form.getAll("scope");
  const days = field(form, "days");
  const draft = v.safeParse(
    KeyDraft,
    kind === "public" ? { kind, name, origins } : { kind, name, scopes, ...expiryIn(days, here.now) },
  );
  if (!draft.success || (kind === "secret" && scopes.length === 0)) {
    const at = draft.success ? "scopes" : String(draft.issues[0]?.path?.[0]?.key ?? "name");
    const message = troubleWith(frame, at, origins);
    return show(desk, { trouble: { form: kind, at, message, name, origins: origins.join("\n"), scopes, days } });
  }
  if (draft.output.kind === "secret") demandAll(c.get("actor"), scopesMay(draft.output.scopes));
  const made = await createKey(here, draft.output, c.get("world").random);
  tell(c, toldOf(made));
  const { secret } = made;
  return secret === undefined ? goTo(c, "/app/install#keys") : show(desk, { secret });
}

export async function originsPage(desk: Desk): Promise<Shown | Response> {
  const { c, here, frame } = desk;
  const id = c.req.param("id") ?? "";
  const origins = linesOf(await readForm(c));
  const patch = v.safeParse(KeyPatch, { origins });
  if (!patch.success)
    return show(desk, {
      trouble: {
        form: id,
        at: "origins",
        message: troubleWith(frame, "origins", origins),
        name: "",
        origins: origins.join("\n"),
      },
    });
  await updateKey(here, id, patch.output);
  return goTo(c, `/app/install#${encodeURIComponent(id)}`);
}

export async function revokePage({ c, here }: Desk): Promise<Response> {
  await readForm(c);
  await revokeKey(here, c.req.param("id") ?? "");
  return goTo(c, "/app/install#keys");
}

function troubleWith({ words }: Frame, at: string, origins: readonly string[]): string {
  if (at === "scopes") return words.install.needScope;
  if (at !== "origins") return words.install.needName;
  const bad = origins.find((origin) => !v.is(KeyPatch, { origins: [origin] }));
  return bad === undefined ? words.install.manyOrigins : words.install.badOrigin(bad.slice(0, 100));
}

interface ViewProps extends Extras {
  keys: readonly Key[];
  now: string;
  choice: TagChoice;
}

function InstallView({ keys, now, choice, secret, trouble }: ViewProps) {
  const { words } = useFrame();
  return (
    <>
      <PageHead title={words.install.title} lead={words.install.lead} />
      {secret && (
        <section class="notice notice-good" role="status">
          <h2>{words.install.secretTitle}</h2>
          <p>{words.install.secretHelp}</p>
          <Code text={secret} label={words.install.secretTitle} />
          <a class="button" href="/app/install#keys">
            {words.install.done}
          </a>
        </section>
      )}
      <TagBuilder keys={keys} choice={choice} />
      <section class="block" id="keys">
        <h2>{words.install.keys}</h2>
        <p class="lead">{words.install.keysHelp}</p>
        <KeyList keys={keys} now={now} trouble={trouble} />
        <NewKeys trouble={trouble} />
      </section>
    </>
  );
}
