/** The one place where somebody is let through or not: for the API and for the dashboard, by the list of operations. */
import { operations, scopeMay, scopes, type Operation, type OperationName, type Permission } from "#contract";
import type { Actor } from "./context.ts";
import { Refusal } from "./refusal.ts";

const lacking = ({ may }: Pick<Actor, "may">, name: OperationName): string[] => {
  const { needs = [] }: Operation = operations[name];
  return needs.filter((permission) => !may.includes(permission));
};

export const allows = (actor: Pick<Actor, "may">, name: OperationName): boolean => lacking(actor, name).length === 0;

/** Nobody hands out more than they have themselves, nor takes it from somebody who has more. */
export function demandAll(actor: Actor, permissions: readonly Permission[]): void {
  const missing = permissions.filter((permission) => !actor.may.includes(permission));
  if (missing.length > 0)
    throw new Refusal(
      actor.role ? "role_not_allowed" : "key_not_allowed",
      `This takes "${missing.join('", "')}", which who asks lacks.`,
    );
}

/** Lets pass who may do this, and refuses everybody else in words that say what is missing. */
export function demand(actor: Actor, name: OperationName): void {
  const missing = lacking(actor, name);
  if (missing.length === 0) return;
  const [first] = missing;
  if (actor.role) throw new Refusal("role_not_allowed", `The role "${actor.role}" lacks "${missing.join('", "')}".`);
  const having = scopes.filter((scope) => scopeMay[scope].some((permission) => permission === first));
  throw new Refusal("key_not_allowed", `This key lacks the scope "${having.join('" or "')}".`);
}
