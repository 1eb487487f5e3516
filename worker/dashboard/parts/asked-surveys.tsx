/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- as in sheet.tsx */
/** Each survey: how often it was shown, who answered, who closed it, how often a rule held it back. */
import type { AskingReport } from "#contract";
import { useFrame } from "../frame.ts";
import { Measure } from "./measure.tsx";
import { Cell, Sheet } from "./sheet.tsx";

export function AskedSurveys({ report: { items } }: { report: AskingReport }) {
  const { words, format } = useFrame();
  const say = words.asking;
  return (
    <section class="block">
      <h2>{say.surveys}</h2>
      <p class="lead">{say.surveysLead}</p>
      <Sheet caption={say.surveysCaption} columns={[words.results.survey, say.n, say.answered, say.share, say.held]}>
        {items.map((row) => (
          <tr key={row.key} role="row">
            <th role="rowheader" scope="row">
              <span class="campaign-name" dir="auto">
                {row.name ?? row.key}
              </span>
            </th>
            <Cell column={say.n}>{format.count(row.shown)}</Cell>
            <Cell column={say.answered}>
              <Measure name="share" figure={row.response} />
            </Cell>
            <Cell column={say.share}>
              <Measure name="share" figure={row.dismiss} />
            </Cell>
            <Cell column={say.held}>{format.count(row.suppressed)}</Cell>
          </tr>
        ))}
      </Sheet>
    </section>
  );
}
