/** An endpoint is made or changed here. Its secret is shown in the answer that makes it, and never again. */
import { Refusal } from "../../http/refusal.ts";
import { presets, type Endpoint, type PresetName, type Survey } from "#contract";
import { presetOf } from "../../crm/registry.ts";
import { listCampaigns } from "../../campaigns/read.ts";
import { readEndpoint } from "../../deliveries/endpoints/read.ts";
import { createEndpoint, updateEndpoint } from "../../deliveries/endpoints/write.ts";
import { nudge, senderOf } from "../../deliveries/nudge.ts";
import { inLocale } from "../../campaigns/promise.ts";
import { listSurveys } from "../../surveys/read.ts";
import { tell } from "../../http/audit.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { edited } from "../edited.tsx";
import {
  addressId,
  blankEndpoint,
  changeHeaders,
  endpointForm,
  endpointIn,
  readDraft,
  readPatch,
} from "../endpoint-form.ts";
import type { EndpointForm } from "../endpoint-form.ts";
import { pageOf } from "../endpoint-name.ts";
import { readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";
import { namesUrl } from "../preset-form.ts";
import type { Editing } from "../parts/editing.tsx";
import { EndpointFields, type EndpointChoices } from "../parts/endpoint-form.tsx";
import { Icon } from "../parts/icon.tsx";
import { SecretOnce } from "../parts/secret-once.tsx";
import { actionIn } from "../rows.ts";

const newPath = "/app/endpoints/new";

interface Outcome extends Partial<Editing> {
  changed?: boolean;
}

const knownOf = async ({ c, here }: Desk): Promise<Endpoint | null> => {
  const id = c.req.param("id");
  return id === undefined ? null : readEndpoint(here, id);
};

/** The endpoint's own, else as the address says it. */
const presetNamed = ({ c }: Desk, known: Endpoint | null): PresetName =>
  known?.preset ?? presets.find((name) => name === c.req.query("preset")) ?? "standard";

export async function editEndpointPage(desk: Desk): Promise<Shown> {
  const known = await knownOf(desk);
  return show(desk, known, known ? endpointForm(known) : blankEndpoint(presetNamed(desk, known)), {});
}

export async function saveEndpointPage(desk: Desk): Promise<Shown | Response> {
  const { c } = desk;
  const known = await knownOf(desk);
  const sent = await readForm(c);
  const form = endpointIn(sent, presetNamed(desk, known));
  const action = actionIn(sent);
  if (action.verb !== "save") {
    const { form: after, focus } = changeHeaders(form, action);
    return show(desk, known, after, { focus, changed: true });
  }
  try {
    return await save(desk, known, form);
  } catch (error) {
    const wrong = error instanceof Refusal ? refused(desk, form, error) : null;
    if (!wrong) throw error;
    return show(desk, known, form, { wrong });
  }
}

async function save(desk: Desk, known: Endpoint | null, form: EndpointForm): Promise<Shown | Response> {
  const { c, here, frame } = desk;
  const sender = senderOf(c);
  const place = { loopback: sender.loopback, home: frame.origin };
  if (known) {
    const read = readPatch(form, known, place, frame.words);
    if (!read.ok) return show(desk, known, form, { wrong: read.wrong });
    await updateEndpoint(here, sender, frame.origin, known.id, read.draft);
    nudge(c, here.workspaceId, [known.id]);
    return goTo(c, `${pageOf(known.id)}?saved=1`);
  }
  const read = readDraft(form, place, frame.words);
  if (!read.ok) return show(desk, known, form, { wrong: read.wrong });
  const { id, secret } = await createEndpoint(here, sender, frame.origin, read.draft);
  tell(c, { object: id });
  // Others know us by their own key: there is nothing to sign, and nothing to copy.
  if (!namesUrl(presetOf(read.draft.preset))) return goTo(c, `${pageOf(id)}?saved=1`);
  return {
    title: frame.words.deliveries.secretTitle,
    place: "endpoints",
    status: 201,
    body: <SecretOnce secret={secret} next={pageOf(id)} />,
  };
}

/** What only saving could tell; null for what the form cannot mend. */
function refused({ frame }: Desk, form: EndpointForm, { code }: Refusal): Record<string, string> | null {
  const say = frame.words.deliveries;
  const id = addressId(form);
  if (code === "unsafe_url") return { [id]: say.addressFaults.not_public };
  if (code === "too_many_endpoints") return { [id]: say.tooMany };
  return code === "conflict" ? { "add-header": say.rotateFirst } : null;
}

async function show(
  desk: Desk,
  known: Endpoint | null,
  form: EndpointForm,
  { changed = false, ...editing }: Outcome,
): Promise<Shown> {
  const { here, frame } = desk;
  const [surveys, campaigns] = await Promise.all([
    listSurveys(here, { limit: 200 }),
    listCampaigns(here, { limit: 500 }),
  ]);
  const say = frame.words.deliveries;
  return edited(desk, {
    ...editing,
    title: known ? say.editTitle : say.newTitle,
    place: "endpoints",
    body: (
      <EditView
        known={known}
        form={form}
        changed={changed}
        surveys={surveys.items.map(({ id, name }) => [id, name] as const)}
        campaigns={campaigns.items.map(({ id, name }) => [id, name] as const)}
        answers={answersOf(desk, surveys.items)}
      />
    ),
  });
}

/** Each question once, by what it asks; surveys may share one. */
function answersOf({ frame, workspace }: Desk, surveys: readonly Survey[]): EndpointChoices["answers"] {
  const { language, words } = frame;
  const asked = surveys.flatMap(({ questions, name }) =>
    questions.map(({ id, ask }) => {
      const text = ask === undefined ? `${name}: ${id}` : inLocale(ask, language, workspace.locale);
      return [`answer.${id}`, words.deliveries.answerTo(text.slice(0, 80))] as const;
    }),
  );
  return [...new Map(asked)];
}

interface ViewProps extends EndpointChoices {
  known: Endpoint | null;
  form: EndpointForm;
  changed: boolean;
}

function EditView({ known, ...rest }: ViewProps) {
  const { words: all, language } = useFrame();
  const say = all.deliveries;
  const { preset } = rest.form.given;
  const words = presetOf(preset)?.words[language];
  const title = words ? `${say.newTitle}: ${words.title}` : say.newTitle;
  return (
    <>
      <div class="page-head">
        <div>
          <a class="back" href={known ? pageOf(known.id) : "/app/endpoints/presets"}>
            <Icon name="back" />
            {known ? say.backTo : say.galleryTitle}
          </a>
          <h1>{known ? say.editTitle : title}</h1>
          <p class="lead">{known ? say.editLead : (words?.lead ?? say.newLead)}</p>
        </div>
      </div>
      <EndpointFields
        action={known ? `${pageOf(known.id)}/edit` : preset === "standard" ? newPath : `${newPath}?preset=${preset}`}
        kept={known}
        {...rest}
      />
    </>
  );
}
