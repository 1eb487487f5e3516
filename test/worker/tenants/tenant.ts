/** A workspace with one of everything that has an id, every name of which can be told from anybody else's. */
import { env } from "cloudflare:workers";
import {
  mixes,
  type Campaign,
  type CampaignNote,
  type FlagFigures,
  type Measure,
  type MetricsAnswer,
  type NewEndpoint,
  type NewInvitation,
} from "#contract";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { is } from "drizzle-orm";
import { schema } from "../../../worker/db/index.ts";
import { makeVisitor } from "../dashboard/visitor.ts";
import { app } from "./counted.ts";
import { makeWorld, now, response, threeQuestions, touch, type Json, type World } from "../world.ts";

/** What an address, a query or a body may name. */
export interface Ids {
  survey: string;
  campaign: string;
  promise: string;
  note: string;
  flag: string;
  import: string;
  response: string;
  endpoint: string;
  delivery: string;
  key: string;
  publicKey: string;
  customer: string;
  visitor: string;
  erasure: string;
  member: string;
  invitation: string;
  session: string;
  touchpoint: string;
  question: string;
  /** Marketing figures' platform campaign, and a campaign's name on links. */
  figures: string;
  unmatched: string;
}

/** Ids in the very shape of the real ones that nobody has. */
export const nobodys: Ids = {
  survey: "sur_nobodynobodynobody00",
  campaign: "cmp_nobodynobodynobody00",
  promise: "prm_nobodynobodynobody00",
  note: "not_nobodynobodynobody00",
  flag: "flg_2026-03-02_over_promise_cmp_nobodynobodynobody00",
  import: "imp_nobodynobodynobody00",
  response: "0190a000-0000-7000-8000-000000000000",
  endpoint: "end_nobodynobodynobody00",
  delivery: "dlv_nobodynobodynobody00",
  key: "key_nobodynobodynobody00",
  publicKey: "voz_pk_0000000000000000000000000000000nobdy",
  customer: "nobodys-customer",
  visitor: "nobodys-visitor",
  erasure: "ers_nobodynobodynobody00",
  member: "nobodynobodynobodynobodynobody00",
  invitation: "inv_nobodynobodynobody00",
  session: "nobodynobodynobodynobodynobody01",
  touchpoint: "nobodys.step",
  question: "nobodys",
  figures: "nobodys-figures",
  unmatched: "nobodys-name",
};

const none: Measure = { value: null, low: null, high: null, n: 0, confidence: "none" };
const figures: FlagFigures = {
  from: "2026-03-02",
  to: "2026-03-08",
  kept: none,
  gap: none,
  rest: null,
  q: null,
  marketingIndex: null,
  promiseGap: null,
  spendMinor: null,
  currency: null,
  onBrokenPromises: null,
};

export async function makeTenant(): Promise<{ world: World; ids: Ids }> {
  const world = await makeWorld({ instance: app });
  await world.ask("/v1/touchpoints", { method: "PUT", body: [{ id: "zqther.step", name: "Zqther step" }] });
  const survey = await world.publish({
    name: "Zqther survey",
    touchpoint: "zqther.step",
    questions: [...threeQuestions, { id: "theirs", kind: "text", ask: "Zqther question" }],
  });
  const { body: campaign } = await world.ask<Campaign>("/v1/campaigns", {
    body: {
      name: "Zqther campaign",
      owner: "Zqther owner",
      match: [{ field: "campaign", op: "is", value: "zqther-link" }],
      promises: [{ statement: "Zqther promise", kind: "other" }],
    },
  });
  const { body: note } = await world.ask<CampaignNote>(`/v1/campaigns/${campaign.id}/notes`, {
    body: { day: "2026-03-09", kind: "other", text: "Zqther note" },
  });
  const { body: endpoint } = await world.ask<NewEndpoint>("/v1/endpoints", {
    body: { url: "https://receiver.theirs.example/", types: ["response.completed"], description: "Zqther endpoint" },
  });
  if (!endpoint.id) throw new Error(`the endpoint was refused: ${JSON.stringify(endpoint)}`);
  const item = response(survey, {
    answers: { nps: 3, why: "Zqther words", theirs: "More of their words" },
    touchpoint: "zqther.step",
    customer: { id: "zqther-customer", name: "Zqther customer", email: "zqther@customer.example" },
    visitorId: "zqther-visitor",
    consent: { state: "granted" },
    touches: [touch({ utm_source: "zqther-source", utm_campaign: "zqther-link" })],
  });
  await world.collect(
    item,
    response(survey, { touches: [touch({ utm_source: "x", utm_campaign: "zqther-unmatched" })] }),
  );
  const gone = response(survey, { customer: { id: "zqther-gone" } });
  await world.collect(gone);
  const { body: erasure } = await world.ask<{ id: string }>("/v1/customers/zqther-gone", { method: "DELETE" });
  const { body: metrics } = await world.ask<MetricsAnswer>("/v1/campaign-metrics", {
    method: "PUT",
    body: [
      {
        platform: "generic",
        account: "zqther-account",
        campaign: "Zqther figures",
        day: "2026-03-09",
        currency: "EUR",
        clicks: 7,
      },
    ],
  });
  const flag = `flg_2026-03-02_over_promise_${campaign.id}`;
  await world.here.db.insert(schema.flags).values({
    workspaceId: world.workspaceId,
    id: flag,
    campaignId: campaign.id,
    campaignName: "Zqther campaign",
    owner: "Zqther owner",
    state: "over_promise",
    week: "2026-03-02",
    through: "2026-03-02",
    promise: null,
    figures,
    earlier: figures,
    mix: mixes[0],
    quotes: [String(item["id"])],
    createdAt: now().toISOString(),
  });
  const { body: deliveries } = await world.ask<{ items: { id: string }[] }>(`/v1/endpoints/${endpoint.id}/deliveries`);
  const member = await makeVisitor(world, "es", "editor");
  const session = await env.DB.prepare("SELECT id FROM session WHERE user_id = ?1")
    .bind(member.id)
    .first<{ id: string }>();
  const { body: invitation } = await world.ask<NewInvitation>("/v1/members/invitations", {
    body: { name: "Zqther guest", role: "agent" },
  });
  const { body: keys } = await world.ask<{ items: { id: string }[] }>("/v1/keys");
  return {
    world,
    ids: {
      survey: survey.id,
      campaign: campaign.id,
      promise: campaign.promises[0]?.id ?? "",
      note: note.id,
      flag,
      import: metrics.import,
      response: String(item["id"]),
      endpoint: endpoint.id,
      delivery: deliveries.items[0]?.id ?? "",
      key: keys.items[0]?.id ?? "",
      publicKey: world.publicKey,
      customer: "zqther-customer",
      visitor: "zqther-visitor",
      erasure: erasure.id,
      member: member.id,
      invitation: invitation.id,
      session: session?.id ?? "",
      touchpoint: "zqther.step",
      question: "theirs",
      figures: "zqther-figures",
      unmatched: "zqther-unmatched",
    },
  };
}

/** Every row of a workspace, table by table. */
export async function rowsOf(workspaceId: string): Promise<Json> {
  const rows: Json = {};
  for (const table of Object.values(schema)) {
    if (!is(table, SQLiteTable)) continue;
    const { name, columns } = getTableConfig(table);
    const column = name === "workspaces" ? "id" : "workspace_id";
    if (!columns.some((one) => one.name === column)) continue;
    const { results } = await env.DB.prepare(`SELECT * FROM "${name}" WHERE ${column} = ?1 ORDER BY 1, 2`)
      .bind(workspaceId)
      .all();
    rows[name] = results;
  }
  return rows;
}
