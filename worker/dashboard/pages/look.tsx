/** How surveys look: the workspace's theme, with a preview in both schemes and the contrast of what can be read there. */
import * as v from "valibot";
import { densities, schemes, shadows, ThemeDraft } from "#contract";
import { resolveTheme } from "../../surveys/theme.ts";
import { updateWorkspace } from "../../workspaces/workspace.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { edited } from "../edited.tsx";
import { field, readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";
import {
  bothSchemes,
  chosen,
  colourField,
  figuresOf,
  lookForm,
  lookIn,
  themeIn,
  wrongLook,
  type Figure,
  type LookForm,
} from "../look-form.ts";
import { FirstButton, FormFoot, Mistakes, Saved, type Wrong } from "../parts/editing.tsx";
import { Choice, Field, Optional } from "../parts/field.tsx";
import { LookPreview } from "../parts/look-preview.tsx";
import { PageHead } from "../parts/page-head.tsx";

const path = "/app/look";

export async function lookPage(desk: Desk): Promise<Shown> {
  const { theme = {} } = desk.workspace.settings;
  return show(desk, { form: lookForm(theme), theme, saved: desk.c.req.query("saved") !== undefined });
}

export async function saveLookPage(desk: Desk): Promise<Shown | Response> {
  const { c, here, frame, workspace } = desk;
  const sent = await readForm(c);
  const form = lookIn(sent);
  const known = workspace.settings.theme ?? {};
  const draft = v.safeParse(ThemeDraft, themeIn(form, known));
  if (!draft.success) return show(desk, { form, theme: known, wrong: wrongLook(draft.issues, frame.words) });
  if (field(sent, "do") === "preview") return show(desk, { form, theme: draft.output, previewed: true });
  await updateWorkspace(here, { settings: { theme: draft.output } });
  return goTo(c, `${path}?saved=1`);
}

const styleOf = (theme: ThemeDraft): string => `${path}/preview.css?theme=${encodeURIComponent(JSON.stringify(theme))}`;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The tokens of a theme, for the preview: a stylesheet, since pages of ours hold no styles. */
export async function lookStyle({ c }: Desk): Promise<Response> {
  const draft = v.safeParse(ThemeDraft, parsed(c.req.query("theme") ?? ""));
  const { light, dark, ...rest } = resolveTheme(draft.success ? draft.output : undefined);
  const rule = (selector: string, tokens: Record<string, string>): string =>
    `${selector} { ${Object.entries({ ...rest, ...tokens })
      .map(([name, value]) => `--${name}: ${value};`)
      .join(" ")} }`;
  return c.body([rule(".look-light .look-card", light), rule(".look-dark .look-card", dark)].join("\n"), 200, {
    "content-type": "text/css; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
}

interface Look {
  form: LookForm;
  theme: ThemeDraft;
  wrong?: Wrong;
  saved?: boolean;
  previewed?: boolean;
}

const show = (desk: Desk, { wrong = {}, ...state }: Look): Shown =>
  edited(desk, { title: desk.frame.words.look.title, place: "look", wrong, body: <LookView {...state} /> });

function LookView({ form, theme, saved = false, previewed }: Omit<Look, "wrong">) {
  const { words } = useFrame();
  const say = words.look;
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      <Saved saved={saved} />
      <link rel="stylesheet" href={styleOf(theme)} />
      <form class="editor" method="post" action={path} novalidate>
        <FirstButton action="save" />
        <Mistakes />
        <section class="block" aria-labelledby="preview">
          <h2 id="preview">{say.preview}</h2>
          {previewed && (
            <p class="quiet" role="status">
              {say.notSaved}
            </p>
          )}
          <div class="looks">
            {bothSchemes.map((scheme) => (
              <LookPreview key={scheme} scheme={scheme} />
            ))}
          </div>
        </section>
        <Colours form={form} theme={theme} />
        <Shape form={form} />
        <FormFoot>
          <button class="button button-quiet" name="do" value="preview">
            {say.see}
          </button>
        </FormFoot>
      </form>
      <Contrasts theme={theme} />
    </>
  );
}

function Colours({ form, theme }: { form: LookForm; theme: ThemeDraft }) {
  const say = useFrame().words.look;
  const resolved = resolveTheme({ ...theme, scheme: "auto" });
  return (
    <section class="block">
      <h2>{say.colours}</h2>
      <p class="lead">{say.coloursLead}</p>
      {bothSchemes.map((scheme) => (
        <fieldset key={scheme} class="row-card">
          <legend>{say[scheme]}</legend>
          <div class="halves">
            {chosen.map((token) => {
              const name = colourField(scheme, token);
              return (
                <Optional
                  key={token}
                  name={name}
                  label={say.tokens[token]}
                  help={say.derived(resolved[scheme][token]!)}
                  value={form[name]}
                />
              );
            })}
          </div>
        </fieldset>
      ))}
    </section>
  );
}

function Shape({ form }: { form: LookForm }) {
  const say = useFrame().words.look;
  return (
    <section class="block">
      <h2>{say.form}</h2>
      <div class="row-card">
        <div class="halves">
          <Field name="radius" label={say.radius} help={say.radiusHelp} value={form["radius"]} autocomplete="off" />
          <Field name="font" label={say.font} help={say.fontHelp} value={form["font"]} autocomplete="off" />
        </div>
        <div class="thirds">
          <Choice
            name="density"
            label={say.density}
            value={form["density"] ?? ""}
            options={densities.map((one) => [one, say.densities[one]] as const)}
          />
          <Choice
            name="shadow"
            label={say.shadow}
            value={form["shadow"] ?? ""}
            options={shadows.map((one) => [one, say.shadows[one]] as const)}
          />
          <Choice
            name="scheme"
            label={say.scheme}
            value={form["scheme"] ?? ""}
            options={schemes.map((one) => [one, say.schemes[one]] as const)}
          />
        </div>
      </div>
    </section>
  );
}

function Contrasts({ theme }: { theme: ThemeDraft }) {
  const say = useFrame().words.look;
  const figures = figuresOf(theme);
  return (
    <section class="block contrasts">
      <h2>{say.contrast}</h2>
      <p class="lead">{say.contrastLead}</p>
      <div class="looks">
        {bothSchemes.map((scheme) => (
          <ContrastList key={scheme} caption={say.caption(say[scheme])} figures={figures[scheme]} />
        ))}
      </div>
    </section>
  );
}

function ContrastList({ caption, figures }: { caption: string; figures: readonly Figure[] }) {
  const { words, format } = useFrame();
  const say = words.look;
  return (
    <div>
      <table class="list">
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say.pair}</th>
            <th scope="col">{say.figure}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ token, ratio, least, corrected }) => (
            <tr key={token}>
              <th scope="row">
                {say.pairs[token as keyof typeof say.pairs]}
                {corrected && <p class="fine">{say.corrected(corrected.from, corrected.to)}</p>}
              </th>
              <td>
                {/* Cut, not rounded: 4.49 is not 4.5. */}
                {format.ratio(Math.floor(ratio * 10) / 10)}{" "}
                <span class="quiet">({say.least(format.ratio(least))})</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
