/** What an operation says of itself, and what those of several rooms have in common. */
import * as v from "valibot";
import { Page } from "../../shapes.ts";
import type { Permission } from "../access.ts";
import type { ProblemCode } from "../problem.ts";

export interface Operation {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** `{name}` marks a part of the path. */
  path: string;
  summary: string;
  auth: "public" | "private" | "none";
  /** What whoever asks must be allowed to do: all of it (see access.ts). */
  needs?: readonly Permission[];
  query?: v.GenericSchema;
  body?: v.GenericSchema;
  /** The content types of a body that is no JSON: a file, as it is. */
  consumes?: readonly string[];
  status: number;
  answer?: v.GenericSchema;
  /** The content types of the answer, where it is not JSON. */
  produces?: readonly string[];
  problems: readonly ProblemCode[];
}

export const read = { auth: "private", needs: ["read"], status: 200 } as const;
/** What tells who somebody is, with nothing left once it is hidden. */
export const people = { auth: "private", needs: ["read", "personal"], status: 200 } as const;
export const write = { auth: "private", needs: ["content"], status: 200 } as const;
export const erase = { auth: "private", needs: ["erase"], status: 200 } as const;
/** Whoever erases a customer has to know whom. */
export const erasePerson = { auth: "private", needs: ["erase", "personal"], status: 200 } as const;
export const listQuery = v.object(Page);
