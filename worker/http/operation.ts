/** Binds an operation of the contract to its handler: who may, what is valid, how it is answered. */
import type * as v from "valibot";
import { operations, type Operation, type OperationName } from "#contract";
import { actorOf } from "./actor.ts";
import { changedIn, isExport, logOperation } from "./audit.ts";
import { privateBytes, readJson } from "./body.ts";
import { surroundingsOf, type App, type AppContext, type Trusted } from "./context.ts";
import { demand } from "./permission.ts";
import { Refusal } from "./refusal.ts";
import { changeOf, traceOf } from "./trace.ts";
import { validate } from "./validate.ts";

type Table = typeof operations;
type Output<Schema> = Schema extends v.GenericSchema ? v.InferOutput<Schema> : undefined;
type Part<Name extends OperationName, Key extends "query" | "body" | "answer"> = Table[Name] extends {
  [K in Key]: infer Schema;
}
  ? Output<Schema>
  : undefined;
type Answered<Name extends OperationName> = Part<Name, "answer"> extends undefined ? void : Part<Name, "answer">;

export interface Asked<Name extends OperationName> {
  c: AppContext;
  here: Trusted;
  /** The part of the path in braces. */
  id: string;
  query: Part<Name, "query">;
  body: Part<Name, "body">;
}

export const honoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ":$1");

/** Lets in who may ask this; everybody else is refused. */
export async function authorize(c: AppContext, name: OperationName): Promise<Trusted> {
  const actor = await actorOf(c);
  demand(actor, name);
  c.set("actor", actor);
  // An export is logged before its first byte leaves: what was taken along is known even if the rest fails.
  if (isExport(name))
    await logOperation(c, name, { object: c.req.param("id"), detail: { filters: Object.keys(c.req.query()) } });
  return surroundingsOf(c);
}

/** What it was done to: the id in the path, or that of what was made. */
function idIn(c: AppContext, answer: unknown): string | undefined {
  const made = typeof answer === "object" && answer !== null && "id" in answer ? answer.id : undefined;
  return c.req.param("noteId") ?? c.req.param("id") ?? (typeof made === "string" ? made : undefined);
}

/** What was published, or changed with a number. */
const versionIn = (answer: unknown): { version?: number } =>
  typeof answer === "object" && answer !== null && "version" in answer && typeof answer.version === "number"
    ? { version: answer.version }
    : {};

/** Mounts a private operation. The handler returns the answer; the status is the contract's. */
export function mount<Name extends OperationName>(
  app: App,
  name: Name,
  handle: (asked: Asked<Name>) => Promise<Answered<Name>>,
): void {
  const operation: Operation = operations[name];
  app.on(operation.method, honoPath(operation.path), async (c) => {
    const here = await authorize(c, name);
    const query = operation.query ? validate(operation.query, c.req.query(), "invalid_query") : undefined;
    const body = operation.body
      ? validate(operation.body, await readJson(c.req.raw, { bytes: privateBytes, plainText: false }), "invalid_body")
      : undefined;
    const before = await traceOf(here, name, c.req.param());
    const answer = await handle({ c, here, id: c.req.param("id") ?? "", query, body } as Asked<Name>);
    if (!isExport(name)) {
      const change = changeOf(before, await traceOf(here, name, c.req.param()));
      const detail = { ...changedIn(body), ...versionIn(answer), ...(change && { change }) };
      await logOperation(c, name, { object: idIn(c, answer), detail });
    }
    c.header("cache-control", "no-store");
    return operation.answer ? c.json(answer as unknown as object, operation.status as 200) : c.body(null, 204);
  });
}

/** The same 404 for what does not exist and for what belongs to somebody else. */
export const notFound = (noun: string): Refusal =>
  new Refusal("not_found", `There is no such ${noun} in this workspace.`);
