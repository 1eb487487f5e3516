/**
 * Deliveries: what happens here is told to the company's other systems, and the owner knows what became of each. The only
 * room that calls out. `owe.ts` is the outbox that others write to in their own transactions; `sweep.ts` sends; `send/`
 * holds one try and what follows from it, `reach/` where it may go, `endpoints/` to whom. D1 is the only queue: what a
 * sweep claims and does not finish, the next one claims. Bodies are not stored, see `send/payload.ts`.
 */
import type { App, AppContext } from "../http/context.ts";
import { mount } from "../http/operation.ts";
import { recoverDeliveries, replayDeliveries, resendDelivery, testEndpoint } from "./again.ts";
import { listEndpoints, readEndpoint } from "./endpoints/read.ts";
import {
  createEndpoint,
  deleteEndpoint,
  pauseEndpoint,
  resumeEndpoint,
  rotateSecret,
  updateEndpoint,
} from "./endpoints/write.ts";
import { subscribeHook, unsubscribeHook } from "./hooks.ts";
import { listDeliveries } from "./list.ts";
import { nudge, senderOf } from "./nudge.ts";
import { readDeliveryEvent } from "./request.ts";
import { sampleHook } from "./sample.ts";

const home = (c: AppContext): string => new URL(c.req.url).origin;

export function mountDeliveries(app: App): void {
  mount(app, "listEndpoints", ({ here, query }) => listEndpoints(here, query));
  mount(app, "createEndpoint", ({ c, here, body }) => createEndpoint(here, senderOf(c), home(c), body));
  mount(app, "readEndpoint", ({ here, id }) => readEndpoint(here, id));
  mount(app, "updateEndpoint", async ({ c, here, id, body }) => {
    const endpoint = await updateEndpoint(here, senderOf(c), home(c), id, body);
    nudge(c, here.workspaceId, [id]);
    return endpoint;
  });
  mount(app, "deleteEndpoint", ({ here, id }) => deleteEndpoint(here, id));
  mount(app, "subscribeHook", ({ c, here, body }) => subscribeHook(here, senderOf(c), home(c), body));
  mount(app, "sampleHook", ({ here, query }) => sampleHook(here, query));
  mount(app, "unsubscribeHook", ({ here, id }) => unsubscribeHook(here, id));
  mount(app, "pauseEndpoint", ({ here, id }) => pauseEndpoint(here, id));
  mount(app, "resumeEndpoint", async ({ c, here, id }) => {
    const endpoint = await resumeEndpoint(here, id);
    nudge(c, here.workspaceId, [id]);
    return endpoint;
  });
  mount(app, "rotateSecret", ({ c, here, id }) => rotateSecret(here, senderOf(c), id));
  mount(app, "testEndpoint", ({ c, here, id }) => testEndpoint(here, senderOf(c), id));
  mount(app, "listDeliveries", ({ here, id, query }) => listDeliveries(here, id, query));
  mount(app, "readDeliveryEvent", ({ here, id }) => readDeliveryEvent(here, id));
  mount(app, "recoverDeliveries", async ({ c, here, id, query }) => {
    const again = await recoverDeliveries(here, id, query);
    nudge(c, here.workspaceId, [id]);
    return again;
  });
  mount(app, "replayDeliveries", async ({ c, here, id, query }) => {
    const again = await replayDeliveries(here, id, query);
    nudge(c, here.workspaceId, [id]);
    return again;
  });
  mount(app, "resendDelivery", async ({ c, here, id }) => {
    const delivery = await resendDelivery(here, id);
    nudge(c, here.workspaceId, [delivery.endpointId]);
    return delivery;
  });
}
