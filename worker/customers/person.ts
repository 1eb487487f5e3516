/** Whose responses these are: found by the index of those who are known by an id. */

/** A person by what they are known by: no customer for somebody anonymous. */
export interface Known {
  customerId: string | null;
  visitorIds: readonly string[];
}

/**
 * SQL: the responses of customer ?2 (null for none), and those of browsers ?3 that no customer is known of. The first
 * condition is the index; an id of a customer may be another's browser's, so the second tells them apart.
 */
export const ofPerson = `r.workspace_id = ?1 AND coalesce(r.customer_id, r.visitor_id) IS NOT NULL
  AND coalesce(r.customer_id, r.visitor_id) IN (SELECT ?2 UNION ALL SELECT value FROM json_each(?3))
  AND (r.customer_id = ?2 OR (r.customer_id IS NULL AND r.visitor_id IN (SELECT value FROM json_each(?3))))`;

export const boundTo = (workspaceId: string, { customerId, visitorIds }: Known): unknown[] => [
  workspaceId,
  customerId,
  JSON.stringify(visitorIds),
];
