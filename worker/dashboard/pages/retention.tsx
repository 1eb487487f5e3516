/** How long responses are kept, by survey where one has a time of its own; and what retention did. */
import * as v from "valibot";
import { Retention, retainedHow, type RetentionRule, type RetentionRun, type Survey } from "#contract";
import { listRetention } from "../../privacy/retention/read.ts";
import { listSurveys } from "../../surveys/read.ts";
import { updateWorkspace } from "../../workspaces/workspace.ts";
import { Refusal } from "../../http/refusal.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { field, readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";
import { Saved } from "../parts/editing.tsx";
import { Choice } from "../parts/field.tsx";
import { ListTable } from "../parts/list-table.tsx";
import { PageHead } from "../parts/page-head.tsx";

const path = "/app/privacy/retention";
const usual = [30, 90, 180, 365, 730, 1095] as const;
const mostSurveys = 200;
const mostRuns = 60;

export async function retentionPage({ c, here, frame, workspace }: Desk): Promise<Shown> {
  const [{ items: surveys }, { items: runs }] = await Promise.all([
    listSurveys(here, { limit: mostSurveys }),
    listRetention(here, { limit: mostRuns }),
  ]);
  return {
    title: frame.words.retention.title,
    place: "retention",
    body: (
      <RetentionView
        retention={workspace.settings.retention}
        surveys={surveys}
        runs={runs}
        saved={c.req.query("saved") !== undefined}
      />
    ),
  };
}

/** "" is forever; anything else is checked as the API checks it. */
const ruleIn = (form: URLSearchParams, name: string) => {
  const days = field(form, `${name}.days`);
  return { days: days === "forever" ? null : Number(days), how: field(form, `${name}.how`) };
};

export async function saveRetentionPage({ c, here, workspace }: Desk): Promise<Response> {
  const form = await readForm(c);
  const { items } = await listSurveys(here, { limit: mostSurveys });
  const own = items.filter(({ id }) => !["", "all"].includes(field(form, `${id}.days`)));
  const listed = new Set(items.map(({ id }) => id));
  // What the form does not show stays as it was set.
  const others = Object.entries(workspace.settings.retention.surveys).filter(([id]) => !listed.has(id));
  const surveys = Object.fromEntries([...others, ...own.map(({ id }) => [id, ruleIn(form, id)] as const)]);
  const retention = v.safeParse(Retention, { ...ruleIn(form, "all"), surveys });
  if (!retention.success) throw new Refusal("invalid_body", "Choose how long, and what then, from the lists.");
  await updateWorkspace(here, { settings: { retention: retention.output } });
  return goTo(c, `${path}?saved=1`);
}

interface ViewProps {
  retention: Retention;
  surveys: readonly Pick<Survey, "id" | "name">[];
  runs: readonly RetentionRun[];
  saved: boolean;
}

function RetentionView({ retention, surveys, runs, saved }: ViewProps) {
  const { words } = useFrame();
  const say = words.retention;
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      <Saved saved={saved} />
      <form class="editor" method="post" action={path}>
        <section class="block">
          <h2>{say.all}</h2>
          <div class="row-card">
            <Rule name="all" rule={retention} />
            <p class="field-help">{say.afterHelp}</p>
            <p class="field-help">{say.customers}</p>
          </div>
        </section>
        {surveys.length > 0 && (
          <section class="block">
            <h2>{say.surveys}</h2>
            {surveys.map(({ id, name }) => (
              <fieldset key={id} class="row-card">
                <legend dir="auto">{name}</legend>
                <Rule name={id} rule={retention.surveys[id] ?? null} otherwise={retention.how} />
              </fieldset>
            ))}
          </section>
        )}
        <div class="form-foot">
          <button class="button">{say.save}</button>
        </div>
      </form>
      <Log runs={runs} />
    </>
  );
}

/** Null: as for all. */
function Rule(props: { name: string; rule: RetentionRule | null; otherwise?: RetentionRule["how"] }) {
  const { name, rule, otherwise = "anonymise" } = props;
  const { words, format } = useFrame();
  const say = words.retention;
  const days = [...new Set([...usual, ...(rule?.days ? [rule.days] : [])])].sort((a, b) => a - b);
  const value = rule === null ? "all" : String(rule.days ?? "forever");
  return (
    <div class="halves">
      <Choice
        name={`${name}.days`}
        label={say.days}
        value={value}
        options={[
          ...(name === "all" ? [] : [["all", say.asAll] as const]),
          ["forever", say.forever],
          ...days.map((n) => [String(n), say.nDays(n, format.count(n))] as const),
        ]}
      />
      <Choice
        name={`${name}.how`}
        label={say.afterwards}
        value={rule?.how ?? otherwise}
        options={retainedHow.map((how) => [how, say.ways[how]] as const)}
      />
    </div>
  );
}

function Log({ runs }: { runs: readonly RetentionRun[] }) {
  const { words, format } = useFrame();
  const say = words.retention;
  return (
    <section class="block">
      <h2>{say.log}</h2>
      {runs.length === 0 ? (
        <p class="quiet">{say.none}</p>
      ) : (
        <ListTable caption={say.log} columns={[say.night, say.survey, say.what, say.rows]}>
          {runs.map(({ day, survey, how, rows }) => (
            <tr key={`${day}${survey?.id ?? ""}${how}`}>
              <th scope="row">{format.day(day)}</th>
              <td dir="auto">{survey?.name ?? say.noSurvey}</td>
              <td>{say.how[how]}</td>
              <td>{format.count(rows)}</td>
            </tr>
          ))}
        </ListTable>
      )}
    </section>
  );
}
