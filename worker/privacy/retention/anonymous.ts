/** An answer without words: what was scored or chosen stays, what was written goes. Pure. */
import type { SurveyDraft } from "#contract";
import { wordedKinds } from "../../text/written.ts";

function withoutOwn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOwn);
  return typeof value === "object" && value !== null && "other" in value ? { other: "" } : value;
}

/** Of a question that no version is known of, only numbers and what is true or false. */
export function anonymousAnswers(
  answers: Readonly<Record<string, unknown>>,
  survey: Pick<SurveyDraft, "questions"> | undefined,
): Record<string, unknown> {
  const kinds = new Map<string, string>(survey?.questions.map(({ id, kind }) => [id, kind]));
  return Object.fromEntries(
    Object.entries(answers).flatMap(([id, value]): [string, unknown][] => {
      const kind = kinds.get(id);
      if (kind === undefined) return typeof value === "number" || typeof value === "boolean" ? [[id, value]] : [];
      if (kind === "contact" || wordedKinds[kind] === "text") return [];
      return [[id, wordedKinds[kind] === "own" ? withoutOwn(value) : value]];
    }),
  );
}
