/** The form of a campaign: what it is, how it is recognised, what it promises; a preview before anything is kept. */
import { channels, matchFields, matchOps, type Campaign, type Preview } from "#contract";
import { mostPromises, type CampaignForm } from "../campaign-form.ts";
import { useFrame } from "../frame.ts";
import { FirstButton, FormFoot, Mistakes } from "./editing.tsx";
import { Area, Choice, Field, Optional } from "./field.tsx";
import { PreviewFigures } from "./preview.tsx";
import { PromiseRows } from "./promise-rows.tsx";
import { RuleRows, type Options } from "./rule-rows.tsx";

const mostRules = 50;

interface FormProps {
  action: string;
  form: CampaignForm;
  known: Campaign | null;
  touchpoints: Options;
  preview: Preview | null;
  /** True where rows were changed and nothing is kept yet. */
  changed: boolean;
}

export function CampaignFields({ action, form, known, touchpoints, preview, changed }: FormProps) {
  const { words } = useFrame();
  const say = words.editing;
  return (
    <form class="editor" method="post" action={action} novalidate>
      <FirstButton action="save" />
      <Mistakes />
      <section class="block">
        <h2>{say.facts}</h2>
        <Basics form={form} />
      </section>
      <section class="block">
        <h2>{say.rules}</h2>
        <p class="lead">{say.rulesLead}</p>
        {form.rules.length === 0 && <p class="quiet">{say.noRules}</p>}
        <RuleRows
          rules={form.rules}
          fields={matchFields.map((field) => [field, words.matchFields[field]] as const)}
          ops={matchOps.map((op) => [op, words.matchOps[op]] as const)}
          most={mostRules}
        />
      </section>
      <section class="block">
        <h2>{say.promises}</h2>
        <p class="lead">{say.promisesLead}</p>
        <PromiseRows
          promises={form.promises}
          most={mostPromises}
          known={known?.promises ?? []}
          touchpoints={touchpoints}
        />
      </section>
      {preview && <PreviewFigures preview={preview} />}
      <FormFoot changed={changed}>
        <button class="button button-quiet" name="do" value="preview">
          {say.preview}
        </button>
        <a class="clear" href={known ? `/app/campaigns/${known.id}` : "/app"}>
          {say.cancel}
        </a>
      </FormFoot>
    </form>
  );
}

function Basics({ form }: { form: CampaignForm }) {
  const { words } = useFrame();
  const say = words.editing;
  return (
    <div class="row-card">
      <div class="halves">
        <Field name="name" label={say.name} help={say.nameHelp} value={form.name} autocomplete="off" />
        <Optional name="owner" label={say.owner} help={say.optional} value={form.owner} />
      </div>
      <div class="thirds">
        <Field type="date" name="startsOn" label={say.startsOn} value={form.startsOn} help={say.datesHelp} />
        <Field type="date" name="endsOn" label={say.endsOn} value={form.endsOn} />
        <Choice
          name="channel"
          label={say.channel}
          value={form.channel}
          options={[["", say.anyChannel], ...channels.map((channel) => [channel, words.channels[channel]] as const)]}
        />
      </div>
      <div class="halves">
        <Area
          name="externalIds"
          label={say.externalIds}
          help={say.externalIdsHelp}
          value={form.externalIds.join("\n")}
        />
        <Optional name="priority" label={say.priority} help={say.priorityHelp} value={form.priority} />
      </div>
    </div>
  );
}
