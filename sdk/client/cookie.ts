/**
 * The kept arrivals in a first-party cookie beside the device's storage, for a company whose hosts share a domain: a
 * campaign met at blog.example.com is known at shop.example.com. Only where the site names the domain, and only with
 * consent. The text holds nothing that a server would have to be afraid of: each value is percent-encoded.
 */
import { joinTouches } from "../arrival/join.ts";
import { parseKept } from "../arrival/keep.ts";
import type { Touch } from "../contract/wire.types.ts";
import type { Base } from "./journey.ts";

/** The browser's own limit is 4 KB for all that a cookie says of itself. */
const most = 2048;
const seconds = 90 * 86_400;

const encoded = (text = ""): string => encodeURIComponent(text).replaceAll("%2F", "/");

/** `time:visit:host:landing:referrer:parameters`, parted by bars. Over 2 KB the oldest in the middle go first. */
export function packTouches(touches: Touch[]): string {
  const texts = touches.map(({ at, session, params, referrer, host, landing }) =>
    [
      Date.parse(at).toString(36),
      session,
      encoded(host),
      encoded(landing),
      encoded(referrer),
      new URLSearchParams(params),
    ].join(":"),
  );
  while (texts.join("|").length > most) texts.splice(texts[2] ? 1 : 0, 1);
  return texts.join("|");
}

const shape = /^([0-9a-z]+):(\d+):([^:]*):([^:]*):([^:]*):([^:]*)$/;
/** What is malformed, or somebody else's, is nothing. */
export function unpackTouches(text: string): Touch[] {
  try {
    return text.split("|").flatMap((part) => {
      const [, at, session, host, landing, referrer, params] = shape.exec(part) ?? [];
      if (!at) return [];
      const touch: Touch = {
        at: new Date(Number.parseInt(at, 36)).toISOString(),
        session: Number(session),
        params: Object.fromEntries(new URLSearchParams(params)),
        referrer: decodeURIComponent(referrer!),
        ...(host && { host: decodeURIComponent(host) }),
        ...(landing && { landing: decodeURIComponent(landing) }),
      };
      // One that this version cannot read must not take the others with it.
      return parseKept(JSON.stringify([touch]));
    });
  } catch {
    return [];
  }
}

export interface Jar {
  /** What the hosts of the domain kept. */
  read(): Touch[];
  /** Without touches the cookie goes. */
  write(touches?: Touch[]): void;
}

/** From now on, what the shelf keeps of arrivals goes to the cookie too, and goes from it. */
export function openJar({ shelf, now }: Pick<Base, "shelf" | "now">, domain: string): Jar {
  const joined = (touches: Touch[]): Touch[] =>
    joinTouches({ touches, session: touches.at(-1)?.session ?? 1 }, jar.read(), new Date(now()).toISOString()).touches;
  const jar: Jar = {
    read: () => unpackTouches(/(?:^|; )voz\.t=([^;]*)/.exec(document.cookie)?.[1] ?? ""),
    write(touches) {
      // Another host may have met a campaign since this page was opened.
      const text = touches ? packTouches(joined(touches)) : "";
      document.cookie = [
        "voz.t=" + text,
        "path=/",
        "domain=" + domain,
        "samesite=lax",
        "max-age=" + (text ? seconds : 0),
        ...(location.protocol === "https:" ? ["secure"] : []),
      ].join(";");
    },
  };
  const { write } = shelf;
  shelf.write = (name, value) => {
    write(name, value);
    if (name === "t") jar.write(value as Touch[] | undefined);
  };
  return jar;
}
