/**
 * `node examples/crm-receiver/start.ts`: makes an endpoint in the local demo workspace, receives what it is told, and says
 * so. Voz has to run with VOZ_LOOPBACK=allow. PORT (8790) and VOZ_STATE (.voz) as elsewhere; Ctrl-C deletes the endpoint.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createReceiver } from "./receiver.ts";
import { serve } from "./serve.ts";

interface Demo {
  url: string;
  secretKey: string;
}
const port = Number(process.env["PORT"] ?? "8790");
const demo = JSON.parse(readFileSync(join(process.env["VOZ_STATE"] ?? ".voz", "demo.json"), "utf8")) as Demo;
const ask = (path: string, method: string, body?: object): Promise<Response> =>
  fetch(demo.url + path, {
    method,
    headers: { authorization: `Bearer ${demo.secretKey}`, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

const made = await ask("/v1/endpoints", "POST", {
  url: `http://localhost:${port}/voz`,
  types: [
    "response.completed",
    "response.updated",
    "response.abandoned",
    "response.deleted",
    "customer.updated",
    "customer.erased",
    "test.ping",
  ],
  description: "CRM example",
});
if (!made.ok) throw new Error(`Voz refused the endpoint: ${await made.text()}`);
const { id, secret } = (await made.json()) as { id: string; secret: string };

const { app } = createReceiver(
  () => secret,
  ({ type, data }) => console.log(`${type}  ${JSON.stringify(data).slice(0, 120)}`),
);
await serve(app, port);
console.log(
  `receiving at http://localhost:${port}/voz, known contacts at http://localhost:${port}/contacts, customers at /people`,
);
process.once("SIGINT", () => void ask(`/v1/endpoints/${id}`, "DELETE").finally(() => process.exit(0)));
