/** The campaign registry: records, match rules, promises. Which touch meets which record is match.ts. */
import type { App } from "../http/context.ts";
import { mount } from "../http/operation.ts";
import { listCampaigns, readCampaign } from "./read.ts";
import { createCampaign, deleteCampaign, updateCampaign } from "./write.ts";

export function mountCampaigns(app: App): void {
  mount(app, "listCampaigns", ({ here, query }) => listCampaigns(here, query));
  mount(app, "createCampaign", ({ here, body }) => createCampaign(here, body));
  mount(app, "readCampaign", ({ here, id }) => readCampaign(here, id));
  mount(app, "updateCampaign", ({ here, id, body }) => updateCampaign(here, id, body));
  mount(app, "deleteCampaign", ({ here, id }) => deleteCampaign(here, id));
}
