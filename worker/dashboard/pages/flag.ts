/** A flag was seen, or shall be shown again: back to where the button was. */
import { markFlag } from "../../alerts/read.ts";
import { goTo, ownPath } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { field, readForm } from "../forms.ts";

export async function seenFlagPage({ c, here }: Desk): Promise<Response> {
  const form = await readForm(c);
  await markFlag(here, c.req.param("id") ?? "", { seen: field(form, "seen") !== "no" });
  return goTo(c, ownPath(field(form, "back"), "/app"));
}
