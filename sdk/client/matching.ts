/**
 * What judges a trigger, and whatever else compares, once for all files of a client: the script tag has it at once, an app
 * fetches it with its first event.
 */
import { compare, type Comparable, type Operator } from "../compare.ts";
import type { Trigger } from "./matches.ts";

export { compare };

/** Whether an event with its properties is what the trigger waits for. */
export const matches = (trigger: Trigger, event: string, properties: Record<string, unknown>): boolean =>
  trigger.event === event &&
  Object.entries(trigger.where ?? {}).every(([name, test]) =>
    Object.entries(typeof test === "object" ? test : { is: test }).every(([op, value]) =>
      compare(properties[name], op as Operator, value as Comparable),
    ),
  );
