/** Who the visitor is and how they came, as conditions ask for it and as texts quote it. */
import type { Fact } from "../compare.ts";
import type { FactCondition } from "./condition.ts";

type Facts = Readonly<Record<string, unknown>>;
export interface Visitor {
  name?: string | undefined;
  traits?: Facts | undefined;
  context?: Facts | undefined;
  campaign?: { id: string; name: string } | null | undefined;
  channel?: string | undefined;
  source?: string | undefined;
  medium?: string | undefined;
}

/** A campaign goes by its id and by its name. */
export function lookUp(visitor: Visitor, condition: FactCondition): Fact {
  if ("attribute" in condition) return visitor.traits?.[condition.attribute];
  if ("context" in condition) return visitor.context?.[condition.context];
  const { touch } = condition;
  if (touch === "campaign") return visitor.campaign && [visitor.campaign.id, visitor.campaign.name];
  return visitor[touch];
}
