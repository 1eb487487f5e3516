/**
 * The second factor: codes of an app (TOTP, RFC 6238) after the password, and ten recovery codes for the day when the app
 * is gone. Secrets, challenges and counting are better-auth's; that a code works once is seen to here.
 */
import { isAPIError } from "better-auth/api";
import { eq } from "drizzle-orm";
import { schema, type Database } from "../db/index.ts";
import { toldToLibrary } from "../http/auth-store.ts";
import { codeDigits, type Auth } from "../http/auth.ts";
import { readRecoveryCode } from "../http/recovery.ts";

/** `over`: the sign-in has to begin anew. `locked`: ten wrong codes in a row, a quarter of an hour of rest. */
export type CodeTrouble = "wrong" | "over" | "locked";
/** Longer than an app's code is good: its own half minute, the one before and the one after. */
const spentFor = 5 * 60 * 1000;

export type Checked =
  | { ok: true; by: "app" | "recovery"; user: { id: string; email: string }; token: string; cookies: string[] }
  | { ok: false; why: CodeTrouble };

/** People write codes with blanks in them. */
const tidy = (code: string): string => code.replace(/\s+/g, "");
const isAppCode = (code: string): boolean => new RegExp(`^\\d{${codeDigits}}$`).test(code);

const challenge = /(?:^|;\s*)(?:__Host-)?voz\.two_factor=([^;]+)/;

/** Whose sign-in waits for its code; null where none does. For the log: whether it may go on is looked at elsewhere. */
export async function waitingFor(auth: Auth, headers: Headers): Promise<string | null> {
  const [, cookie = ""] = challenge.exec(headers.get("cookie") ?? "") ?? [];
  const [identifier = ""] = cookie.split(".");
  if (identifier === "") return null;
  const { internalAdapter } = await auth.$context;
  return (await internalAdapter.findVerificationValue(identifier))?.value ?? null;
}

/** Looks at a code: of a sign-in that waits for it, or of whoever is signed in. */
export async function checkCode(auth: Auth, text: string, headers: Headers): Promise<Checked> {
  const by = isAppCode(tidy(text)) ? "app" : "recovery";
  const code = by === "app" ? tidy(text) : readRecoveryCode(text);
  const asking = { body: { code }, headers, asResponse: true } as const;
  const answer = await (by === "app" ? auth.api.verifyTOTP(asking) : auth.api.verifyBackupCode(asking));
  if (!answer.ok) return { ok: false, why: troubleOf(answer.status, await codeIn(answer)) };
  const { user, token } = (await answer.json()) as { user: { id: string; email: string }; token: string };
  return { ok: true, by, user, token, cookies: answer.headers.getSetCookie() };
}

async function codeIn(answer: Response): Promise<string> {
  const said: unknown = await answer.json().catch(() => null);
  return typeof said === "object" && said !== null && "code" in said ? String(said.code) : "";
}

function troubleOf(status: number, code: string): CodeTrouble {
  if (code === "ACCOUNT_TEMPORARILY_LOCKED") return "locked";
  if (code === "INVALID_CODE" || code === "INVALID_BACKUP_CODE") return "wrong";
  if (status >= 500) throw new Error(`a second factor answered ${status} ${code}`);
  return "over";
}

/** False where this very code was used already: whoever saw it typed cannot use it, too. */
export async function spendCode(auth: Auth, userId: string, code: string, now: () => number): Promise<boolean> {
  const { internalAdapter } = await auth.$context;
  return internalAdapter.reserveVerificationValue({
    identifier: `code-${userId}-${tidy(code)}`,
    value: userId,
    expiresAt: toldToLibrary(now() + spentFor, now),
  });
}

export interface Factor {
  on: boolean;
  /** Recovery codes that were not used yet. */
  left: number;
}

export async function factorOf(db: Database, auth: Auth, userId: string): Promise<Factor> {
  const [known] = await db
    .select({ on: schema.user.twoFactorEnabled })
    .from(schema.user)
    .where(eq(schema.user.id, userId));
  if (!known?.on) return { on: false, left: 0 };
  return { on: true, left: (await recoveryOf(auth, userId)).length };
}

