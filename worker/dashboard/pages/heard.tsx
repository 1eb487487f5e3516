/** What people say brought them, beside the channel that was seen to: where the two disagree, look before you pay. */
import * as v from "valibot";
import { ReportQuery, type HeardReport } from "#contract";
import { heardReport } from "../../reports/heard/report.ts";
import type { Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { answerText } from "../facts.ts";
import { useFrame } from "../frame.ts";
import { Empty } from "../parts/empty.tsx";
import { Measure } from "../parts/measure.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { PeriodForm } from "../parts/period.tsx";
import { periodIn, type Period } from "../period.ts";

export async function heardPage({ c, here, frame, workspace }: Desk): Promise<Shown> {
  const period = periodIn(c.req.query(), workspace.timeZone, here.now);
  const report = await heardReport(
    here,
    v.parse(ReportQuery, { from: period.from, to: period.to, model: period.model }),
  );
  return { title: frame.words.heard.title, place: "heard", body: <HeardView period={period} report={report} /> };
}

/** The ready question, by which the built-in options get their names. */
const ready = { id: "heard", kind: "single", metric: "heard" } as const;

function HeardView({ period, report }: { period: Period; report: HeardReport }) {
  const { words, format } = useFrame();
  const say = words.heard;
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      <PeriodForm action="/app/heard" period={period} />
      {report.n === 0 ? (
        <Empty title={say.emptyTitle} say={say.empty} />
      ) : (
        <>
          <ul class="tiles">
            <li class="tile">
              <h2 class="tile-name">{say.answers}</h2>
              <p class="measure">
                <span class="measure-value">{format.count(report.n)}</span>
              </p>
            </li>
            <li class="tile">
              <h2 class="tile-name">{say.agree}</h2>
              <Measure name="share" figure={report.agree} />
              <p class="tile-help">{say.agreeHelp}</p>
            </li>
          </ul>
          <section class="block">
            <h2>{say.table}</h2>
            <Said items={report.items} />
          </section>
        </>
      )}
    </>
  );
}

/** A list in a list: each thing that is said, and below it the ways by which those people came. */
function Said({ items }: Pick<HeardReport, "items">) {
  const { words, format, language } = useFrame();
  const say = words.heard;
  const nameOf = (heard: string) => (heard === "other" ? say.other : answerText(ready, heard, language));
  return (
    <ul class="said">
      {items.map(({ heard, n, channels }) => (
        <li key={heard} class="tile">
          <h3 class="tile-name">
            {nameOf(heard)} · {format.count(n)}
          </h3>
          <table class="said-table">
            <thead>
              <tr>
                <th scope="col">{say.seen}</th>
                <th scope="col">{say.n}</th>
                <th scope="col">{say.verdict}</th>
              </tr>
            </thead>
            <tbody>
              {channels.map(({ channel, n: count, verdict }) => (
                <tr key={channel}>
                  <th scope="row">{channel === null ? say.unknown : words.channels[channel]}</th>
                  <td>{format.count(count)}</td>
                  <td>
                    <span class={`verdict verdict-${verdict}`}>{say.verdicts[verdict]}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </li>
      ))}
    </ul>
  );
}
