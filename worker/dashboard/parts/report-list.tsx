/** Every report there is, as a file of the same rows: the list follows the registry. */
import { reportNames, reports, type ReportName } from "#contract";
import { useFrame } from "../frame.ts";
import { withQuery } from "../results.ts";
import { Icon } from "./icon.tsx";

/** What a report takes of the page's filters. */
const takenBy = (name: ReportName, query: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(query).filter(([filter]) => filter in reports[name].query.entries));

/** Models that a report does not know stand aside for its own. */
const modelFor = (name: ReportName, query: Readonly<Record<string, string | undefined>>) =>
  ["asking", "credit", "funnel"].includes(name) ? { ...query, model: undefined } : query;

interface ListProps {
  query: Readonly<Record<string, string | undefined>>;
  /** A question of the survey, for the report that is of one. */
  question: string | undefined;
}

export function ReportList({ query, question }: ListProps) {
  const { words } = useFrame();
  const say = words.results;
  const names = reportNames.filter((name) => name !== "question" || question !== undefined);
  return (
    <section class="block report-list">
      <h2>{say.everyReport}</h2>
      <p class="lead">{say.everyReportLead}</p>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <span>{say.reports[name]}</span>
            <a
              href={withQuery(
                `/v1/reports/${name}.csv`,
                takenBy(name, { ...modelFor(name, query), question: name === "voices" ? undefined : question }),
              )}
            >
              <Icon name="download" />
              CSV <span class="unseen">{say.reports[name]}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
