/** What can happen that endpoints are told of; `event.ts` has the shape of each. */
export const eventTypes = [
  "response.completed",
  "response.updated",
  "response.abandoned",
  "response.deleted",
  "campaign.flagged",
  "customer.updated",
  "customer.erased",
  "endpoint.disabled",
  "test.ping",
] as const;
export type EventType = (typeof eventTypes)[number];
