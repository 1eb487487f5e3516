/**
 * Where deliveries may go: https to a public name, on a usual port. Looked at when an endpoint is saved and again before
 * each try, since a name may lead elsewhere by then. Whatever cannot be told is refused.
 */
import type { World } from "../../http/context.ts";
import { isPublic } from "./ranges.ts";

type Resolve = World["resolve"];

export interface Reach {
  resolve: Resolve;
  /** Local runs only: this machine may be called, by http and on any port. */
  loopback: boolean;
}

const faults = {
  unreadable: "This is no address; it looks like https://host/path.",
  credentials: "An address holds no name or password; send a header.",
  fragment: "An address ends before its #.",
  scheme: "Deliveries go to https:// addresses.",
  port: "Deliveries go to port 443 or 8443.",
  number: "An address names a host, not a number.",
  inner: "This host is not on the public internet.",
  own: "This is Voz's own host.",
  unknown: "The host's name could not be looked up.",
  not_public: "The host has no public address.",
} as const;
/** What is wrong with an address, for who says it in a language of their own. */
export type AddressFault = keyof typeof faults;

export type Checked =
  | { ok: true; url: URL; /** Names of this machine are not looked up. */ local: boolean }
  | { ok: false; why: string; fault: AddressFault };

const refused = (fault: AddressFault): Checked => ({ ok: false, why: faults[fault], fault });
const inner = /(^|\.)(local|localhost|internal|intranet|lan|home|corp|private|onion|home\.arpa)$/;
const isIp = (host: string): boolean => host.startsWith("[") || /^\d+(\.\d+){3}$/.test(host);
const isLoopback = (host: string): boolean =>
  host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);

/** What the text alone tells. `home`: our own origin, which must not be called. */
export function checkUrl(text: string, loopback: boolean, home: string): Checked {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return refused("unreadable");
  }
  // Only now is the host what will be called: enclosed digits, octal numbers and a closing dot are written out.
  const host = url.hostname.replace(/\.+$/, "");
  if (url.username !== "" || url.password !== "") return refused("credentials");
  if (url.hash !== "" || text.includes("#")) return refused("fragment");
  if (host !== url.hostname) url.hostname = host;
  if (url.protocol !== "https:" && url.protocol !== "http:") return refused("scheme");
  if (loopback && isLoopback(host)) return { ok: true, url, local: true };
  if (url.protocol !== "https:") return refused("scheme");
  if (url.port !== "" && url.port !== "8443") return refused("port");
  if (isIp(host)) return refused("number");
  if (!host.includes(".") || inner.test(host)) return refused("inner");
  if (host === new URL(home).hostname.replace(/\.+$/, "")) return refused("own");
  return { ok: true, url, local: false };
}

/** "unknown": nobody could be asked where the name leads. */
export async function lookUp({ hostname }: URL, resolve: Resolve): Promise<"public" | "unknown" | "refused"> {
  try {
    const addresses = await resolve(hostname);
    return addresses.length > 0 && addresses.every(isPublic) ? "public" : "refused";
  } catch {
    return "unknown";
  }
}

/** Before a try: the address to call, or why not. */
export async function reachable(text: string, { resolve, loopback }: Reach, home: string): Promise<Checked> {
  const checked = checkUrl(text, loopback, home);
  if (!checked.ok || checked.local) return checked;
  const found = await lookUp(checked.url, resolve);
  if (found === "public") return checked;
  return refused(found === "unknown" ? "unknown" : "not_public");
}
