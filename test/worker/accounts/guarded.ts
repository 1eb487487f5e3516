/** Somebody whose account has a second factor. */
import { factorPath } from "../../../worker/dashboard/frame.ts";
import { cookiesOf, password, type Page, type Visitor } from "../dashboard/visitor.ts";
import { codeOf } from "./authenticator.ts";

export const secretIn = (page: Page): string =>
  (/<code>([A-Z2-7 ]{20,})<\/code>/.exec(page.html)?.[1] ?? "").replaceAll(" ", "");
export const codesIn = (page: Page): string[] => page.html.match(/(?<=[>\n])[0-9a-z]{5}-[0-9a-z]{5}(?=[<\n])/g) ?? [];

export interface Guarded {
  visitor: Visitor;
  secret: string;
  codes: string[];
  /** The session's cookie is a new one once the factor is on. */
  cookie: string;
}

/** Somebody who has set it up. The code of this half minute is spent by it. */
export async function guard(visitor: Visitor): Promise<Guarded> {
  const begun = await visitor.post(`${factorPath}/begin`, { password });
  const secret = secretIn(begun);
  const done = await visitor.post(`${factorPath}/confirm`, { code: await codeOf(secret) });
  if (done.status !== 201) throw new Error(`turning it on answered ${done.status}: ${done.text}`);
  return { visitor, secret, codes: codesIn(done), cookie: cookiesOf(done) };
}
