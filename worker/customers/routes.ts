/**
 * One view of a customer: `identify.ts` keeps what is told of them and `visitors.ts` which browsers are theirs; `view/`
 * finds them and tells what was heard, `correct.ts` mends what is known, `link.ts` joins browsers and takes them apart by hand.
 * Who they are lies sealed (`sealed.ts`). Export and erasure are the room of privacy's.
 */
import { nudge } from "../deliveries/nudge.ts";
import type { App } from "../http/context.ts";
import { mount } from "../http/operation.ts";
import { correctCustomer } from "./correct.ts";
import { linkByHand, splitVisitor } from "./link.ts";
import { listCustomers } from "./view/list.ts";
import { readProfile } from "./view/profile.ts";
import { readTimeline } from "./view/timeline.ts";

export function mountCustomers(app: App): void {
  mount(app, "listCustomers", ({ here, query }) => listCustomers(here, query));
  mount(app, "readCustomer", ({ here, id }) => readProfile(here, id));
  mount(app, "updateCustomer", async ({ c, here, id, body }) => {
    nudge(c, here.workspaceId, await correctCustomer(here, id, body));
    return readProfile(here, id);
  });
  mount(app, "customerTimeline", ({ here, id, query }) => readTimeline(here, id, query));
  mount(app, "linkVisitor", async ({ c, here, id, body }) => {
    const { link, told } = await linkByHand(here, id, body.visitorId, c.get("actor"));
    nudge(c, here.workspaceId, told);
    return link;
  });
  mount(app, "splitVisitor", async ({ c, here, id }) => {
    const { link, told } = await splitVisitor(here, id, c.req.param("visitorId") ?? "", c.get("actor"));
    nudge(c, here.workspaceId, told);
    return link;
  });
}
