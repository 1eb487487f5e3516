/** Who is asked. */
import * as v from "valibot";
import { operators } from "../compare.ts";

const Scalar = v.union([v.string(), v.number(), v.boolean()]);

const audienceFields = ["campaign", "channel", "source", "medium", "locale", "touchpoint"] as const;
const AudienceCondition = v.object({
  field: v.picklist(audienceFields),
  op: v.picklist(operators),
  value: v.optional(v.union([Scalar, v.array(Scalar)])),
});
/** Who is asked. Judged by the Worker (`/v1/decide`), so that no rule of it is ever published. */
export const Audience = v.union(
  [v.object({ all: v.array(AudienceCondition) }), v.object({ any: v.array(AudienceCondition) })],
  "audience is { all: […] } or { any: […] }.",
);
