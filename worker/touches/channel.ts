/** From source, medium and campaign to a channel: §7, the workspace's rules first, then the table, then the rescues. */
import type { Channel, ChannelRule } from "../../sdk/contract/touch.types.ts";
import { channelRules } from "./registry/registry.gen.ts";
import type { CustomChannelRule, CustomCondition } from "./settings.ts";

/** Everything that a channel rule may look at. */
export interface ChannelInput {
  source: string;
  medium: string;
  campaign: string;
  category: string;
  network: string;
  referrer: string;
  landing: string;
}
/** A test of the generated table: membership, an expression, or one of several tests. */
interface Condition {
  field?: "source" | "medium" | "campaign" | "category" | "network";
  in?: readonly string[];
  re?: RegExp;
  any?: readonly Condition[];
}
interface Rule {
  channel: Channel;
  by: ChannelRule;
  all: readonly Condition[];
}

const holds = (condition: Condition, input: ChannelInput): boolean => {
  if (condition.any) return condition.any.some((one) => holds(one, input));
  const value = condition.field ? input[condition.field] : "";
  return condition.re?.test(value) ?? condition.in?.includes(value) ?? false;
};

const holdsCustom = (
  { field, op, value }: CustomCondition,
  input: Pick<ChannelInput, CustomCondition["field"]>,
): boolean => {
  const wanted = value.trim().toLowerCase();
  if (!wanted) return false;
  if (op === "is") return input[field] === wanted;
  return op === "contains" ? input[field].includes(wanted) : input[field].startsWith(wanted);
};

const lowered = <Input extends object>(written: Input): Input =>
  Object.fromEntries(
    Object.entries(written).map(([field, text]: [string, string]) => [field, text.toLowerCase()]),
  ) as Input;

/** The place of the workspace's rule that decides; −1 where none of them holds. */
export function ownRuleAt(
  written: Pick<ChannelInput, CustomCondition["field"]>,
  custom: readonly CustomChannelRule[],
): number {
  const input = lowered(written);
  return custom.findIndex(({ all }) => all.length > 0 && all.every((condition) => holdsCustom(condition, input)));
}

/** §7: the first rule that holds; all comparisons are on lower-cased text. */
export function channelOf(
  written: ChannelInput,
  custom: readonly CustomChannelRule[],
): { channel: Channel; channelRule: ChannelRule } {
  const input = lowered(written);
  const own = custom[ownRuleAt(input, custom)];
  if (own) return { channel: own.channel, channelRule: "custom" };
  const rule = (channelRules as readonly Rule[]).find(({ all }) => all.every((condition) => holds(condition, input)));
  return rule ? { channel: rule.channel, channelRule: rule.by } : { channel: "unassigned", channelRule: "ga4" };
}
