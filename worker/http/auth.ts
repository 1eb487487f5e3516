/**
 * The dashboard's accounts, by better-auth on the same D1: e-mail and password, sessions in a cookie. There is no
 * open sign-up: accounts are made by the set-up link, and by the seed of a local run.
 */
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { twoFactor } from "better-auth/plugins/two-factor";
import { schema, type Database } from "../db/index.ts";
import type { Settings } from "../env.ts";
import { authStore } from "./auth-store.ts";
import type { AppContext } from "./context.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { makeRecoveryCodes } from "./recovery.ts";
import { cryptoRandom, randomText } from "./token.ts";

/** What an app shows, and how many codes somebody keeps for the day when the app is gone. */
export const codeDigits = 6;
const recoveryCodes = 10;

/**
 * `__Host-`: sent to this very host over https alone, and set by nobody else, no subdomain either. Browsers take it over
 * https only, so a local run's cookies do without.
 */
const cookiesFor = (origin: string) =>
  origin.startsWith("https://")
    ? { cookiePrefix: "__Host-voz", defaultCookieAttributes: { secure: true } }
    : { cookiePrefix: "voz" };

/** A session that nobody uses for a week ends, and any after thirty days. */
const day = 24 * 60 * 60;
const idleSeconds = 7 * day;
export const longestSession = 30 * day * 1000;

/** 43 of 62 letters and digits: 256 random bits. */
const tokenLetters = 43;

/** Accounts and sessions as the page that is asked for sees them. */
export const authOf = (c: AppContext): Auth =>
  makeAuth(c.get("db"), c.get("settings"), new URL(c.req.url).origin, c.get("world").now);

export function makeAuth(db: Database, settings: Settings, origin: string, now: () => number) {
  return betterAuth({
    appName: "Voz",
    baseURL: origin,
    basePath: "/auth",
    secret: settings.authSecret,
    trustedOrigins: [origin],
    database: authStore(drizzleAdapter(db, { provider: "sqlite", schema }), now, longestSession),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    // Of the second factor it keeps secret and recovery codes sealed; five codes a sign-in, ten in a row an account.
    plugins: [
      twoFactor({
        issuer: "Voz",
        totpOptions: { digits: codeDigits },
        backupCodeOptions: {
          customBackupCodesGenerate: () => makeRecoveryCodes(recoveryCodes, cryptoRandom),
          storeBackupCodes: "encrypted",
        },
        accountLockout: { maxFailedAttempts: 10, durationSeconds: 15 * 60 },
        twoFactorCookieMaxAge: 10 * 60,
      }),
    ],
    session: {
      expiresIn: idleSeconds,
      updateAge: day,
      // Whatever makes a session anew takes along where it looked.
      additionalFields: { workspaceId: { type: "string", required: false, input: false } },
    },
    // The library's own tokens have 190 random bits.
    databaseHooks: {
      session: {
        create: {
          before: (session) => Promise.resolve({ data: { ...session, token: randomText(tokenLetters, cryptoRandom) } }),
        },
      },
    },
    verification: { storeIdentifier: "hashed" },
    // The library's own prefix for https is the weaker `__Secure-`.
    advanced: { ...cookiesFor(origin), useSecureCookies: false, ipAddress: { disableIpTracking: true } },
    telemetry: { enabled: false },
    // A wrong password is no event to log; failures of ours are.
    logger: { level: "error" },
  });
}
export type Auth = ReturnType<typeof makeAuth>;
