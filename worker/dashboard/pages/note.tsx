/** A note on a campaign is kept, or shown again with what is wrong with it; and asked about once more before it goes. */
import * as v from "valibot";
import { CampaignNoteDraft } from "#contract";
import { createNote, deleteNote, readNote } from "../../campaigns/notes.ts";
import { readCampaign } from "../../campaigns/read.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { edited } from "../edited.tsx";
import { field, readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";
import { Mistakes, type Wrong } from "../parts/editing.tsx";
import { NoteFields, type NoteForm } from "../parts/notes.tsx";
import { OnceMore } from "../parts/once-more.tsx";

const homeOf = (campaign: string): string => `/app/campaigns/${campaign}`;
const idsOf = ({ c }: Desk): readonly [campaign: string, note: string] => [
  c.req.param("id") ?? "",
  c.req.param("noteId") ?? "",
];

export async function addNotePage(desk: Desk): Promise<Shown | Response> {
  const { c, here, frame } = desk;
  const campaign = await readCampaign(here, idsOf(desk)[0]);
  const sent = await readForm(c);
  const form: NoteForm = { day: field(sent, "day"), kind: field(sent, "kind"), text: field(sent, "text") };
  const draft = v.safeParse(CampaignNoteDraft, form);
  if (draft.success) {
    const { id } = await createNote(here, campaign.id, draft.output, c.get("actor"));
    return goTo(c, `${homeOf(campaign.id)}#${id}`);
  }
  const { alerts: say } = frame.words;
  const told = { day: say.wrongDay, kind: say.wrongKind, text: say.wrongText } as const;
  const wrong: Wrong = Object.fromEntries(
    (Object.keys(told) as (keyof typeof told)[])
      .filter((name) => draft.issues.some(({ path }) => path?.[0]?.key === name))
      .map((name) => [`note-${name}`, told[name]]),
  );
  return edited(desk, {
    title: say.wrongTitle,
    place: "campaigns",
    wrong,
    body: <WrongView campaign={campaign} form={form} />,
  });
}

function WrongView({ campaign, form }: { campaign: { id: string; name: string }; form: NoteForm }) {
  const { words } = useFrame();
  return (
    <section class="block">
      <h1 dir="auto">{campaign.name}</h1>
      <Mistakes />
      <NoteFields campaign={campaign} form={form} />
      <p>
        <a href={homeOf(campaign.id)}>{words.campaign.back}</a>
      </p>
    </section>
  );
}

export async function askDeleteNotePage(desk: Desk): Promise<Shown> {
  const note = await readNote(desk.here, ...idsOf(desk));
  return {
    title: desk.frame.words.alerts.deleteTitle,
    place: "campaigns",
    body: <AskView campaign={note.campaignId} id={note.id} text={note.text} />,
  };
}

export async function deleteNotePage(desk: Desk): Promise<Response> {
  const [campaign, id] = idsOf(desk);
  await readForm(desk.c);
  await deleteNote(desk.here, campaign, id);
  return goTo(desk.c, `${homeOf(campaign)}#notes`);
}

function AskView({ campaign, id, text }: { campaign: string; id: string; text: string }) {
  const { alerts: say } = useFrame().words;
  return (
    <OnceMore
      title={say.deleteTitle}
      lead={say.deleteLead}
      action={`${homeOf(campaign)}/notes/${id}/delete`}
      now={say.deleteNow}
      back={`${homeOf(campaign)}#${id}`}
      keep={say.keep}
    >
      <p class="note-text" dir="auto">
        {text}
      </p>
    </OnceMore>
  );
}
