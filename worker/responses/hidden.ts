/**
 * A response as those read it who may not see who people are: no customer, no visitor, no facts of the host's own, of a
 * contact which fields were filled in, and every text with what names a person hidden. Scores, choices, campaign and
 * touchpoint stay. Pure.
 */
import type { Response, SurveyDraft } from "#contract";
import { isContact, markedContact } from "../customers/contacts.ts";
import { masked } from "../text/mask.ts";
import { wordedKinds } from "../text/written.ts";

type Asked = Pick<SurveyDraft, "questions"> | null;

export function hidden(response: Response, asked: Asked): Response {
  const kinds = new Map(asked?.questions.map(({ id, kind }) => [id, kind]));
  const answers = Object.entries(response.answers).flatMap(([id, value]): [string, unknown][] => {
    const kind = kinds.get(id);
    // What nobody knows the kind of may be anything.
    if (kind === undefined) return [];
    if (kind === "contact") return isContact(value) ? [[id, markedContact(value)]] : [];
    return [[id, wordedKinds[kind] === undefined ? value : withoutNames(value)]];
  });
  const { touches, page } = response;
  return {
    ...response,
    answers: Object.fromEntries(answers),
    customer: null,
    visitorId: null,
    context: null,
    page: page && { url: masked(page.url) },
    touches: {
      ...touches,
      first: arrival(touches.first),
      last: arrival(touches.last),
      lastNonDirect: arrival(touches.lastNonDirect),
    },
  };
}

type Arrived = Response["touches"]["last"];
/** A path or a tag may hold an address. */
const arrival = (touch: Arrived): Arrived =>
  touch && {
    ...touch,
    landing: touch.landing && masked(touch.landing),
    term: touch.term && masked(touch.term),
    content: touch.content && masked(touch.content),
  };

function withoutNames(value: unknown): unknown {
  if (typeof value === "string") return masked(value);
  if (Array.isArray(value)) return value.map(withoutNames);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutNames(part)]));
}
