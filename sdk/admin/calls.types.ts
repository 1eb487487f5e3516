/** What each private operation takes and answers, by the schemas of the one list of operations. Types only. */
import type * as v from "valibot";
import type { operations } from "../contract/operations.ts";

type All = typeof operations;
type Private = {
  [Name in keyof All]: All[Name] extends { auth: "private" } ? Name : never;
}[keyof All];

type Params<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [Key in Name]: string } & Params<Rest>
  : unknown;
type Query<Of> = Of extends { query: infer Schema extends v.GenericSchema }
  ? { [Key in keyof v.InferInput<Schema>]: v.InferInput<Schema>[Key] | (Key extends "limit" ? number : never) }
  : unknown;
type Body<Of> = Of extends { consumes: readonly string[] }
  ? { body: "file" }
  : Of extends { body: infer Schema extends v.GenericSchema }
    ? { body: v.InferInput<Schema> }
    : unknown;
type Answer<Of> = Of extends { produces: readonly string[] }
  ? "stream"
  : Of extends { answer: infer Schema extends v.GenericSchema }
    ? v.InferOutput<Schema>
    : undefined;

/** name → what it takes, and what it answers. */
export type Calls = {
  [Name in Private]: {
    given: Params<All[Name]["path"]> & Query<All[Name]> & Body<All[Name]>;
    answer: Answer<All[Name]>;
  };
};
