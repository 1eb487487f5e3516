/** The example receiver: what deliveries that overtake each other leave in it. */
import { Webhook } from "standardwebhooks";
import { expect, it } from "vitest";
import { createReceiver } from "../../examples/crm-receiver/receiver.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const response = { id: "r1", campaign: { id: "cmp_1", name: "Spring" }, answers: { nps: 9 } };

function makeReceiver() {
  const receiver = createReceiver(() => secret);
  /** Delivered as Voz does, and answered with the status. */
  const deliver = async (type: string, sequence: number, data: object, id = `evt_r1_${sequence}`): Promise<number> => {
    const body = JSON.stringify({ id, type, timestamp: "2026-03-10T12:00:00Z", workspaceId: "wsp_1", sequence, data });
    const at = new Date();
    const headers = {
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(secret).sign(id, at, body),
    };
    return (await receiver.app.request("/voz", { method: "POST", body, headers })).status;
  };
  return { ...receiver, deliver };
}

it("keeps the newest of what overtook each other, once", async () => {
  const { contacts, events, deliver } = makeReceiver();
  const changed = { response: { ...response, answers: { nps: 3 } } };
  expect(await deliver("response.updated", 2, changed)).toBe(204);
  expect(await deliver("response.completed", 1, { response })).toBe(204);
  expect(await deliver("response.completed", 1, { response })).toBe(204);
  expect(events).toHaveLength(2);
  expect([...contacts.values()]).toMatchObject([{ sequence: 2, answers: { nps: 3 }, campaign: "Spring" }]);
});

it("does not bring back what was deleted, when an older delivery comes late", async () => {
  const { contacts, deliver } = makeReceiver();
  await deliver("response.completed", 1, { response });
  await deliver("response.deleted", 3, { response: { id: "r1" } });
  expect(contacts.size).toBe(0);
  expect(await deliver("response.updated", 2, { response })).toBe(204);
  expect(contacts.size).toBe(0);
});

it("knows customers as they are now, and forgets who is erased", async () => {
  const { contacts, people, deliver } = makeReceiver();
  const customer = (email: string) => ({
    customer: { id: "ana", email, name: null },
    why: "identified",
    changed: ["email"],
  });
  await deliver("customer.updated", 1_773_144_000_002, customer("ana@new.test"), "evt_cus_1_2");
  await deliver("customer.updated", 1_773_144_000_001, customer("ana@old.test"), "evt_cus_1_1");
  expect([...people]).toEqual([["ana", { sequence: 1_773_144_000_002, email: "ana@new.test", name: null }]]);
  await deliver("response.completed", 1, { response });
  const erased = { customer: { id: "ana" }, responses: ["r1"], erasedAt: "2026-03-10T12:00:00Z" };
  await deliver("customer.erased", 1, erased, "evt_ers_1");
  expect([people.size, contacts.size]).toEqual([0, 0]);
});

it("refuses what is not signed", async () => {
  const { app, events } = makeReceiver();
  expect((await app.request("/voz", { method: "POST", body: "{}" })).status).toBe(400);
  expect(events).toEqual([]);
});
