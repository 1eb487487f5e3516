/** The tables of the attribution rules once more, in workerd and through the HTTP door: what the functions say, it says. */
import { expect, test } from "vitest";
import type { ResolvedArrival } from "#contract";
import "../touches/examples.test.ts";
import "../touches/normalise.test.ts";
import "../touches/precedence.test.ts";
import "../touches/channel.test.ts";
import "../touches/complaints.test.ts";
import { cases, type Case } from "../touches/resolving.ts";
import { makeWorld } from "../world.ts";

/**
 * What a request can say of the site: hosts with a name, and 16 KB of an address without NUL, which no door lets in. Other
 * settings are the workspace's.
 */
const askable = ({ url, referrer, settings }: Case): boolean =>
  Math.max(url.length, referrer.length) <= 16_384 &&
  !(url + referrer).includes("\u0000") &&
  [...(settings.ownHosts ?? []), ...(settings.excludedReferrers ?? [])].every((host) => host.trim() !== "") &&
  Object.keys(settings).every((name) => name === "ownHosts" || name === "excludedReferrers");

test("every case of the tables is answered alike through the HTTP door", async () => {
  const world = await makeWorld();
  const asked = cases.filter(askable);
  expect(asked.length).toBeGreaterThan(200);
  const bySite = new Map<string, Case[]>();
  for (const one of asked)
    bySite.set(JSON.stringify(one.settings), [...(bySite.get(JSON.stringify(one.settings)) ?? []), one]);
  for (const [site, group] of bySite)
    for (let from = 0; from < group.length; from += 500) {
      const part = group.slice(from, from + 500);
      const arrivals = part.map(({ url, referrer }) => ({ url, referrer }));
      const { status, body } = await world.ask<{ items: ResolvedArrival[] }>("/v1/touches/resolve", {
        body: { arrivals, ...(JSON.parse(site) as object) },
      });
      expect(status, JSON.stringify(body)).toBe(200);
      for (const [index, { url, referrer, verdict }] of part.entries()) {
        const { at: _at, campaignRecord: _record, sent: _sent, ...told } = body.items[index] ?? ({} as ResolvedArrival);
        const { at: _then, reason: _reason, ...expected } = { reason: undefined, ...verdict };
        expect(told, `${url} from ${referrer || "nowhere"}`).toEqual(expected);
      }
    }
});
