/** Bindings and secrets, parsed once a Worker instance. A missing one fails with its name and what to do. */
export interface Env {
  DB: D1Database;
  /** Static files: the script tag and the widget's parts. */
  ASSETS?: Fetcher;
  /** Signs the dashboard's sessions. `wrangler secret put AUTH_SECRET`, 32 characters or more. */
  AUTH_SECRET?: string;
  /** Cloudflare's rate-limit binding: requests of one key and network, counted over all instances of a location. */
  PUBLIC_LIMIT?: RateLimit;
  /** Items that the public door takes of one workspace in a day; 500,000 where it says nothing. */
  VOZ_DAILY_ITEMS?: string;
  /** Local runs only: "off" lifts the public limits, for benchmarks and load. */
  VOZ_LIMITS?: string;
  /** Local runs only: "allow" lets endpoints point at this machine, by http and on any port. */
  VOZ_LOOPBACK?: string;
  /** Local runs only: set by `npm start`; never part of wrangler.toml. */
  VOZ_LOCAL?: string;
}

export interface Settings {
  authSecret: string;
  limits: boolean;
  dailyItems: number;
  loopback: boolean;
  local: boolean;
}

const read = new WeakMap<Env, Settings>();

export function settingsOf(env: Env): Settings {
  const known = read.get(env);
  if (known) return known;
  if (!env.AUTH_SECRET || env.AUTH_SECRET.length < 32)
    throw new Error(
      "AUTH_SECRET is missing or shorter than 32 characters; set it with: npx wrangler secret put AUTH_SECRET",
    );
  const local = env.VOZ_LOCAL === "1";
  const limits = !(local && env.VOZ_LIMITS === "off");
  const loopback = local && env.VOZ_LOOPBACK === "allow";
  const dailyItems = Number(env.VOZ_DAILY_ITEMS ?? 500_000);
  if (!Number.isInteger(dailyItems) || dailyItems < 1) throw new Error("VOZ_DAILY_ITEMS is a whole number of items.");
  const settings = { authSecret: env.AUTH_SECRET, limits, dailyItems, loopback, local };
  read.set(env, settings);
  return settings;
}
