/** How a file was understood, as a form: what has to be said, what each column is, and the button that imports it. */
import { metricFields, platforms, type ImportAnswer, type ReadingOptions } from "#contract";
import { useFrame } from "../frame.ts";
import { moneyText } from "../money.ts";
import { FirstButton } from "./editing.tsx";
import { Check, Choice, Field, Optional } from "./field.tsx";
import { Counts, MistakeTable, NoteList, Scrolled } from "./import-facts.tsx";

interface PreviewProps {
  answer: ImportAnswer;
  action: string;
  options: ReadingOptions;
  skipBad: boolean;
}

export function PreviewForm({ answer, action, options, skipBad }: PreviewProps) {
  const { words, format } = useFrame();
  const say = words.marketing;
  return (
    <form class="editor" method="post" action={action} novalidate>
      <FirstButton action="preview" />
      <Counts one={answer} />
      <NoteList notes={answer.notes} />
      <Questions answer={answer} options={options} />
      <MistakeTable mistakes={answer.mistakes} bad={answer.bad} />
      {answer.bad > 0 && <Check name="skipBad" label={say.skipBad} help={say.skipBadHelp} checked={skipBad} />}
      <Sample answer={answer} />
      <Columns answer={answer} />
      <Unmatched answer={answer} />
      <div class="form-foot">
        <button class="button" name="do" value="import">
          {say.import(answer.figures, format.count(answer.figures))}
        </button>
        <button class="button button-quiet" name="do" value="preview">
          {say.lookAgain}
        </button>
        <button class="button button-quiet" name="do" value="drop">
          {say.drop}
        </button>
      </div>
    </form>
  );
}

function Questions({ answer, options }: Pick<PreviewProps, "answer" | "options">) {
  const say = useFrame().words.marketing;
  const asked = (name: string): string | undefined => {
    const found = answer.questions.find(({ ask }) => ask === name);
    return found && say.questions[found.ask];
  };
  const days = asked("period");
  const currencies = asked("currencies");
  const { spend = "", revenue = "" } = answer.understood?.mapping ?? {};
  return (
    <section class="block">
      {[asked("overlap"), asked("without_id")].map(
        (text) =>
          text && (
            <p key={text} class="notice notice-care">
              {text}
            </p>
          ),
      )}
      {currencies && (
        <p class="notice notice-care">
          {currencies} {say.twoColumns(spend, revenue)}
        </p>
      )}
      <div class="row-card">
        {answer.questions.length > 0 && <h2>{say.open}</h2>}
        <div class="thirds">
          <Choice
            name="platform"
            label={say.platform}
            value={answer.platform ?? ""}
            options={platforms.map((one) => [one, say.platforms[one]] as const)}
            error={asked("columns")}
          />
          <Choice
            name="dates"
            label={say.dates}
            value={options.dates ?? ""}
            options={[
              ["", say.asRead],
              ["dmy", say.dateOrders.dmy],
              ["mdy", say.dateOrders.mdy],
            ]}
            error={asked("dates")}
          />
          <Choice
            name="decimal"
            label={say.decimal}
            value={options.decimal ?? ""}
            options={[
              ["", say.asRead],
              ["point", say.decimals.point],
              ["comma", say.decimals.comma],
            ]}
            error={asked("decimal")}
          />
          <Optional
            name="currency"
            label={say.currency}
            help={say.currencyHelp}
            value={options.currency}
            error={asked("currency")}
          />
          <Optional name="account" label={say.account} help={say.accountHelp} value={options.account} />
          {(days !== undefined || options.from !== undefined) && (
            <>
              <Field name="from" type="date" label={say.from} value={options.from} error={days} />
              <Field name="to" type="date" label={say.through} value={options.to} />
            </>
          )}
          {answer.understood?.mapping.indicator !== undefined && (
            <Optional name="indicator" label={say.indicator} help={say.indicatorHelp} value={options.indicator} />
          )}
        </div>
      </div>
    </section>
  );
}

/** Each field with the column that it was found in; a second list remembers which one that was. */
function Columns({ answer }: Pick<PreviewProps, "answer">) {
  const say = useFrame().words.marketing;
  const { understood, questions } = answer;
  if (!understood || understood.header.length === 0) return null;
  const header = [...new Set(understood.header.filter((name) => name !== ""))];
  return (
    <details class="more" open={questions.some(({ ask }) => ask === "columns" || ask === "currencies")}>
      <summary>{say.columns}</summary>
      <div class="row-card">
        <p class="quiet">{say.columnsLead}</p>
        <div class="thirds">
          {metricFields.map((field) => {
            const found = understood.mapping[field] ?? "";
            return (
              <div key={field}>
                <input type="hidden" name={`shown.${field}`} value={found} />
                <Choice
                  name={`column.${field}`}
                  label={say.fields[field]}
                  value={found}
                  options={[["", say.notInFile], ...header.map((name) => [name, name] as const)]}
                />
              </div>
            );
          })}
        </div>
      </div>
    </details>
  );
}

function Sample({ answer }: Pick<PreviewProps, "answer">) {
  const { words, format, language } = useFrame();
  const say = words.marketing;
  const count = (n: number | null) => (n === null ? words.none : format.count(n));
  if (answer.sample.length === 0) return null;
  return (
    <section class="block">
      <h2 id="sample">{say.sample}</h2>
      <Scrolled by="sample">
        <table class="file-table">
          <caption class="unseen">{say.sampleCaption}</caption>
          <thead>
            <tr>
              {[
                say.day,
                say.campaign,
                say.fields.impressions,
                say.clicks,
                say.spend,
                say.conversions,
                say.fields.revenue,
              ].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.sample.map((row, place) => {
              const money = (minor: number | null) =>
                minor === null
                  ? words.none
                  : row.currency === "XXX"
                    ? count(minor / 100)
                    : moneyText(language, minor, row.currency);
              return (
                <tr key={place}>
                  <th scope="row">
                    {row.day === row.through
                      ? format.day(row.day)
                      : words.period.span(format.day(row.day), format.day(row.through))}
                  </th>
                  <td dir="auto">{row.campaign}</td>
                  <td>{count(row.impressions)}</td>
                  <td>{count(row.clicks)}</td>
                  <td>{money(row.spendMinor)}</td>
                  <td>{count(row.conversions)}</td>
                  <td>{money(row.revenueMinor)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}

const mostNames = 20;

function Unmatched({ answer }: Pick<PreviewProps, "answer">) {
  const { words, format } = useFrame();
  const say = words.marketing;
  const { unmatched } = answer;
  if (unmatched.length === 0) return null;
  return (
    <section class="block">
      <h2>
        {say.willBeUnmatched} ({format.count(unmatched.length)})
      </h2>
      <p class="lead">{say.willBeUnmatchedLead}</p>
      <ul class="file-names">
        {unmatched.slice(0, mostNames).map(({ key, account, campaign }) => (
          <li key={`${account} ${key}`}>
            <bdi>{campaign}</bdi>
          </li>
        ))}
        {unmatched.length > mostNames && <li>…</li>}
      </ul>
    </section>
  );
}
