/**
 * Ids that follow from what they stand for. An event's begins with its subject's, so that one subject's deliveries lie
 * together; a delivery's is its endpoint's and its event's, so that no index has to find it. None holds a dot. Pure.
 */
const bare = (id: string): string => id.slice(4);
const start = (subjectId: string): string => `evt_${subjectId.replaceAll("-", "")}_`;

export const eventIdOf = (subjectId: string, sequence: number): string => start(subjectId) + sequence;
/** All event ids of a subject lie from the first to before the second. */
export const eventIdsOf = (subjectId: string): [from: string, before: string] => [
  start(subjectId),
  `${start(subjectId).slice(0, -1)}\``,
];

export const deliveryIdOf = (endpointId: string, eventId: string): string => `dlv_${bare(endpointId)}_${bare(eventId)}`;
/** Null for what no delivery can be called. */
export function readDeliveryId(id: string): { endpointId: string; eventId: string } | null {
  const [, endpoint, event] = /^dlv_([A-Za-z0-9]{20})_([\w-]{1,80})$/.exec(id) ?? [];
  return endpoint && event ? { endpointId: `end_${endpoint}`, eventId: `evt_${event}` } : null;
}
