/** A campaign is made or changed here: rows come and go, a preview counts, and saving gives the past its campaigns anew. */
import * as v from "valibot";
import { CampaignDraft, PreviewRequest, type Campaign, type Preview } from "#contract";
import { previewCampaign } from "../../campaigns/preview.ts";
import { readCampaign } from "../../campaigns/read.ts";
import { retagLater } from "../../campaigns/routes.ts";
import { createCampaign, updateCampaign } from "../../campaigns/write.ts";
import { tell } from "../../http/audit.ts";
import { goTo, type Shown } from "../answer.tsx";
import { blankCampaign, campaignIn, changeCampaign, draftOf, formOf, type CampaignForm } from "../campaign-form.ts";
import { wrongCampaign } from "../campaign-issues.ts";
import type { Desk } from "../desk.ts";
import { edited } from "../edited.tsx";
import { readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";
import { CampaignFields } from "../parts/campaign-form.tsx";
import type { Editing } from "../parts/editing.tsx";
import { Icon } from "../parts/icon.tsx";
import type { Options } from "../parts/rule-rows.tsx";
import { actionIn } from "../rows.ts";
import { touchpointNames } from "../voices.ts";

interface Outcome extends Partial<Editing> {
  preview?: Preview | null;
  changed?: boolean;
}

const knownOf = async ({ c, here }: Desk): Promise<Campaign | null> => {
  const id = c.req.param("id");
  return id === undefined ? null : readCampaign(here, id);
};

/** The form, empty or as stored; a name may come along from the list of names that nobody recognised. */
export async function editCampaignPage(desk: Desk): Promise<Shown> {
  const known = await knownOf(desk);
  const name = (desk.c.req.query("name") ?? "").slice(0, 200);
  return show(desk, known, known ? formOf(known, desk.workspace.locale) : blankCampaign(name), {});
}

export async function saveCampaignPage(desk: Desk): Promise<Shown | Response> {
  const { c, here, frame, workspace } = desk;
  const known = await knownOf(desk);
  const sent = await readForm(c);
  const form = campaignIn(sent);
  const action = actionIn(sent);
  const wrong = (issues: readonly v.BaseIssue<unknown>[]) => ({ wrong: wrongCampaign(issues, form, frame.words) });

  if (action.verb === "save") {
    const draft = v.safeParse(CampaignDraft, draftOf(form, known, workspace.locale));
    if (!draft.success) return show(desk, known, form, wrong(draft.issues));
    const { id } = known
      ? await updateCampaign(here, known.id, draft.output)
      : await createCampaign(here, draft.output);
    retagLater(c, here);
    tell(c, { object: id });
    return goTo(c, `/app/campaigns/${id}`);
  }
  if (action.verb === "preview") {
    const { name, externalIds, priority, match } = draftOf(form, known, workspace.locale);
    const asked = v.safeParse(PreviewRequest, { id: known?.id, name, externalIds, priority, match });
    if (!asked.success) return show(desk, known, form, wrong(asked.issues));
    return show(desk, known, form, { preview: await previewCampaign(here, asked.output), changed: true });
  }
  const { form: after, focus } = changeCampaign(form, action);
  return show(desk, known, after, { focus, changed: true });
}

async function show(
  desk: Desk,
  known: Campaign | null,
  form: CampaignForm,
  { preview = null, changed = false, ...editing }: Outcome,
): Promise<Shown> {
  const { here, frame, workspace } = desk;
  const names = await touchpointNames(here, frame.language, workspace.locale);
  const say = frame.words.editing;
  return edited(desk, {
    ...editing,
    title: known ? `${say.editTitle}: ${known.name}` : say.newTitle,
    place: "campaigns",
    body: <EditView known={known} form={form} touchpoints={[...names]} preview={preview} changed={changed} />,
  });
}

interface ViewProps {
  known: Campaign | null;
  form: CampaignForm;
  touchpoints: Options;
  preview: Preview | null;
  changed: boolean;
}

function EditView({ known, ...rest }: ViewProps) {
  const { words } = useFrame();
  const say = words.editing;
  return (
    <>
      <div class="page-head">
        <div>
          <a class="back" href={known ? `/app/campaigns/${known.id}` : "/app"}>
            <Icon name="back" />
            <bdi>{known ? say.backTo(known.name) : words.campaign.back}</bdi>
          </a>
          <h1>{known ? say.editTitle : say.newTitle}</h1>
          <p class="lead">{known ? say.editLead : say.newLead}</p>
        </div>
      </div>
      <CampaignFields
        action={known ? `/app/campaigns/${known.id}/edit` : "/app/campaigns/new"}
        known={known}
        {...rest}
      />
    </>
  );
}