const recoveryOf = async (auth: Auth, userId: string): Promise<string[]> =>
  (await auth.api.viewBackupCodes({ body: { userId } })).backupCodes;

/** What an app is given: the address behind the QR code, and its secret for whoever types it. */
export interface Begun {
  uri: string;
  secret: string;
}

/** A new secret, which counts for nothing until a first code of it was right. Null for a wrong password. */
export async function beginFactor(auth: Auth, password: string, headers: Headers): Promise<Begun | null> {
  const begun = await unlessRefused(() => auth.api.enableTwoFactor({ body: { password, method: "totp" }, headers }));
  if (!begun || !("totpURI" in begun) || !begun.totpURI) return null;
  return { uri: begun.totpURI, secret: new URL(begun.totpURI).searchParams.get("secret") ?? "" };
}

export type ConfirmedFactor =
  | { ok: true; codes: string[]; cookies: string[]; sessionId: string | undefined }
  | { ok: false; why: CodeTrouble };

/** From here on the code is asked. The session is a new one; the recovery codes are told this once. */
export async function confirmFactor(
  auth: Auth,
  code: string,
  headers: Headers,
  now: () => number,
): Promise<ConfirmedFactor> {
  if (!isAppCode(tidy(code))) return { ok: false, why: "wrong" };
  const checked = await checkCode(auth, code, headers);
  if (!checked.ok) return checked;
  await spendCode(auth, checked.user.id, code, now);
  const { cookies } = checked;
  const codes = await recoveryOf(auth, checked.user.id);
  return { ok: true, codes, cookies, sessionId: await sessionOf(auth, cookies) };
}

/** The session that cookies open which were just made. */
async function sessionOf(auth: Auth, cookies: readonly string[]): Promise<string | undefined> {
  const cookie = cookies.map((one) => one.split(";", 1)[0]).join("; ");
  return (await auth.api.getSession({ headers: new Headers({ cookie }) }))?.session.id;
}

export interface Proof {
  password: string;
  code: string;
}
export type Proven = "password" | "code" | null;

/** What is wrong with a proof of both factors; the code is looked at, and used up, only where the password is right. */
async function lackOf(auth: Auth, { password, code }: Proof, headers: Headers, now: () => number): Promise<Proven> {
  const known = await unlessRefused(() => auth.api.verifyPassword({ body: { password }, headers }));
  if (!known) return "password";
  const checked = await checkCode(auth, code, headers);
  if (!checked.ok) return "code";
  return checked.by === "recovery" || (await spendCode(auth, checked.user.id, code, now)) ? null : "code";
}

/** Ten new recovery codes in place of those that there were. */
export async function renewRecovery(
  auth: Auth,
  proof: Proof,
  headers: Headers,
  now: () => number,
): Promise<{ ok: true; codes: string[] } | { ok: false; why: "password" | "code" }> {
  const why = await lackOf(auth, proof, headers, now);
  if (why) return { ok: false, why };
  const { backupCodes } = await auth.api.generateBackupCodes({ body: { password: proof.password }, headers });
  return { ok: true, codes: backupCodes };
}

/** The password alone again. The session is a new one. */
export async function endFactor(
  auth: Auth,
  proof: Proof,
  headers: Headers,
  now: () => number,
): Promise<{ ok: true; cookies: string[] } | { ok: false; why: "password" | "code" }> {
  const why = await lackOf(auth, proof, headers, now);
  if (why) return { ok: false, why };
  const answer = await auth.api.disableTwoFactor({ body: { password: proof.password }, headers, asResponse: true });
  if (!answer.ok) throw new Error(`ending a second factor answered ${answer.status}`);
  return { ok: true, cookies: answer.headers.getSetCookie() };
}

/** Null where better-auth says no; what fails otherwise fails. */
async function unlessRefused<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return null;
    throw error;
  }
}
