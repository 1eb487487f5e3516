/** Every "no" that the API can say, once. The Worker's switch, the OpenAPI and the SDK's union follow this list. */
import * as v from "valibot";

/** code → [status, title]. The title is for people who read logs; `detail` says what to do about this very case. */
export const problems = {
  malformed_json: [400, "The body is not readable JSON"],
  invalid_body: [422, "The body does not have the agreed shape"],
  invalid_query: [422, "A query parameter is not as agreed"],
  unsupported_media_type: [415, "This content type is not taken here"],
  body_too_large: [413, "The body is too large"],
  too_many_items: [413, "Too many items in one request"],
  unknown_key: [401, "The key is unknown or revoked"],
  missing_key: [401, "A key is needed"],
  not_signed_in: [401, "Sign in, or send a secret key"],
  key_not_allowed: [403, "This key may not do that"],
  role_not_allowed: [403, "Your role may not do that"],
  second_factor_needed: [403, "This workspace asks for a second factor"],
  origin_not_allowed: [403, "This origin may not use the key"],
  cross_site: [403, "Requests from other sites are refused"],
  not_found: [404, "There is nothing here"],
  method_not_allowed: [405, "This address does not take that method"],
  conflict: [409, "This does not fit the present state"],
  no_questions: [422, "A survey needs at least one question"],
  foreign_place: [422, "An ending leads to a site that is not the workspace's own"],
  unsafe_url: [422, "Deliveries cannot go to this address"],
  too_many_endpoints: [409, "The workspace has as many endpoints as it may"],
  rate_limited: [429, "Too many requests"],
  internal: [500, "Something failed on our side"],
  unavailable: [503, "Not available right now"],
} as const satisfies Record<string, readonly [status: number, title: string]>;
export type ProblemCode = keyof typeof problems;

export const Issue = v.object({ path: v.string(), message: v.string() });
export type Issue = v.InferOutput<typeof Issue>;

/** RFC 9457, `application/problem+json`. */
export const Problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.picklist(Object.keys(problems) as ProblemCode[]),
  detail: v.string(),
  requestId: v.string(),
  issues: v.array(Issue),
});
export type Problem = v.InferOutput<typeof Problem>;
