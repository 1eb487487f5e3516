/** A campaign's notes: what was changed and when, and what has become of the promise since. */
import { noteKinds, type Campaign, type Measure } from "#contract";
import { enough, sinceNotes, type Since } from "../../alerts/since.ts";
import { openDay } from "../../alerts/weeks.ts";
import { listNotes } from "../../campaigns/notes.ts";
import type { Desk } from "../desk.ts";
import { useFrame, type Frame } from "../frame.ts";
import { Choice, Field } from "./field.tsx";
import { axes, type Axis } from "./measure.tsx";
import { Allowed } from "./allowed.tsx";

/** The latest ones; more than these nobody weighs against each other. */
const latest = 20;

export async function notesOf({ here, workspace }: Pick<Desk, "here" | "workspace">, campaign: string) {
  const { items } = await listNotes(here, campaign, { limit: latest });
  const today = openDay(workspace.timeZone, here.now);
  return { since: await sinceNotes(here, campaign, items, today), today };
}

export type Noted = Awaited<ReturnType<typeof notesOf>>;

export interface NoteForm {
  day: string;
  kind: string;
  text: string;
}

export function CampaignNotes({ campaign, noted }: { campaign: Pick<Campaign, "id">; noted: Noted }) {
  const { words } = useFrame();
  const { since, today } = noted;
  return (
    <section class="block" id="notes">
      <h2>{words.alerts.notes}</h2>
      <p class="lead">{words.alerts.notesLead}</p>
      <Allowed to="createNote">
        <NoteFields campaign={campaign} form={{ day: today, kind: "ad_changed", text: "" }} />
      </Allowed>
      {since.length === 0 && <p class="quiet">{words.alerts.noNotes}</p>}
      {since.length > 0 && (
        <ol class="notes">
          {since.map((one) => (
            <NoteItem key={one.note.id} since={one} />
          ))}
        </ol>
      )}
    </section>
  );
}

export function NoteFields({ campaign, form }: { campaign: Pick<Campaign, "id">; form: NoteForm }) {
  const { words } = useFrame();
  const say = words.alerts;
  return (
    <form class="card note-form" method="post" action={`/app/campaigns/${campaign.id}/notes`}>
      <Choice
        name="kind"
        id="note-kind"
        label={say.kind}
        value={form.kind}
        options={noteKinds.map((kind) => [kind, say.kinds[kind]] as const)}
      />
      <Field name="day" id="note-day" type="date" label={say.day} value={form.day} required />
      <Field name="text" id="note-text" label={say.text} value={form.text} help={say.textHelp} autocomplete="off" />
      <button class="button">{say.add}</button>
    </form>
  );
}

function NoteItem({ since }: { since: Since }) {
  const frame = useFrame();
  const { words, format } = frame;
  const say = words.alerts;
  const { id, campaignId, day, kind, text, author } = since.note;
  return (
    <li class="note" id={id}>
      <div class="note-head">
        <h3>
          {say.kinds[kind]} <time datetime={day}>{format.day(day)}</time>
        </h3>
        <Allowed to="deleteNote">
          <a class="note-delete" href={`/app/campaigns/${campaignId}/notes/${id}/delete`}>
            {say.delete}
            <span class="unseen"> {say.deleteWhich(format.day(day))}</span>
          </a>
        </Allowed>
      </div>
      <p class="note-text" dir="auto">
        {text}
      </p>
      {author !== undefined && (
        <p class="alert-small">
          <bdi>{say.by(author)}</bdi>
        </p>
      )}
      <div class="note-since">
        {sinceTexts(since, frame).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </li>
  );
}

type Speech = Pick<Frame, "words" | "format">;

/** What can be said by now, in words; a test only where both sides have enough answers. */
function sinceTexts(since: Since, speech: Speech): string[] {
  const { words, format } = speech;
  const say = words.alerts;
  const { before, after, next, kept, gap } = since;
  if (after === null) return next === null ? [] : [say.waiting(format.day(next))];
  const span = ({ from, to }: { from: string; to: string }): string =>
    say.span(format.dayShort(from), format.dayShort(to));
  return [
    comparison(say.keptRate, kept, axes.kept, speech),
    comparison(say.gapScore, gap, axes.gap, speech),
    kept.after.n < enough
      ? say.tooFew(format.count(kept.after.n), format.count(enough))
      : kept.before.n < enough
        ? say.tooFewBefore(format.count(kept.before.n), format.count(enough))
        : "",
    `${say.sides(span(before), span(after))}${next === null ? "" : ` ${say.growing(format.day(next))}`}`,
  ].filter((line) => line !== "");
}

/** "Kept: 56 % (n 80) → 71 % (n 64), +15 points (interval …), q …"; nothing while a side has too few to be told. */
function comparison(name: string, { before, after, change }: Since["kept"], axis: Axis, { words, format }: Speech) {
  const say = words.alerts;
  const { value, low, high, q } = change;
  if (before.confidence === "none" || after.confidence === "none" || value === null || low === null || high === null)
    return "";
  const side = (measure: Measure): string =>
    `${format[axis.write](measure.value ?? 0)} (${words.measure.n}\u00a0${format.count(measure.n)})`;
  const points = (part: number): string => format.net(axis.write === "share" ? part * 100 : part);
  const moved = `${say.points(points(value))} (${say.interval(points(low), points(high))})`;
  const verdict = q === null ? "" : `, ${q <= 0.05 ? say.real(format.q(q)) : say.byChance(format.q(q))}`;
  return `${say.moved(name, side(before), side(after), moved)}${verdict}.`;
}
