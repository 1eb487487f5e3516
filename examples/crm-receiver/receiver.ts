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

export interface Receiver {
  app: Hono;
  contacts: Map<string, Contact>;
  /** Every event once, in the order of arrival. */
  events: WebhookEvent[];
}

/** `secret` is asked for at each delivery, since it may have been rotated. */
export function createReceiver(secret: () => string, heard: (event: WebhookEvent) => void = () => undefined): Receiver {
  const contacts = new Map<string, Contact>();
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
    heard(event);
    return c.body(null, 204);
  });
  app.get("/contacts", (c) => c.json([...contacts.values()]));
  return { app, contacts, events };
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
