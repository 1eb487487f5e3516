/**
 * The dashboard's accounts, by better-auth on the same D1: e-mail and password, sessions in a cookie. There is no
 * open sign-up: accounts are made by the set-up link, and by the seed of a local run.
 */
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { schema, type Database } from "../db/index.ts";
import type { Settings } from "../env.ts";
import { hashPassword, verifyPassword } from "./password.ts";

/**
 * `__Host-`: sent to this very host over https alone, and set by nobody else, no subdomain either. Browsers take it over
 * https only, so a local run's cookies do without.
 */
const cookiesFor = (origin: string) =>
  origin.startsWith("https://")
    ? { cookiePrefix: "__Host-voz", defaultCookieAttributes: { secure: true } }
    : { cookiePrefix: "voz" };

export function makeAuth(db: Database, settings: Settings, origin: string) {
  return betterAuth({
    appName: "Voz",
    baseURL: origin,
    basePath: "/auth",
    secret: settings.authSecret,
    trustedOrigins: [origin],
    database: drizzleAdapter(db, { provider: "sqlite", schema }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 60 * 24 },
    // The library's own prefix for https is the weaker `__Secure-`.
    advanced: { ...cookiesFor(origin), useSecureCookies: false, ipAddress: { disableIpTracking: true } },
    telemetry: { enabled: false },
    // A wrong password is no event to log; failures of ours are.
    logger: { level: "error" },
  });
}
export type Auth = ReturnType<typeof makeAuth>;
