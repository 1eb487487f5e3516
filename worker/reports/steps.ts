/** The touchpoints of a report: those of the journey in its order, then what responses name beside them. */
import { asc, eq } from "drizzle-orm";
import type { JourneyStep } from "#contract";
import { inLocale } from "../../sdk/localized.ts";
import { schema } from "../db/index.ts";
import type { Surroundings } from "../http/context.ts";

const { touchpoints, workspaces } = schema;

/** A touchpoint and its key in the counted cells. */
interface Step {
  key: string;
  step: JourneyStep;
}

export async function declaredSteps(
  { db, workspaceId }: Surroundings,
  lang: string | undefined,
): Promise<readonly Step[]> {
  const [rows, [workspace]] = await db.batch([
    db.select().from(touchpoints).where(eq(touchpoints.workspaceId, workspaceId)).orderBy(asc(touchpoints.position)),
    db.select({ locale: workspaces.locale }).from(workspaces).where(eq(workspaces.id, workspaceId)),
  ]);
  const own = workspace?.locale ?? "es";
  return rows.map(({ id, name, stage }) => ({
    key: id,
    step: { id, name: inLocale(name, lang ?? own, own), stage, declared: true },
  }));
}

/** Those that are declared, then the others that were counted, by their names, and none last. */
export function inOrder(declared: readonly Step[], counted: Iterable<string>): Step[] {
  const known = new Set(declared.map(({ key }) => key));
  const others = [...new Set(counted)]
    .filter((key) => !known.has(key))
    // "" is none, which sorts first and is to stand last.
    .sort((a, b) => Number(a === "") - Number(b === "") || (a < b ? -1 : 1));
  return [
    ...declared,
    ...others.map((key) => ({ key, step: { id: key || null, name: null, stage: null, declared: false } })),
  ];
}
