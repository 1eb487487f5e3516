/**
 * A survey's questions, each with its scores, the share of every value, and by whom. Scores and shares come from the
 * counted cells; what they are of comes from the survey's published versions. All questions of a survey cost as many
 * reads of the database as one, but for their texts.
 */
import type { QuestionQuery, QuestionReport, Segmenting } from "#contract";
import type { Surroundings } from "../../http/context.ts";
import { countCells, type Cells } from "../cells.ts";
import { cellFilters } from "../filters.ts";
import { periodOf } from "../period.ts";
import { noAnswers } from "../statistics/confidence.ts";
import { withheld, withhold } from "../withhold.ts";
import { holdsWords } from "../../text/written.ts";
import { readAsked, type AskedQuestion } from "./asked.ts";
import { figuresOf, needsPeople, sum, withinOne, type Asking } from "./figures.ts";
import { labelOf, questionText, type Tongue } from "./labels.ts";
import { namesOf } from "./names.ts";
import { countPeople } from "./people.ts";
import { segmentsOf } from "./segments.ts";
import { countShown } from "./shown.ts";
import { readTexts } from "./texts.ts";
import { valuesOf, type Counted } from "./values.ts";
import { keptBackOf } from "./kept-back.ts";

export type ResultsQuery = Omit<QuestionQuery, "question" | "limit" | "cursor">;

export async function questionReport(here: Surroundings, query: QuestionQuery): Promise<QuestionReport> {
  const { question, limit, cursor, ...asked } = query;
  const [found] = await surveyResults(here, asked, { question, texts: { limit, cursor } });
  if (found) return found;
  const { from, to } = await periodOf(here, query);
  const empty = { survey: null, question: null, n: 0, answered: noAnswers, reached: noAnswers, scores: [] };
  const nothing = { verdict: null, distribution: [], segments: null, texts: { items: [], next: null } };
  return { from, to, model: query.model, ...empty, base: { responses: 0, shown: null }, ...nothing, notes: [unknown] };
}
const unknown = "No published version of a survey of this workspace asks this question.";

interface Wanted {
  /** One of them; all if missing. */
  question?: string;
  texts: { limit?: number | undefined; cursor?: string | undefined };
}

/** Every question that the survey ever asked, in its order, or the one that is wanted. */
export async function surveyResults(
  here: Surroundings,
  given: ResultsQuery,
  { question, texts }: Wanted,
): Promise<QuestionReport[]> {
  const [period, asked] = await Promise.all([periodOf(here, given), readAsked(here, given.survey)]);
  const wanted = asked.questions
    .filter(
      ({ definition }) => (question === undefined || definition.id === question) && definition.kind !== "statement",
    )
    .map((one) => ({ ...one, values: valuesOf(one.definition) }));
  if (wanted.length === 0) return [];
  const { query, notes } = await withhold(here, period, given);
  const { by, model } = query;
  const cells = (how: "all" | Segmenting): Promise<Cells> =>
    countCells(here, { ...cellFilters(query), from: period.from, to: period.to, model, by: how });
  const apart = wanted.filter((one) => needsPeople(one.definition, one.values)).map(({ definition }) => definition.id);
  const [all, divided, people, dividedPeople, denied, shown, names, isKeptBack] = await Promise.all([
    cells("all"),
    by ? cells(by) : null,
    countPeople(here, period, query, { questions: apart }),
    by ? countPeople(here, period, query, { questions: apart, by }) : [],
    countPeople(here, period, query, { questions: wanted.map(({ definition }) => definition.id), denied: true }),
    countShown(here, period, query),
    by ? namesOf(here, by, query.lang ?? asked.locale, asked.locale) : new Map<string, string>(),
    notes.length === 0 ? keptBackOf(here, period, query, apart) : () => false,
  ]);
  const tongue = { lang: query.lang ?? asked.locale, own: asked.locale };
  const responses = sum(all.cells.filter(({ metric }) => metric === "response"));
  return Promise.all(
    wanted.map(async (one) => {
      const { kind, id } = one.definition;
      // Few may have answered a question of a survey that many did: it is then as if nobody had.
      const few = isKeptBack(one);
      const [cells, persons] = few ? [[], []] : [all.cells, people];
      const whole = figuresOf(one, cells, persons, few ? 0 : responses);
      const counted = few ? 0 : whole.n - (denied.find(({ question: of }) => of === id)?.n ?? 0);
      const strays = all.cells.some(({ question: of, metric }) => of === id && metric !== one.values[0]?.metric);
      return {
        from: period.from,
        to: period.to,
        model,
        survey: asked.survey,
        question: aboutOf(one, tongue),
        base: { responses, shown },
        ...whole,
        reached: shown === null ? noAnswers : withinOne(counted, shown),
        distribution: whole.distribution.map((part) => ({ ...part, label: labelIn(one, part.value, tongue) })),
        segments: by && divided ? segmentsOf(one, by, few ? [] : divided.cells, few ? [] : dividedPeople, names) : null,
        texts:
          holdsWords(kind) && !few
            ? await readTexts(here, period, query, { question: id, kind, ...texts })
            : { items: [], next: null },
        notes: [
          ...(few ? [withheld] : notes),
          ...notesOf(whole.n, counted, { responses, shown }, { strays, from: all.from }),
        ],
      };
    }),
  );
}

const aboutOf = ({ definition, version, retired, values }: Asking, tongue: Tongue): QuestionReport["question"] => ({
  id: definition.id,
  kind: definition.kind,
  text: questionText(definition, tongue),
  metric: values[0]?.metric ?? null,
  version,
  retired,
  definition,
});

/** An option that is gone keeps its name in an earlier version. */
function labelIn({ definition, earlier }: AskedQuestion, value: Counted["value"], tongue: Tongue): string {
  const holder = [definition, ...earlier].find((one) => valuesOf(one).some((known) => known.value === value));
  return labelOf(holder ?? definition, value, tongue);
}

function notesOf(
  n: number,
  counted: number,
  { responses, shown }: QuestionReport["base"],
  { strays, from }: { strays: boolean; from: Cells["from"] },
): string[] {
  return [
    n > 0 && n < 10 ? "Fewer than 10 answers: not enough to tell anything." : [],
    strays ? "Answers to an earlier form of this question, on another scale, are not counted." : [],
    shown !== null && counted > shown && shown > 0
      ? "More answers than showings: some came by ways that count none."
      : [],
    n > responses
      ? "Promises count for the campaign that made them, so there are more answers than responses here."
      : [],
    from === "rows" ? "Counted from every response: no ready sums cover this choice of model and filters." : [],
  ].flat();
}
