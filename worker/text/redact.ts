/**
 * What names a person, or opens something, is taken out of what people wrote before it is stored; how much of what kind is
 * kept. What fields hold that ask for an address (a contact question) is sealed, not taken out. Pure.
 */
import type { SurveyDraft } from "#contract";
import { masked, maskMarks, secretMark, type MaskMark } from "./mask.ts";
import { hideSecretFields } from "./secrets.ts";
import { wordedKinds } from "./written.ts";

export type Redactions = Partial<Record<MaskMark, number>>;

const marks = new RegExp(`\\[(${maskMarks.join("|")})\\]`, "g");
function countMarks(text: string, into: Record<string, number>, sign: 1 | -1): void {
  for (const [, name = ""] of text.matchAll(marks)) into[name] = (into[name] ?? 0) + sign;
}

class Count {
  private readonly counts: Record<string, number> = {};
  readonly hide = (text: string): string => {
    const hidden = masked(text);
    if (hidden !== text) {
      countMarks(hidden, this.counts, 1);
      countMarks(text, this.counts, -1);
    }
    return hidden;
  };
  add(mark: MaskMark, count: number): void {
    if (count > 0) this.counts[mark] = (this.counts[mark] ?? 0) + count;
  }
  get found(): Redactions | null {
    const some = maskMarks.flatMap((mark) => {
      const count = this.counts[mark] ?? 0;
      return count > 0 ? [[mark, count] as const] : [];
    });
    return some.length > 0 ? Object.fromEntries(some) : null;
  }
}

/** Own words beside a list's options; the option's own id stays. */
function hideOwn(value: unknown, hide: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => hideOwn(one, hide));
  if (typeof value !== "object" || value === null || !("other" in value) || typeof value.other !== "string")
    return value;
  return { ...value, other: hide(value.other) };
}

export interface Written {
  answers: Record<string, unknown>;
  context: Record<string, unknown> | null;
}

export function redact(
  survey: Pick<SurveyDraft, "questions">,
  { answers, context }: Written,
): Written & { redactions: Redactions | null } {
  const count = new Count();
  const kinds = new Map(survey.questions.map(({ id, kind }) => [id, wordedKinds[kind]]));
  const hidden = Object.entries(answers).map(([id, value]): [string, unknown] => {
    const holds = kinds.get(id);
    if (holds === "text" && typeof value === "string") return [id, count.hide(value)];
    return [id, holds === "own" ? hideOwn(value, count.hide) : value];
  });
  const fields = context && hideSecretFields(context, secretMark);
  if (fields) count.add("secret", fields.count);
  return { answers: Object.fromEntries(hidden), context: fields?.facts ?? null, redactions: count.found };
}
