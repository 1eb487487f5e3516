/** Cloudflare Turnstile for the public door: both keys are typed here, and the secret one is never shown again. */
import * as v from "valibot";
import { TurnstileDraft } from "#contract";
import { deleteTurnstile, putTurnstile, readTurnstile } from "../../workspaces/turnstile.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { edited } from "../edited.tsx";
import { field, readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";
import { Code } from "../parts/code.tsx";
import { Mistakes, type Wrong } from "../parts/editing.tsx";
import { Field } from "../parts/field.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Good } from "../parts/notice.tsx";

export const turnstilePath = "/app/install/turnstile";

export const turnstilePage = (desk: Desk): Promise<Shown> => show(desk, {});

interface Trouble {
  wrong?: Wrong;
  /** What was typed; the secret is typed again. */
  typed?: string;
}

async function show(desk: Desk, { wrong = {}, typed }: Trouble): Promise<Shown> {
  const { c, here, frame } = desk;
  const { siteKey } = await readTurnstile(here);
  const say = frame.words.turnstile;
  const notices: Partial<Record<string, string>> = { on: say.turnedOn, off: say.turnedOff };
  return edited(desk, {
    wrong,
    title: say.title,
    place: "turnstile",
    body: <TurnstileView siteKey={siteKey} typed={typed} notice={notices[c.req.query("done") ?? ""]} />,
  });
}

export async function saveTurnstilePage(desk: Desk): Promise<Shown | Response> {
  const { c, here, frame } = desk;
  const form = await readForm(c);
  const keys = { siteKey: field(form, "siteKey"), secret: field(form, "secret") };
  const say = frame.words.turnstile;
  const draft = v.safeParse(TurnstileDraft, keys);
  if (draft.success && keys.siteKey !== keys.secret) {
    await putTurnstile(here, draft.output);
    return goTo(c, `${turnstilePath}?done=on`);
  }
  const at = new Set(draft.issues?.map(({ path }) => path?.[0]?.key));
  const wrong: Wrong = {
    ...(at.has("siteKey") && { siteKey: say.badSiteKey }),
    ...(at.has("secret") && { secret: say.badSecret }),
    ...(draft.success && { secret: say.same }),
  };
  return show(desk, { wrong, typed: keys.siteKey });
}

export async function endTurnstilePage({ c, here }: Desk): Promise<Response> {
  await readForm(c);
  await deleteTurnstile(here);
  return goTo(c, `${turnstilePath}?done=off`);
}

interface ViewProps {
  siteKey: string | null;
  typed: string | undefined;
  notice: string | undefined;
}

function TurnstileView({ siteKey, typed, notice }: ViewProps) {
  const say = useFrame().words.turnstile;
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      {notice && <Good>{notice}</Good>}
      <Mistakes />
      <p>{siteKey === null ? say.off : say.on(siteKey)}</p>
      <section class="block">
        <h2>{say.keys}</h2>
        <p class="lead">{say.keysHelp}</p>
        <form class="row-card" method="post" action={turnstilePath} novalidate autocomplete="off">
          <div class="halves">
            <Field
              name="siteKey"
              label={say.siteKey}
              help={say.siteKeyHelp}
              value={typed ?? siteKey ?? ""}
              autocomplete="off"
            />
            <Field
              name="secret"
              type="password"
              label={say.secret}
              help={say.secretHelp}
              // Not a password of this site's that a browser should offer.
              autocomplete="new-password"
            />
          </div>
          <div>
            <button class="button">{siteKey === null ? say.turnOn : say.replace}</button>
          </div>
        </form>
      </section>
      <section class="block">
        <h2>{say.page}</h2>
        <p class="lead">{say.pageHelp}</p>
        <Code text={exampleOf(siteKey ?? "0x4AAA…")} label={say.example} />
        <p class="lead">{say.price}</p>
      </section>
      {siteKey !== null && (
        <details class="more">
          <summary>{say.end}</summary>
          <form class="stack" method="post" action={`${turnstilePath}/off`}>
            <p>{say.endSure}</p>
            <div>
              <button class="button button-bad">{say.endNow}</button>
            </div>
          </form>
        </details>
      )}
    </>
  );
}

const exampleOf = (
  siteKey: string,
): string => `<script src="https://challenges.cloudflare.com/turnstile/v0/api.js" async defer></script>
<script>
  function heardFromTurnstile(token) {
    voz("challenge", token);
  }
</script>
<div class="cf-turnstile" data-sitekey="${siteKey}" data-callback="heardFromTurnstile"></div>`;
