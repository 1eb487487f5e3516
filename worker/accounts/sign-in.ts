/** Opens and ends a session. Why a sign-in failed is not told: e-mails must not be found out here. */
import type { Auth } from "../http/auth.ts";
import { checkCode, spendCode, type CodeTrouble } from "./second-factor.ts";
import type { Tries } from "./tries.ts";

export interface Credentials {
  email: string;
  password: string;
  /** Where the try comes from, for counting only. */
  address: string;
}
export type SignIn =
  /** `open`: the session is; else the code of a second factor comes first, and the cookies are good for that alone. */
  | { ok: true; open: boolean; cookies: string[] }
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
  const tried = await tryPassword(auth, email, password, headers);
  if (!tried) return { ok: false, why: "wrong" };
  tries.giveBack(who, address);
  await endFormer(auth, headers);
  return { ok: true, ...tried };
}

/** Whoever signs in anew in a browser has one session there, not two: what its cookie opened before is over. */
async function endFormer(auth: Auth, headers: Headers): Promise<void> {
  const former = await auth.api.getSession({ headers, query: { disableRefresh: true } });
  if (!former) return;
  const { internalAdapter } = await auth.$context;
  await internalAdapter.deleteSession(former.session.token);
}

async function tryPassword(
  auth: Auth,
  email: string,
  password: string,
  headers: Headers,
): Promise<{ open: boolean; cookies: string[] } | null> {
  const answer = await auth.api.signInEmail({ body: { email, password }, headers, asResponse: true });
  if (answer.status >= 500) throw new Error(`signing in answered ${answer.status}`);
  if (!answer.ok) return null;
  const said: unknown = await answer.json();
  const asked = typeof said === "object" && said !== null && "twoFactorRedirect" in said;
  return { open: !asked, cookies: answer.headers.getSetCookie() };
}

/** The cookies of a new account's first session, or null where e-mail and password do not belong together. */
export async function openSession(
  auth: Auth,
  email: string,
  password: string,
  headers: Headers,
): Promise<string[] | null> {
  return (await tryPassword(auth, email, password, headers))?.cookies ?? null;
}

export type Confirmed =
  | { ok: true; cookies: string[]; email: string; by: "app" | "recovery" }
  | { ok: false; why: CodeTrouble };

/** The second step: a code of the app, or one of the recovery codes, for whoever's password was right just before. */
export async function confirmSignIn(auth: Auth, code: string, headers: Headers, now: () => number): Promise<Confirmed> {
  const checked = await checkCode(auth, code, headers);
  if (!checked.ok) return checked;
  const { user, token, by, cookies } = checked;
  if (by === "app" && !(await spendCode(auth, user.id, code, now))) {
    // The same code opened another session within this half minute: whoever looked over a shoulder gets none.
    const { internalAdapter } = await auth.$context;
    await internalAdapter.deleteSession(token);
    return { ok: false, why: "over" };
  }
  return { ok: true, cookies, email: user.email, by };
}

/** Ends the session at once, on every device that holds its cookie. */
export async function signOut(auth: Auth, headers: Headers): Promise<string[]> {
  const answer = await auth.api.signOut({ headers, asResponse: true });
  return answer.headers.getSetCookie();
}
