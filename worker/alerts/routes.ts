/**
 * Alerts: campaigns that sell otherwise than they deliver, week after week, and what became of it after a change.
 * rule.ts decides, sweep.ts asks it once a week, judge.ts writes. A new one is told to endpoints as `campaign.flagged`.
 */
import type { App } from "../http/context.ts";
import { mount } from "../http/operation.ts";
import { listFlags, markFlag, readFlag } from "./read.ts";

export function mountAlerts(app: App): void {
  mount(app, "listFlags", ({ here, query }) => listFlags(here, query));
  mount(app, "readFlag", ({ here, id }) => readFlag(here, id));
  mount(app, "updateFlag", ({ here, id, body }) => markFlag(here, id, body));
}
