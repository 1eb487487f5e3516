/** A page that is a form: what is wrong with it is told in the title, in the status and beside the fields. */
import type { VNode } from "preact";
import type { Shown } from "./answer.tsx";
import type { Desk } from "./desk.ts";
import { EditingProvider, type Editing } from "./parts/editing.tsx";

interface EditedPage extends Partial<Editing> {
  title: string;
  place: NonNullable<Shown["place"]>;
  body: VNode;
}

export function edited({ frame }: Desk, { title, place, body, wrong = {}, focus = "" }: EditedPage): Shown {
  const failed = Object.keys(wrong).length > 0;
  return {
    title: failed ? `${frame.words.editing.wrongTitle} · ${title}` : title,
    place,
    status: failed ? 422 : 200,
    body: <EditingProvider value={{ wrong, focus }}>{body}</EditingProvider>,
  };
}
