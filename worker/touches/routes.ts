/** The arrival tester's door: what a browser would send, what Voz makes of it, which record it meets. Stores nothing. */
import { and, asc, eq, isNull } from "drizzle-orm";
import type { ResolvedArrival, ResolvedTouch } from "#contract";
import { readTyped } from "./typed.ts";
import { matchCampaign, type Matchable } from "../campaigns/match.ts";
import { schema } from "../db/index.ts";
import type { App, Surroundings } from "../http/context.ts";
import { mount } from "../http/operation.ts";
import { touchSettings } from "../responses/freeze.ts";
import { resolveJourney } from "./journey.ts";
import { resolveTouch } from "./resolve.ts";
import type { TouchSettings } from "./settings.ts";

interface Site {
  ownHosts?: string[] | undefined;
  excludedReferrers?: string[] | undefined;
}

/** The workspace's own settings and campaigns; what the question names of the site stands in their place. */
async function known(
  { db, workspaceId }: Surroundings,
  site: Site = {},
): Promise<{ settings: TouchSettings; campaigns: Matchable[] }> {
  const { workspaces, campaigns } = schema;
  const [[workspace], rows] = await db.batch([
    db.select({ settings: workspaces.settings }).from(workspaces).where(eq(workspaces.id, workspaceId)).limit(1),
    db
      .select()
      .from(campaigns)
      .where(and(eq(campaigns.workspaceId, workspaceId), isNull(campaigns.deletedAt)))
      .orderBy(asc(campaigns.createdAt)),
  ]);
  if (!workspace) throw new Error(`workspace ${workspaceId} has no row`);
  const settings = touchSettings(workspace.settings);
  return {
    settings: {
      ...settings,
      ...(site.ownHosts ? { ownHosts: site.ownHosts } : {}),
      ...(site.excludedReferrers ? { excludedReferrers: site.excludedReferrers } : {}),
    },
    campaigns: rows,
  };
}

const withRecord = (touch: ResolvedTouch, campaigns: readonly Matchable[]) => ({
  ...touch,
  campaignRecord: matchCampaign(touch, campaigns),
});

/** What the tester's page shows: the answer of its door, and why an arrival is no touch. */
export interface TriedArrival extends ResolvedArrival {
  reason: "own" | "excluded" | null;
}

function tried(
  arrival: { url: string; referrer: string },
  at: string,
  settings: TouchSettings,
  campaigns: readonly Matchable[],
): TriedArrival {
  const sent = readTyped({ ...arrival, at });
  const { touch, ...facts } = resolveTouch(sent, settings, at);
  const { reason, ...resolved } = { reason: null, ...facts };
  return { touch, ...resolved, campaignRecord: touch ? matchCampaign(resolved, campaigns) : null, sent, reason };
}

function resolveArrival(...asked: Parameters<typeof tried>): ResolvedArrival {
  const { reason: _reason, ...answer } = tried(...asked);
  return answer;
}

/** One arrival with the workspace's settings and campaigns. Stores nothing. */
export async function tryArrival(
  here: Surroundings,
  arrival: { url: string; referrer: string },
): Promise<TriedArrival> {
  const { settings, campaigns } = await known(here);
  return tried(arrival, here.now.toISOString(), settings, campaigns);
}

export function mountTouches(app: App): void {
  mount(app, "resolveTouch", async ({ here, query }) => {
    const { settings, campaigns } = await known(here);
    return resolveArrival(query, here.now.toISOString(), settings, campaigns);
  });
  mount(app, "resolveTouches", async ({ here, body }) => {
    const { settings, campaigns } = await known(here, body);
    const at = here.now.toISOString();
    return { items: body.arrivals.map((arrival) => resolveArrival(arrival, at, settings, campaigns)) };
  });
  mount(app, "resolveJourney", async ({ here, body }) => {
    const { settings, campaigns } = await known(here, body);
    const { touches, first, last, lastNonDirect } = resolveJourney(
      body.steps.map(({ spa, ...step }) => ({ ...step, ...(spa === undefined ? {} : { spa }) })),
      settings,
    );
    const record = (touch: ResolvedTouch | null) => (touch ? withRecord(touch, campaigns) : null);
    return {
      touches: touches.map((touch) => withRecord(touch, campaigns)),
      first: record(first),
      last: record(last),
      lastNonDirect: record(lastNonDirect),
    };
  });
}
