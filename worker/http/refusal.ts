/** A domain "no", thrown anywhere in a request and turned into problem+json at one place, the app's onError. */
import { problems, type Issue, type Problem, type ProblemCode } from "#contract";

export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly issues: readonly Issue[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ProblemCode,
    detail: string,
    more: { issues?: readonly Issue[]; headers?: Record<string, string> } = {},
  ) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
    this.issues = more.issues ?? [];
    this.headers = more.headers ?? {};
  }
}

/** Cloudflare's own where it stands before the Worker: one name for a request in its logs and in ours. */
export const requestIdOf = (request: Request): string => request.headers.get("cf-ray") ?? crypto.randomUUID();

/** RFC 9457. The type is a name, not an address to visit: `/docs#problem-<code>` explains each. */
export function problemResponse(
  refusal: Refusal,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const [status, title] = problems[refusal.code];
  const body: Problem = {
    type: `urn:voz:problem:${refusal.code}`,
    title,
    status,
    code: refusal.code,
    detail: refusal.detail,
    requestId,
    issues: [...refusal.issues],
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...refusal.headers,
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...headers,
    },
  });
}
