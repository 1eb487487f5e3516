/** Where the private API's operations are. The package holds this list ready-made, without the schemas behind it. */
import { operations, type Operation } from "../contract/operations.ts";

export interface Route {
  method: Operation["method"];
  path: string;
  /** The content type of a body that is no JSON. */
  consumes?: string;
  /** The answer is no JSON: it is handed on as it comes. */
  raw?: true;
}

export const routes: Readonly<Record<string, Route>> = Object.fromEntries(
  Object.entries<Operation>(operations)
    .filter(([, { auth }]) => auth === "private")
    .map(([name, { method, path, consumes, produces }]): [string, Route] => [
      name,
      { method, path, ...(consumes && { consumes: consumes[0]! }), ...(produces && { raw: true }) },
    ]),
);
