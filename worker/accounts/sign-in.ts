/** Opens and ends a session. Why a sign-in failed is not told: e-mails must not be found out here. */
import type { Auth } from "../http/auth.ts";
import type { Tries } from "./tries.ts";

export interface Credentials {
  email: string;
  password: string;
  /** Where the try comes from, for counting only. */
  address: string;
}
export type SignIn =
  | { ok: true; cookies: string[] }
  | { ok: false; why: "wrong" }
  | { ok: false; why: "limited"; seconds: number };

export async function signIn(
  auth: Auth,
  tries: Tries,
  { email, password, address }: Credentials,
  headers: Headers,
  now: number,
): Promise<SignIn> {
  const who = email.toLowerCase().slice(0, 320);
  // Counted before the password is looked at, so that many tries at once are counted too.
  const seconds = tries.take(who, address, now);
  if (seconds !== null) return { ok: false, why: "limited", seconds };
  const cookies = await openSession(auth, email, password, headers);
  if (!cookies) return { ok: false, why: "wrong" };
  tries.giveBack(who, address);
  return { ok: true, cookies };
}

/** The cookies of a new session, or null where e-mail and password do not belong together. */
export async function openSession(
  auth: Auth,
  email: string,
  password: string,
  headers: Headers,
): Promise<string[] | null> {
  const answer = await auth.api.signInEmail({ body: { email, password }, headers, asResponse: true });
  if (answer.status >= 500) throw new Error(`signing in answered ${answer.status}`);
  return answer.ok ? answer.headers.getSetCookie() : null;
}

/** Ends the session at once, on every device that holds its cookie. */
export async function signOut(auth: Auth, headers: Headers): Promise<string[]> {
  const answer = await auth.api.signOut({ headers, asResponse: true });
  return answer.headers.getSetCookie();
}
