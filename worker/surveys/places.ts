/**
 * Where endings lead to. A survey sends people on to the company's own sites alone: its own hosts, and the sites that
 * its public keys name. So nobody who may only write surveys can make of one a door to anywhere.
 */
import type { Issue, SurveyDraft } from "#contract";
import type { Surroundings } from "../http/context.ts";
import { originAllowed } from "../http/origin.ts";
import { listKeys } from "../workspaces/keys.ts";
import { readWorkspace } from "../workspaces/workspace.ts";

/** A host as somebody may have written it, bare: no scheme, path, port or leading dot. */
const bare = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^https?:\/\/|^\./, "")
    .replace(/[/:].*$/, "");

/** The places that are nobody's of this workspace, each with what to do about it. */
export async function foreignPlaces(here: Surroundings, { endings = [] }: SurveyDraft): Promise<Issue[]> {
  const places = endings.flatMap(({ id, link, redirect }, at) => [
    ...(link ? [{ id, url: link.url, path: `endings[${at}].link.url` }] : []),
    ...(redirect ? [{ id, url: redirect, path: `endings[${at}].redirect` }] : []),
  ]);
  if (places.length === 0) return [];
  const [{ settings }, keys] = await Promise.all([readWorkspace(here), listKeys(here)]);
  const hosts = settings.ownHosts.map(bare).filter(Boolean);
  const origins = keys.items.flatMap((key) => (key.kind === "public" && !key.revokedAt ? key.origins : []));
  const own = ({ hostname, origin }: URL): boolean =>
    hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`)) ||
    // A key without origins admits every page; that names no site.
    (origins.length > 0 && originAllowed(origins, origin));
  return places
    .filter(({ url }) => !own(new URL(url)))
    .map(({ id, url, path }) => ({
      path,
      message: `The ending "${id}" leads to ${new URL(url).hostname}, which is not a site of this workspace. Add it to the own hosts (settings.ownHosts of /v1/workspace) or to a public key's origins, then publish again.`,
    }));
}
