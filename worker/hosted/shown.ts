/** Was this page put before a person? Mail scanners, previews and prefetching browsers open links, too. Pure. */
import { deviceOf } from "../responses/device.ts";

const automatic =
  /bot\b|bots\b|crawl|spider|slurp|preview|scanner|headless|facebookexternalhit|whatsapp|proofpoint|mimecast|barracuda/i;

/**
 * Counted as shown: a GET for a document, by what calls itself a browser, and not ahead of time. Who pretends to all of
 * this is counted; that is why opening a page never stores an answer.
 */
export function isShown(method: string, header: (name: string) => string | undefined): boolean {
  const agent = header("user-agent");
  const destination = header("sec-fetch-dest");
  const early = ["sec-purpose", "purpose", "x-purpose", "x-moz"].some((name) => header(name) !== undefined);
  return (
    method === "GET" &&
    !early &&
    (header("accept") ?? "").includes("text/html") &&
    (destination === undefined || ["document", "iframe", "frame"].includes(destination)) &&
    deviceOf(agent, header("sec-ch-ua-mobile")) !== null &&
    !automatic.test(agent ?? "")
  );
}
