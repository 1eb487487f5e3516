/** An event as a preset gets it: with the survey that was answered, so that it can say what was asked. */
import type { Event, Response } from "#contract";
import { aboutOf } from "../../crm/about.ts";
import { aboutCustomer } from "../../crm/customer.ts";
import type { Told } from "../../crm/preset.types.ts";
import type { Trusted } from "../../http/context.ts";
import { readDefinitions, versionKey } from "../../surveys/read.ts";
import { readWorkspace } from "../../workspaces/workspace.ts";
import { letterOf, type Owed } from "../send/payload.ts";
import type { EndpointRow } from "../send/record.ts";

/** Null where there is nothing to tell any more. */
export async function toldOf(here: Trusted, owed: Owed, endpoint: EndpointRow): Promise<Told | null> {
  const letter = await letterOf(here, owed, endpoint.home);
  if (!letter) return null;
  const { event, thin } = letter;
  const { locale } = await readWorkspace(here);
  const language = locale.toLowerCase().startsWith("es") ? "es" : "en";
  const people = endpoint.settings["people"] ?? "agreed";
  const place = { people, home: endpoint.home, eventId: event.id };
  const response = responseIn(event);
  if (!response) {
    const customer = event.type === "customer.updated" ? aboutCustomer(event.data, place) : null;
    return { event, thin, about: null, customer, language };
  }
  const survey = (await readDefinitions(here, [response])).get(versionKey(response));
  return { event, thin, about: aboutOf(response, { survey, language, ...place }), customer: null, language };
}

/** The response that an event is about, where it is more than an id. */
function responseIn({ data }: Event): Response | null {
  return "response" in data && "answers" in data.response ? data.response : null;
}
