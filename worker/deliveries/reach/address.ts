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

export type Checked =
  | { ok: true; url: URL; /** Names of this machine are not looked up. */ local: boolean }
  | { ok: false; why: string };

const refused = (why: string): Checked => ({ ok: false, why });
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
    return refused("This is no address; it looks like https://host/path.");
  }
  // Only now is the host what will be called: enclosed digits, octal numbers and a closing dot are written out.
  const host = url.hostname.replace(/\.+$/, "");
  if (url.username !== "" || url.password !== "")
    return refused("An address holds no name or password; send a header.");
  if (url.hash !== "" || text.includes("#")) return refused("An address ends before its #.");
  if (host !== url.hostname) url.hostname = host;
  if (url.protocol !== "https:" && url.protocol !== "http:") return refused("Deliveries go to https:// addresses.");
  if (loopback && isLoopback(host)) return { ok: true, url, local: true };
  if (url.protocol !== "https:") return refused("Deliveries go to https:// addresses.");
  if (url.port !== "" && url.port !== "8443") return refused("Deliveries go to port 443 or 8443.");
  if (isIp(host)) return refused("An address names a host, not a number.");
  if (!host.includes(".") || inner.test(host)) return refused("This host is not on the public internet.");
  if (host === new URL(home).hostname.replace(/\.+$/, "")) return refused("This is Voz's own host.");
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
  return refused(found === "unknown" ? "The host's name could not be looked up." : "The host has no public address.");
}
