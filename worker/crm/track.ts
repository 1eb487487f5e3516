/** One event, or one person, as Segment has it, which RudderStack takes as well; our event id lets them drop what comes twice. Pure. */
import type { AboutCustomer, Given, Plan, Request, Step, Told } from "./preset.types.ts";
import { cut } from "./text.ts";
import { fieldsOf } from "./fields.ts";
import { madeToFit } from "./size.ts";

export const trackFields = {
  survey: "survey",
  campaign: "campaign",
  channel: "channel",
  touchpoint: "touchpoint",
  score: "nps",
  kept: "kept",
  response_id: "response",
} as const;

const mostBytes = 32 * 1024;
const test = "Voz Test";

export const trackNeed = { name: "event", otherwise: "Survey Response", shape: /[^\s\p{C}][^\p{C}]{0,99}/u } as const;

export function trackBody({ about, event }: Told, given: Given): string {
  const who =
    typeof about?.facts["customer"] === "string"
      ? { userId: about.facts["customer"] }
      : { anonymousId: about?.response.visitorId ?? about?.response.id ?? event.id };
  const properties: Record<string, string | number> = about ? fieldsOf(about.facts, given, trackFields) : { test: 1 };
  const bodyWith = (most: number): string =>
    JSON.stringify({
      ...who,
      event: about ? given.settings["event"] : test,
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [name, typeof value === "string" ? cut(value, most) : value]),
      ),
      messageId: event.id,
      timestamp: about?.response.at ?? event.timestamp,
    });
  return madeToFit(mostBytes, bodyWith, (body) => body);
}

/** A customer, in the fields that both have for them. */
export const identifyBody = ({ customer, facts }: AboutCustomer, event: Told["event"]): string =>
  JSON.stringify({
    userId: customer.id,
    traits: {
      ...customer.traits,
      ...(facts["email"] !== null && { email: facts["email"] }),
      ...(facts["name"] !== null && { name: facts["name"] }),
    },
    messageId: event.id,
    timestamp: event.timestamp,
  });

/** What both have for an event: `track` for a response, `identify` for a customer. */
export const trackPlan = (told: Told, given: Given, step: (call: "track" | "identify", body: string) => Step): Plan => {
  const { about, customer, event } = told;
  if (customer)
    return customer.named ? { steps: [step("identify", identifyBody(customer, event))] } : { skip: "no_consent" };
  return about ? { steps: [step("track", trackBody(told, given))] } : { skip: "nothing_to_tell" };
};

export const track = (url: string, writeKey: string | undefined, body: string): Request => ({
  method: "POST",
  url,
  headers: { authorization: `Basic ${btoa(`${writeKey ?? ""}:`)}`, "content-type": "application/json" },
  body,
});
