/** What an event says of a customer, as presets need it. Pure. */
import type { Event } from "#contract";
import type { AboutCustomer, Facts, Person } from "./preset.types.ts";

type Updated = Extract<Event, { type: "customer.updated" }>["data"];

/** Null where the event has no more than an id. */
export function aboutCustomer(
  data: Updated,
  { people, home, eventId }: { people: string; home: string; eventId: string },
): AboutCustomer | null {
  if (!("customer" in data)) return null;
  const { customer, changed } = data;
  const { id, email, name } = customer;
  const state = customer.consent?.state ?? "pending";
  // Nobody left an address in answer to a question here: it takes a receipt, unless the owner says otherwise.
  const named = state === "granted" || (state === "pending" && people === "not_denied");
  const person: Person = named
    ? email === null || email === ""
      ? { skip: "no_email" }
      : { email, name: name === "" ? null : name }
    : { skip: "no_consent" };
  const facts: Facts = {
    event: eventId,
    customer: id,
    email,
    name,
    channel: customer.touches.last?.channel ?? null,
    link: `${home}/app/customers/${encodeURIComponent(id)}`,
  };
  return { customer, changed, named, person, facts };
}
