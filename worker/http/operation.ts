/** Binds an operation of the contract to its handler: who may, what is valid, how it is answered. */
import type * as v from "valibot";
import { operations, type Operation, type OperationName } from "#contract";
import { actorOf } from "./actor.ts";
import { privateBytes, readJson } from "./body.ts";
import { surroundingsOf, type App, type AppContext, type Trusted } from "./context.ts";
import { Refusal } from "./refusal.ts";
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
  const { scope }: Operation = operations[name];
  const actor = await actorOf(c);
  if (scope && !actor.scopes.includes(scope))
    throw new Refusal("key_not_allowed", `This key lacks the scope "${scope}".`);
  c.set("actor", actor);
  return surroundingsOf(c);
}

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
    const answer = await handle({ c, here, id: c.req.param("id") ?? "", query, body } as Asked<Name>);
    c.header("cache-control", "no-store");
    return operation.answer ? c.json(answer as unknown as object, operation.status as 200) : c.body(null, 204);
  });
}

/** The same 404 for what does not exist and for what belongs to somebody else. */
export const notFound = (noun: string): Refusal =>
  new Refusal("not_found", `There is no such ${noun} in this workspace.`);
