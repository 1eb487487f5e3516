/** `voz types`: the published surveys of a workspace as a declaration that narrows `respond`. */
import type { Config, PublishedSurvey, Question } from "../contract/wire.types.ts";
import { VozError } from "../client/error.ts";
import { errorOf, problemOf } from "../client/problem.ts";

/** What is published for this key. */
export async function fetchSurveys(
  host: string,
  key: string,
  request: typeof fetch = fetch,
): Promise<PublishedSurvey[]> {
  const response = await request(`${host}/v1/config?key=${encodeURIComponent(key)}`).catch((thrown: Error) => {
    throw new VozError(
      "config",
      `${host} cannot be reached (${String((thrown.cause as Error | undefined) ?? thrown)})`,
    );
  });
  if (!response.ok) throw errorOf("config", response.status, await problemOf(response));
  const { surveys } = (await response.json().catch(() => ({}))) as Partial<Config>;
  if (!Array.isArray(surveys)) throw new VozError("config", `${host} answers, but it is not Voz`);
  return surveys;
}

const text = (value: unknown): string => JSON.stringify(value);
const range = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at).join(" | ");
const optionsOf = ({
  options = [],
  other,
}: {
  options?: readonly { id: string }[] | undefined;
  other?: boolean | undefined;
}): string => [...options.map(({ id }) => text(id)), ...(other ? ["{ other: string }"] : [])].join(" | ") || "never";

type Asks = { readonly [Kind in Question["kind"]]: (ask: Extract<Question, { kind: Kind }>) => string };
/** What each kind takes; a new one does not compile before it is here. */
const taken: Asks = {
  nps: () => range(0, 10),
  csat: () => range(1, 5),
  ces: ({ scale }) => range(1, scale === "effort5" ? 5 : 7),
  rating: ({ scale = 5 }) => range(1, scale),
  emotion: () => range(-2, 2),
  promise: () => `${range(-2, 2)} | "not_recalled"`,
  single: optionsOf,
  multiple: (ask) => `readonly (${optionsOf(ask)})[]`,
  text: () => "string",
  yesno: () => "boolean",
  consent: () => "true",
  contact: ({ fields = [{ id: "name" }, { id: "email" }, { id: "phone" }] }) =>
    `{ ${fields.map(({ id }) => `${id}?: string`).join("; ")} }`,
  link: () => '"clicked"',
  statement: () => "never",
};
const typeOf = (question: Question): string => (taken[question.kind] as (ask: Question) => string)(question);

/** In a comment, nothing ends it. */
const plain = (words: unknown): string => {
  const [said = ""] = typeof words === "string" ? [words] : Object.values((words ?? {}) as Record<string, string>);
  return said.replace(/\s+/g, " ").replaceAll("*/", "*\u200B/").slice(0, 100);
};

/** The file. Every answer may be missing: which of them are needed hangs on the way through the survey. */
export function typesOf(surveys: readonly PublishedSurvey[]): string {
  const lines = surveys
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .flatMap((survey) => [
      `    /** Version ${survey.version}. */`,
      `    ${text(survey.id)}: {`,
      ...survey.questions
        .filter(({ kind }) => kind in taken && kind !== "statement")
        .flatMap((question) => [
          ...(plain(question.ask) ? [`      /** ${plain(question.ask)} */`] : []),
          `      ${text(question.id)}?: ${typeOf(question)};`,
        ]),
      "    };",
    ]);
  return `// Written by \`voz types\` from what is published. Do not edit: run it again after a survey changed.
export {};
declare module "@voz/sdk" {
  interface Surveys {
${lines.join("\n")}
  }
}
`;
}
