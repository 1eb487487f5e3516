/**
 * `@voz/sdk/admin`: the private API as typed methods, one an operation, by the names that `/docs` gives them. For
 * servers and scripts: the secret key must never reach a browser.
 */
import { VozError, type ProblemLike } from "./client/error.ts";
import { problemOf, saidBy, withProblem } from "./client/problem.ts";
import { fraction } from "./client/fraction.ts";
import type { RandomBytes } from "./client/uuid.ts";
import type { Calls } from "./admin/calls.types.ts";
import { routes, type Route } from "./admin/routes.ts";

/** The API said no, or could not be had: `code` is the problem's, else `http_…`, `unreachable` or `unreadable`. */
export class ApiError extends VozError<string> {}

export interface AdminOptions {
  /** Where Voz runs, such as `https://voice.example.com`. */
  host: string;
  /** A secret key, `voz_sk_…`, with the scopes that the calls need. */
  key: string;
  fetch?: typeof fetch;
  random?: RandomBytes;
  /** Waits so many milliseconds before another try. */
  sleep?: (milliseconds: number) => Promise<void>;
}

type Taken<Given> = Given extends { body: "file" } ? Omit<Given, "body"> & { body: string | Blob } : Given;
type Told<Answer> = Answer extends "stream" ? Response : Answer;
type Method<Call extends { given: unknown; answer: unknown }> = {} extends Call["given"]
  ? (given?: Taken<Call["given"]>) => Promise<Told<Call["answer"]>>
  : (given: Taken<Call["given"]>) => Promise<Told<Call["answer"]>>;

/** Operations that answer page by page. */
export type Listed = {
  [Name in keyof Calls]: Calls[Name]["answer"] extends { items: unknown[]; next: string | null } ? Name : never;
}[keyof Calls];
type ItemOf<Name extends Listed> = Calls[Name]["answer"] extends { items: (infer Item)[] } ? Item : never;

/** Parts of the path and of the query stand beside each other in what a method takes; a body is its `body`. */
export type Admin = { readonly [Name in keyof Calls]: Method<Calls[Name]> } & {
  /** Walks a list to its end, page by page. */
  each<Name extends Listed>(name: Name, given?: Calls[Name]["given"]): AsyncGenerator<ItemOf<Name>, void>;
};

const mostTries = 4;
const firstWait = 500;
/** Nobody who asks for longer than this is waited for. */
const longestWait = 60_000;

/**
 * ```ts
 * const admin = createAdmin({ host: "https://voz.example.com", key: process.env.VOZ_SECRET_KEY });
 * for await (const response of admin.each("listResponses", { state: "complete" })) console.log(response.answers);
 * ```
 */
export function createAdmin(options: AdminOptions): Admin {
  const {
    fetch: request = fetch,
    random = (count) => crypto.getRandomValues(new Uint8Array(count)),
    sleep = (milliseconds) => new Promise((resolve) => void setTimeout(resolve, milliseconds)),
  } = options;
  const host = options.host.replace(/\/+$/, "");

  async function call({ method, path, consumes, raw }: Route, given: Record<string, unknown> = {}): Promise<unknown> {
    const { body, ...rest } = given;
    const url = new URL(host + path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(take(rest, name))));
    for (const [name, value] of Object.entries(rest))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const init: RequestInit = { method, headers: { authorization: `Bearer ${options.key}` } };
    if (body !== undefined) {
      init.body = consumes ? (body as string | Blob) : JSON.stringify(body);
      init.headers = { ...init.headers, "content-type": consumes ?? "application/json" };
    }
    for (let tries = 1; ; tries += 1) {
      const wait = await attempt();
      if (!("after" in wait)) return wait.answer;
      if (tries === mostTries || wait.after > longestWait) throw wait.error;
      await sleep(Math.max(wait.after, firstWait * 2 ** tries * fraction(random)));
    }

    /** The answer, or after how long another try may do no harm. What may have been done once is not done again. */
    async function attempt(): Promise<{ answer: unknown } | { error: ApiError; after: number }> {
      const harmless = method !== "POST" && method !== "PATCH";
      let response: Response;
      try {
        response = await request(url, init);
      } catch (thrown) {
        const error = new ApiError("unreachable", thrown);
        if (!harmless) throw error;
        return { error, after: 0 };
      }
      const { ok, status, headers } = response;
      if (ok) return { answer: raw ? response : status === 204 ? undefined : await read(response) };
      const error = errorOf(status, await problemOf(response));
      if (status !== 429 && !(harmless && (status >= 500 || status === 408))) throw error;
      return { error, after: (Number(headers.get("retry-after")) || 0) * 1000 };
    }
  }

  const methods = Object.fromEntries(
    Object.entries(routes).map(([name, route]) => [name, (given?: Record<string, unknown>) => call(route, given)]),
  );
  async function* each(name: string, given: Record<string, unknown> = {}): AsyncGenerator<unknown, void> {
    let cursor: unknown;
    do {
      const page = (await call(routes[name]!, { ...given, ...(cursor ? { cursor } : {}) })) as {
        items: unknown[];
        next: string | null;
      };
      yield* page.items;
      cursor = page.next;
    } while (cursor);
  }
  return { ...methods, each } as unknown as Admin;
}

const read = (response: Response): Promise<unknown> =>
  response.json().catch((thrown: unknown) => {
    throw new ApiError("unreadable", thrown);
  });
const errorOf = (status: number, problem?: ProblemLike): ApiError =>
  withProblem(new ApiError(problem?.code ?? `http_${status}`, status, saidBy(problem)), problem);

/** A part of the path; an empty one, or dots, would lead to another operation. */
function take(given: Record<string, unknown>, name: string): string {
  const value = given[name];
  delete given[name];
  if (typeof value !== "string" || /^\.{0,2}$/.test(value)) throw new ApiError("invalid_query", `${name} is missing`);
  return value;
}
