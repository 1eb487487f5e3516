/** What the workspace says about its arrivals (hosts, what does not count, channels), and how often visitors are asked. */
import * as v from "valibot";
import { channels, WorkspacePatch, wholeSettings } from "#contract";
import { updateWorkspace } from "../../workspaces/workspace.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { edited } from "../edited.tsx";
import { readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";
import { FirstButton, FormFoot, Mistakes, Saved, type Editing } from "../parts/editing.tsx";
import { Area, Check, Choice, Field } from "../parts/field.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { RuleRows } from "../parts/rule-rows.tsx";
import { actionIn, changeRules } from "../rows.ts";
import { settingsForm, settingsIn, settingsPatch, wrongSettings, type SettingsForm } from "../settings-form.ts";

const path = "/app/settings/attribution";
const fields = ["source", "medium", "campaign", "referrer", "landing"] as const;
const ops = ["is", "contains", "startsWith"] as const;
const mostRules = 50;

export const settingsPage = async (desk: Desk): Promise<Shown> =>
  show(desk, settingsForm(desk.workspace.settings), { saved: desk.c.req.query("saved") !== undefined });

export async function saveSettingsPage(desk: Desk): Promise<Shown | Response> {
  const { c, here, frame } = desk;
  const sent = await readForm(c);
  const form = settingsIn(sent);
  const action = actionIn(sent);
  if (action.list === "rule") {
    const { rules, focus } = changeRules(form.rules, action, "source");
    return show(desk, { ...form, rules }, { focus, changed: true });
  }
  const patch = v.safeParse(WorkspacePatch, settingsPatch(form));
  if (!patch.success) return show(desk, form, { wrong: wrongSettings(patch.issues, frame.words) });
  await updateWorkspace(here, patch.output);
  return goTo(c, `${path}?saved=1`);
}

interface Outcome extends Partial<Editing> {
  saved?: boolean;
  changed?: boolean;
}

function show(desk: Desk, form: SettingsForm, { saved = false, changed = false, ...editing }: Outcome): Shown {
  return edited(desk, {
    ...editing,
    title: desk.frame.words.settings.title,
    place: "settings",
    body: <SettingsView form={form} saved={saved} changed={changed} />,
  });
}

function SettingsView({ form, saved, changed }: { form: SettingsForm; saved: boolean; changed: boolean }) {
  const { words } = useFrame();
  const say = words.settings;
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      <Saved saved={saved} />
      <form class="editor" method="post" action={path} novalidate>
        <FirstButton action="save" />
        <Mistakes />
        <Sites form={form} />
        <section class="block">
          <h2>{say.rules}</h2>
          <p class="lead">{say.rulesLead}</p>
          {form.rules.length === 0 && <p class="quiet">{say.noRules}</p>}
          <RuleRows
            rules={form.rules}
            fields={fields.map((field) => [field, words.ruleFields[field]] as const)}
            ops={ops.map((op) => [op, words.matchOps[op]] as const)}
            most={mostRules}
            ordered
            more={({ channel }, name) => (
              <Choice
                name={`${name}.channel`}
                label={say.leadsTo}
                value={channel}
                options={[["", words.none], ...channels.map((one) => [one, words.channels[one]] as const)]}
              />
            )}
          />
        </section>
        <Checks form={form} />
        <Asking form={form} />
        <FormFoot changed={changed} />
      </form>
    </>
  );
}

function Sites({ form }: { form: SettingsForm }) {
  const say = useFrame().words.settings;
  return (
    <section class="block">
      <h2>{say.sites}</h2>
      <div class="row-card">
        <div class="halves">
          <Area name="ownHosts" label={say.ownHosts} help={say.ownHostsHelp} value={form.ownHosts.join("\n")} />
          <Area
            name="excludedReferrers"
            label={say.excludedReferrers}
            help={say.excludedHelp}
            value={form.excludedReferrers.join("\n")}
          />
        </div>
        <div class="halves">
          <Field
            name="lookbackDays"
            label={say.lookback}
            help={say.lookbackHelp(...wholeSettings.lookbackDays)}
            value={form.lookbackDays}
            autocomplete="off"
          />
        </div>
      </div>
    </section>
  );
}

function Checks({ form }: { form: SettingsForm }) {
  const say = useFrame().words.settings;
  return (
    <>
      <section class="block">
        <h2>{say.links}</h2>
        <div class="row-card">
          <Check
            name="ignoreInternalCampaigns"
            label={say.internal}
            help={say.internalHelp}
            checked={form.ignoreInternalCampaigns}
          />
          <Check name="yclidIsYahooJapan" label={say.yclid} help={say.yclidHelp} checked={form.yclidIsYahooJapan} />
        </div>
      </section>
      <section class="block">
        <h2>{say.written}</h2>
        <div class="row-card">
          <Check name="redact" label={say.redact} help={say.redactHelp} checked={form.redact} />
          <Check name="honourDnt" label={say.dnt} help={say.dntHelp} checked={form.honourDnt} />
        </div>
      </section>
      <section class="block">
        <h2>{say.promise}</h2>
        <div class="row-card">
          <div class="halves">
            <Field
              name="genericShare"
              label={say.generic}
              help={say.genericHelp}
              value={form.genericShare}
              autocomplete="off"
            />
          </div>
        </div>
      </section>
    </>
  );
}

function Asking({ form }: { form: SettingsForm }) {
  const say = useFrame().words.settings;
  return (
    <section class="block">
      <h2>{say.asking}</h2>
      <p class="lead">{say.askingLead}</p>
      <div class="row-card">
        <div class="halves">
          <Field
            name="quietDays"
            label={say.quiet}
            help={say.quietHelp(...wholeSettings.quietDays)}
            value={form.quietDays}
            autocomplete="off"
          />
          <Field
            name="mostAsks"
            label={say.mostAsks}
            help={say.mostAsksHelp(...wholeSettings.mostAsks)}
            value={form.mostAsks}
            autocomplete="off"
          />
        </div>
        <div class="halves">
          <Field name="holdout" label={say.holdout} help={say.holdoutHelp} value={form.holdout} autocomplete="off" />
        </div>
      </div>
    </section>
  );
}
