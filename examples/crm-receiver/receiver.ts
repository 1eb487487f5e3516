/**
 * What a company's own system does with Voz's deliveries: check the signature, know what it has seen, keep the newest, and
 * answer at once. Anything slow belongs behind the answer; Voz waits 15 seconds.
 */
import { Hono } from "hono";
import { verify, WebhookError, type WebhookEvent } from "../../sdk/webhook.ts";

/** What this little CRM knows of one response. */
export interface Contact {
  responseId: string;
  sequence: number;
  event: WebhookEvent["type"];
  campaign: string | null;
  answers: Record<string, unknown>;
}

/** And of a customer, by the id that the company gave them. */
export interface Person {
  sequence: number;
  email: string | null;
  name: string | null;
}

export interface Receiver {
  app: Hono;
  contacts: Map<string, Contact>;
  people: Map<string, Person>;
  /** Every event once, in the order of arrival. */
  events: WebhookEvent[];
}

/** `secret` is asked for at each delivery, since it may have been rotated. */
export function createReceiver(secret: () => string, heard: (event: WebhookEvent) => void = () => undefined): Receiver {
  const contacts = new Map<string, Contact>();
  const people = new Map<string, Person>();
  const events: WebhookEvent[] = [];
  const seen = new Set<string>();
  // Outlives what it tells of: a late older delivery must not bring back what was deleted.
  const newest = new Map<string, number>();
  const app = new Hono();

  app.post("/voz", async (c) => {
    let event: WebhookEvent;
    try {
      event = await verify(await c.req.text(), c.req.raw.headers, secret());
    } catch (error) {
      if (error instanceof WebhookError) return c.text(error.message, 400);
      throw error;
    }
    // At least once is Voz's promise; once is made of it here.
    if (seen.has(event.id)) return c.body(null, 204);
    seen.add(event.id);
    events.push(event);
    take(contacts, newest, event);
    takePerson(people, contacts, event);
    heard(event);
    return c.body(null, 204);
  });
  app.get("/contacts", (c) => c.json([...contacts.values()]));
  app.get("/people", (c) => c.json([...people.entries()]));
  return { app, contacts, people, events };
}

function take(
  contacts: Map<string, Contact>,
  newest: Map<string, number>,
  { type, sequence, data }: WebhookEvent,
): void {
  // Too large a response comes as an address: read it there, with a secret key.
  if (!("response" in data)) return;
  const { id } = data.response;
  // Deliveries may overtake each other; the sequence tells which is newer.
  if ((newest.get(id) ?? 0) > sequence) return;
  newest.set(id, sequence);
  if (!("answers" in data.response)) {
    contacts.delete(id);
    return;
  }
  const { campaign, answers } = data.response;
  contacts.set(id, { responseId: id, sequence, event: type, campaign: campaign?.name ?? null, answers });
}

function takePerson(people: Map<string, Person>, contacts: Map<string, Contact>, event: WebhookEvent): void {
  if (event.type === "customer.updated" && "customer" in event.data) {
    const { id, email, name } = event.data.customer;
    const { sequence } = event;
    if ((people.get(id)?.sequence ?? 0) < sequence) people.set(id, { sequence, email, name });
  }
  // Who is erased there is forgotten here; Voz sends nothing of them after it.
  if (event.type === "customer.erased") {
    if (event.data.customer) people.delete(event.data.customer.id);
    for (const id of event.data.responses) contacts.delete(id);
  }
}
