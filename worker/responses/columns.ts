/**
 * The export's columns: the same whatever rows there are. One for each fact, one for each question that any published
 * version ever asked (or for each part of its answer), in the order in which they first appeared.
 */
import { and, asc, eq } from "drizzle-orm";
import type { Response } from "#contract";
import { rulesOf, type Question } from "../../sdk/questions/index.ts";
import { schema } from "../db/index.ts";
import type { Surroundings } from "../http/context.ts";

type Cell = string | number | null;
interface Column {
  name: string;
  of: (response: Response) => Cell;
}

const json = (value: unknown): string => JSON.stringify(value);
/** A number and a text as they are, anything nested as JSON. */
const cell = (value: unknown): Cell => {
  if (value === null || value === undefined) return null;
  return typeof value === "string" || typeof value === "number" ? value : json(value);
};

const isParted = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
/** What is chosen, by its ids; own words stand in a column of their own, and here as "other". */
const chosen = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(chosen).join("; ");
  return isParted(value) && "other" in value ? "other" : value;
};
/** A part of an answer, wherever it is in it; "" is the answer itself. */
function partOf(value: unknown, part: string): Cell {
  if (part === "") return cell(chosen(value));
  const holder: unknown = Array.isArray(value) ? value.find(isParted) : value;
  return cell(isParted(holder) ? holder[part] : null);
}

const touchFields = [
  "source",
  "medium",
  "campaign",
  "channel",
  "term",
  "content",
  "clickId",
  "referrerHost",
  "landing",
  "at",
] as const;
const touchColumns = (model: "first" | "last" | "lastNonDirect"): Column[] =>
  touchFields.map((field) => ({ name: `${model}.${field}`, of: ({ touches }) => cell(touches[model]?.[field]) }));

const before: Column[] = [
  { name: "id", of: ({ id }) => id },
  { name: "at", of: ({ at }) => at },
  { name: "receivedAt", of: ({ receivedAt }) => receivedAt },
  { name: "day", of: ({ day }) => day },
  { name: "surveyId", of: ({ surveyId }) => surveyId },
  { name: "survey", of: ({ surveyName }) => surveyName },
  { name: "surveyVersion", of: ({ surveyVersion }) => surveyVersion },
  { name: "state", of: ({ state }) => state },
  { name: "locale", of: ({ locale }) => locale },
  { name: "touchpoint", of: ({ touchpoint }) => touchpoint },
  { name: "campaignId", of: ({ campaign }) => campaign?.id ?? null },
  { name: "campaign", of: ({ campaign }) => campaign?.name ?? null },
  { name: "channel", of: ({ channel }) => channel },
  { name: "promiseId", of: ({ promise }) => promise?.id ?? null },
  { name: "promiseVersion", of: ({ promise }) => promise?.version ?? null },
  { name: "promiseArm", of: ({ promise }) => promise?.arm ?? null },
];
const after: Column[] = [
  { name: "scope", of: ({ touches }) => touches.scope },
  ...touchColumns("first"),
  ...touchColumns("last"),
  ...touchColumns("lastNonDirect"),
  { name: "credit.positionBased", of: ({ touches }) => json(touches.credit.positionBased) },
  { name: "credit.linear", of: ({ touches }) => json(touches.credit.linear) },
  { name: "customerId", of: ({ customer }) => customer?.id ?? null },
  { name: "visitorId", of: ({ visitorId }) => visitorId },
  { name: "page", of: ({ page }) => page?.url ?? null },
  { name: "context", of: ({ context }) => cell(context) },
  { name: "consent", of: ({ consent }) => consent?.state ?? null },
  { name: "device", of: ({ device }) => device },
  { name: "country", of: ({ country }) => country },
  { name: "flags", of: ({ flags }) => flags.join(" ") },
  { name: "redactions", of: ({ redactions }) => cell(redactions) },
];

export async function exportColumns({ db, workspaceId }: Surroundings, survey: string | undefined): Promise<Column[]> {
  const { surveyVersions } = schema;
  const rows = await db
    .select({ definition: surveyVersions.definition })
    .from(surveyVersions)
    .where(and(eq(surveyVersions.workspaceId, workspaceId), survey ? eq(surveyVersions.surveyId, survey) : undefined))
    .orderBy(asc(surveyVersions.publishedAt), asc(surveyVersions.surveyId), asc(surveyVersions.version));
  return [...before, ...answerColumns(rows.flatMap(({ definition }) => definition.questions)), ...after];
}

/** A kind says which parts of its answers have columns; a later version may have added some. */
function answerColumns(questions: readonly Question[]): Column[] {
  const partsOf = new Map<string, Set<string>>();
  for (const question of questions) {
    const parts = rulesOf(question.kind)?.parts?.(question) ?? [""];
    partsOf.set(question.id, new Set([...(partsOf.get(question.id) ?? []), ...parts]));
  }
  return [...partsOf].flatMap(([id, parts]) =>
    [...parts].map((part): Column => ({
      name: part === "" ? `answer.${id}` : `answer.${id}.${part}`,
      of: ({ answers }) => partOf(answers[id], part),
    })),
  );
}
