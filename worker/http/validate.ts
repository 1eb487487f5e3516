/** Valibot's findings in the wire's words: a path into the input, and what to do. */
import * as v from "valibot";
import type { Issue, ProblemCode } from "#contract";
import { Refusal } from "./refusal.ts";

const mostIssues = 50;

/** `items[3].answers.nps` */
export function pathOf(path: readonly { key: unknown }[] | undefined): string {
  let text = "";
  for (const { key } of path ?? [])
    text += typeof key === "number" ? `[${key}]` : text === "" ? String(key) : `.${String(key)}`;
  return text;
}

/** The issues, deepest first where a union hides them, at most 50. */
export function issuesOf(found: readonly v.BaseIssue<unknown>[]): Issue[] {
  return found
    .slice(0, mostIssues)
    .map(({ path, message }) => ({ path: pathOf(path as { key: unknown }[] | undefined), message }));
}

/** The parsed value, or a refusal that lists what to mend. */
export function validate<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
  code: Extract<ProblemCode, "invalid_body" | "invalid_query">,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, input, { abortPipeEarly: true });
  if (result.success) return result.output;
  const issues = issuesOf(result.issues);
  const first = issues[0];
  const where = first?.path ? `${first.path}: ` : "";
  throw new Refusal(code, `${where}${first?.message ?? "not as agreed"}`, { issues });
}
