/** What every kind of question tells about its answers. Types only. */

/** One countable fact of an answer: the metric it counts for and the value, stored with the response. */
export type Cell = readonly [metric: string, value: number | string];

/** A refused answer; `path` leads into the value where it is not the value itself. */
export interface Refused {
  ok: false;
  code:
    | "wrong_type"
    | "out_of_range"
    | "text_too_long"
    | "unknown_option"
    | "required_missing"
    | "invalid_email"
    | "invalid_phone";
  message: string;
  path?: string;
}
export type Accepted<Value> = { ok: true; value: Value } | Refused;

/** The rules of a kind: pure, the same functions in the page, in the Worker and in a recount. */
export interface AnswerRules<Kind extends string, Ask, Value> {
  kind: Kind;
  /** Is this value legal for this question? Repairs nothing. */
  accept(ask: Ask, value: unknown): Accepted<Value>;
  /** The cells that the answer adds to every report; none for free text. */
  tally(ask: Ask, value: Value): readonly Cell[];
  /**
   * The parts of an answer that have a column of their own in a table, "" being the answer itself. That alone where it
   * is missing; an empty list where the kind takes no answer.
   */
  parts?(ask: Ask): readonly string[];
  /** The answer behind what the view's native fields hold, where that is not the answer itself, written out. */
  read?(texts: readonly string[]): unknown;
}

/** What a question always has, whatever its kind. */
export interface Asked {
  id: string;
  kind: string;
  required?: boolean | undefined;
}
