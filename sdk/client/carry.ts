/**
 * Arrivals across the hosts of one workspace, for pages that have something to carry; fetched by them alone. A link
 * that the site marked (`data-voz-carry`) takes a signed token along in the moment of the click; the page that is
 * opened by it has the token read by the Worker. Both only with consent, and only to hosts that the workspace calls its
 * own. The token lives ten minutes and says how somebody arrived, nothing of who: no id, no value of a click id. Who
 * copies such an address for somebody else hands on a campaign, as with any tagged link.
 */
import { joinTouches } from "../arrival/join.ts";
import { parseKept, type Visit } from "../arrival/keep.ts";
import type { Touch } from "../contract/wire.types.ts";
import type { Base } from "./journey.ts";
import { openJar } from "./cookie.ts";

/** A token is asked for anew before it ends. */
const life = 9 * 60_000;
/** After a refusal, how long until the next try. */
const pause = 30_000;
/** A visitor is about to follow a link; where there is no pointer, a link in view has to do. */
const interest = ["pointerover", "focusin", "touchstart"];
const following = ["click", "auxclick", "contextmenu"];

/** People paste addresses where a host is asked for. */
const plainHost = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .replace(/^\*?\.?(www\.)?/, "")
    .replace(/[/?#:].*$/, "");

/** Whether a link leads to another host of the workspace: one of these, or below it, and never from https to http. */
function leadsHome({ hostname, origin, protocol }: HTMLAnchorElement, ownHosts: readonly string[] = []): boolean {
  if (origin === location.origin || (protocol !== "https:" && protocol !== location.protocol)) return false;
  return ownHosts.map(plainHost).some((host) => host !== "" && (hostname === host || hostname.endsWith("." + host)));
}

const marked = (event: Event): HTMLAnchorElement | undefined =>
  event
    .composedPath()
    .find((one): one is HTMLAnchorElement => one instanceof HTMLAnchorElement && one.dataset["vozCarry"] !== undefined);

const carriers = new WeakMap<Base, () => void>();

/** Called with each page, and whenever the consent changes. */
export function carry(base: Base): void {
  let settle = carriers.get(base);
  if (!settle) carriers.set(base, (settle = createCarrier(base)));
  settle();
}

function createCarrier(base: Base): () => void {
  const { options, shelf, arrivals, desk, granted, now, fail } = base;
  const { document } = globalThis as Partial<typeof globalThis>;
  const jar = options.cookie && document ? openJar(base, options.cookie) : undefined;

  async function ask<Answer>(path: string, facts: object): Promise<Answer | undefined> {
    const response = await base.request(options.host + "/v1/carry" + path, {
      method: "POST",
      body: JSON.stringify({ key: options.key, ...facts }),
    });
    return response.ok ? ((await response.json()) as Answer) : void fail("carry", response);
  }

  /** A device that keeps nothing has nothing to join. */
  function join(carried: Touch[], live?: boolean): void {
    const visit = shelf.read("x") as Visit | null;
    if (!visit?.session) return;
    const own = { touches: parseKept(shelf.text("t")), session: visit.session };
    const kept = joinTouches(own, carried, new Date(now()).toISOString(), live);
    if (kept === own) return;
    shelf.write("t", kept.touches);
    shelf.write("x", { ...visit, session: kept.session });
    arrivals.remember();
    // By what came along, another campaign may count.
    desk.turnPage();
  }

  let handed = /[?&]voz_t=([\w-]{1,2048})(?=[&#]|$)/.exec(base.opening())?.[1];
  async function open(token: string): Promise<void> {
    handed = undefined;
    try {
      const answer = await ask<{ touches: Touch[] }>("/open", { token });
      if (answer && granted()) join(answer.touches, true);
    } catch (thrown) {
      // Offline: the next page of this load tries again.
      handed = token;
      fail("carry", thrown);
    }
  }

  let token: string | undefined;
  let asked = "";
  let askedAt = 0;
  const lives = (): boolean => now() - askedAt < life;
  async function prepare(link: HTMLAnchorElement): Promise<void> {
    if (!granted() || !leadsHome(link, (await desk.config())?.attribution.ownHosts)) return;
    const touches = arrivals.all();
    const facts = JSON.stringify(touches);
    if (facts === asked && lives()) return;
    asked = facts;
    askedAt = now();
    token = undefined;
    try {
      token = (await ask<{ token: string }>("", { touches }))?.token;
    } catch (thrown) {
      fail("carry", thrown);
    }
    if (!token) askedAt += pause - life;
  }

  const look = (event: Event): void => {
    const link = marked(event);
    if (link) void prepare(link);
  };
  const lead = (event: Event): void => {
    const link = marked(event);
    if (!link || !token || !granted() || !lives() || !leadsHome(link, desk.known?.attribution.ownHosts)) return;
    if (link.search.includes("voz_t=")) return;
    const written = link.getAttribute("href")!;
    link.search += (link.search ? "&" : "?") + "voz_t=" + token;
    const led = link.href;
    // The browser has read the address by then; the page has its link back as it was.
    setTimeout(() => link.href === led && link.setAttribute("href", written));
  };
  const listening = [
    ...interest.map((name) => [name, look] as const),
    ...following.map((name) => [name, lead] as const),
  ];
  for (const [name, listener] of listening)
    document?.addEventListener(name, listener, { capture: true, passive: true });
  const sight =
    document && matchMedia("(hover: none)").matches
      ? new IntersectionObserver((entries) => {
          for (const { isIntersecting, target } of entries)
            if (isIntersecting) void prepare(target as HTMLAnchorElement);
        })
      : undefined;

  base.stop = () => {
    for (const [name, listener] of listening) document?.removeEventListener(name, listener, true);
    sight?.disconnect();
  };
  return () => {
    if (!granted()) return jar?.write();
    if (jar) {
      join(jar.read());
      jar.write(parseKept(shelf.text("t")));
    }
    if (handed) void open(handed);
    const links = document?.querySelectorAll<HTMLAnchorElement>("a[data-voz-carry]") ?? [];
    for (const link of links)
      if (sight) sight.observe(link);
      // The pointer may have come before this file.
      else if (link.matches(":hover, :focus")) void prepare(link);
  };
}
