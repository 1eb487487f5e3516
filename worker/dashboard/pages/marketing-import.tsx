/** One import: before it counts, how its file was understood and what has to be said; after, what it brought. */
import { platforms, type ImportAnswer, type MetricsImport } from "#contract";
import { heldFile, rememberReading } from "../../marketing/held.ts";
import { importFile, previewFile, type SentFile } from "../../marketing/import.ts";
import { importOf, importRow, takeBack } from "../../marketing/imports.ts";
import { tell } from "../../http/audit.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { field, readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";
import { readingIn } from "../import-form.ts";
import { Icon } from "../parts/icon.tsx";
import { Counts, MistakeTable, NoteList } from "../parts/import-facts.tsx";
import { PreviewForm } from "../parts/import-preview.tsx";
import { Progress } from "../parts/imports.tsx";
import { Bad } from "../parts/notice.tsx";

const home = "/app/marketing";
/** Between two looks at an import that is going on. */
const seconds = 3;

export async function importPage(desk: Desk): Promise<Shown> {
  const { c, here } = desk;
  const row = await importRow(here, c.req.param("id") ?? "");
  if (row.state === "waiting") return preview(desk, await heldFile(here, row.id), {});
  return result(desk, importOf(row));
}

export async function changeImportPage(desk: Desk): Promise<Shown | Response> {
  const { c, here, frame } = desk;
  const id = c.req.param("id") ?? "";
  const form = await readForm(c);
  const action = field(form, "do");
  if (action === "back") {
    await takeBack(here, id, ["done"]);
    tell(c, { as: "takeBackImport" });
    return goTo(c, `${home}/${id}`);
  }
  if (action === "drop") {
    // Another tab may have imported it meanwhile: what is dropped is a file that waits, never figures that count.
    const dropped = await takeBack(here, id, ["waiting"]);
    tell(c, { as: "takeBackImport" });
    return dropped.state === "dropped" ? goTo(c, home) : result(desk, dropped, frame.words.marketing.gone);
  }
  const row = await importRow(here, id);
  if (row.state !== "waiting") return result(desk, importOf(row), frame.words.marketing.gone);
  const held = await heldFile(here, id);
  const options = readingIn(form, held.options);
  if (options === null) return preview(desk, held, { wrong: frame.words.marketing.badForm });
  const platform = platforms.find((one) => one === field(form, "platform")) ?? held.platform;
  await rememberReading(here, id, platform, options);
  const sent = { ...held, platform, options, skipBad: form.has("skipBad") };
  if (action !== "import") return preview(desk, sent, {});
  const seen = await previewFile(here, sent);
  const open = seen.questions.length > 0 || seen.figures === 0 || (seen.bad > 0 && !sent.skipBad);
  if (open) return preview(desk, sent, { seen, wrong: frame.words.marketing.notYet });
  const done = await importFile(here, sent);
  if (done.again) await takeBack(here, id);
  return goTo(c, `${home}/${done.id}`);
}

interface Outcome {
  /** What was read already. */
  seen?: ImportAnswer;
  wrong?: string;
}

async function preview({ here, frame }: Desk, sent: SentFile, { seen, wrong }: Outcome): Promise<Shown> {
  const answer = seen ?? (await previewFile(here, sent));
  const { marketing: say, editing } = frame.words;
  return {
    title: wrong ? `${editing.wrongTitle} · ${say.previewTitle}` : say.previewTitle,
    place: "marketing",
    status: wrong ? 422 : 200,
    body: (
      <>
        <Head title={answer.file ?? say.previewTitle} lead={say.previewLead} />
        {wrong && <Bad>{wrong}</Bad>}
        {answer.again && <p class="notice notice-care">{say.again}</p>}
        <PreviewForm
          answer={answer}
          action={`${home}/${sent.held ?? ""}`}
          options={sent.options}
          skipBad={sent.skipBad}
        />
      </>
    ),
  };
}

function result({ frame }: Desk, one: MetricsImport, wrong?: string): Shown {
  const say = frame.words.marketing;
  return {
    title: say.doneTitle,
    place: "marketing",
    status: wrong ? 409 : 200,
    ...(one.state === "writing" && !wrong ? { refresh: seconds } : {}),
    body: (
      <>
        <Head title={one.file ?? (one.source === "api" ? say.byApi : say.doneTitle)} lead={say.states[one.state]} />
        {wrong && <Bad>{wrong}</Bad>}
        {one.state === "taken_back" && (
          <p class="notice" role="status">
            {say.takenBack}
          </p>
        )}
        {one.state === "writing" && (
          <div class="notice">
            <Progress one={one} />
            <p>{say.writingHelp}</p>
            <a href={`${home}/${one.id}`}>{say.lookNow}</a>
          </div>
        )}
        <Counts one={one} />
        <NoteList notes={one.notes} />
        <MistakeTable mistakes={one.mistakes} bad={one.bad} />
        {one.state === "done" && (
          <form class="form-foot" method="post" action={`${home}/${one.id}`}>
            <p class="quiet">{say.takeBackHelp}</p>
            <button class="button button-quiet" name="do" value="back">
              {say.takeBack}
            </button>
          </form>
        )}
      </>
    ),
  };
}

function Head({ title, lead }: { title: string; lead: string }) {
  const say = useFrame().words.marketing;
  return (
    <div class="page-head">
      <div>
        <a class="back" href={home}>
          <Icon name="back" />
          {say.back}
        </a>
        <h1 dir="auto">{title}</h1>
        <p class="lead">{lead}</p>
      </div>
    </div>
  );
}
