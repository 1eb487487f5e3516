/** The one place where somebody is let through or not: for the API and for the dashboard, by the list of operations. */
import { operations, scopeMay, scopes, type Operation, type OperationName } from "#contract";
import type { Actor } from "./context.ts";
import { Refusal } from "./refusal.ts";

const lacking = ({ may }: Pick<Actor, "may">, name: OperationName): string[] => {
  const { needs = [] }: Operation = operations[name];
  return needs.filter((permission) => !may.includes(permission));
};

export const allows = (actor: Pick<Actor, "may">, name: OperationName): boolean => lacking(actor, name).length === 0;

/** Lets pass who may do this, and refuses everybody else in words that say what is missing. */
export function demand(actor: Actor, name: OperationName): void {
  const missing = lacking(actor, name);
  if (missing.length === 0) return;
  const [first] = missing;
  if (actor.role) throw new Refusal("role_not_allowed", `The role "${actor.role}" lacks "${missing.join('", "')}".`);
  const having = scopes.filter((scope) => scopeMay[scope].some((permission) => permission === first));
  throw new Refusal("key_not_allowed", `This key lacks the scope "${having.join('" or "')}".`);
}
