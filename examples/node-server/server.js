/**
 * A shop's back end. It knows when an order was delivered, so it is the one that asks: by a link in the mail that it sends
 * anyway. It passes on what a courier's device collects, and hears of every answer. Settings come by the environment.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createVoz } from "@voz/sdk";
import { verify, WebhookError } from "@voz/sdk/webhook";

const {
  VOZ_HOST,
  VOZ_KEY,
  VOZ_SURVEY,
  VOZ_WEBHOOK_SECRET = "",
  PORT = "3000",
  VOZ_OUTBOX = "outbox.json",
} = process.env;
if (!VOZ_HOST || !VOZ_KEY || !VOZ_SURVEY) throw new Error("Set VOZ_HOST, VOZ_KEY (voz_pk_…) and VOZ_SURVEY (sur_…).");

/** Answers that Voz could not be given yet: they survive a restart of this server. */
const storage = {
  getItem: (name) => (existsSync(VOZ_OUTBOX) ? (JSON.parse(readFileSync(VOZ_OUTBOX, "utf8"))[name] ?? null) : null),
  setItem(name, value) {
    const all = existsSync(VOZ_OUTBOX) ? JSON.parse(readFileSync(VOZ_OUTBOX, "utf8")) : {};
    writeFileSync(VOZ_OUTBOX, JSON.stringify({ ...all, [name]: value }));
  },
  removeItem(name) {
    const { [name]: _gone, ...rest } = existsSync(VOZ_OUTBOX) ? JSON.parse(readFileSync(VOZ_OUTBOX, "utf8")) : {};
    if (Object.keys(rest).length) writeFileSync(VOZ_OUTBOX, JSON.stringify(rest));
    else rmSync(VOZ_OUTBOX, { force: true });
  },
};
const voz = createVoz({ host: VOZ_HOST, key: VOZ_KEY, storage });
voz.on("failed", ({ error }) => console.warn(error.message));

/** Where one customer answers about one order; who follows it from the mail is known to come from it. */
function askByLink(order, { customer, language = "en" }) {
  const link = new URL(`/s/${VOZ_SURVEY}`, VOZ_HOST);
  link.searchParams.set("lang", language);
  link.searchParams.set("customer", customer);
  link.searchParams.set("utm_source", "shop");
  link.searchParams.set("utm_medium", "email");
  link.searchParams.set("utm_campaign", "delivered");
  console.log(`mail to ${customer}: how was order ${order}? ${link}`);
  return link.href;
}

async function read(request) {
  let text = "";
  for await (const part of request) text += part;
  return text;
}
const routes = {
  /** The order has arrived: ask. */
  async delivered(order, body) {
    return [200, { link: askByLink(order, JSON.parse(body)) }];
  },
  /** The courier's device asked at the door. */
  async rating(_order, body) {
    const { score } = JSON.parse(body);
    const { status, code } = await voz.respond(VOZ_SURVEY, { nps: score }, { touchpoint: "delivery" });
    return [status === "rejected" ? 422 : 202, { status, code }];
  },
};
const heard = [];

const server = createServer(async (request, response) => {
  const answer = (status, body) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  try {
    const body = await read(request);
    const [, first, order, act] = request.url.split("/");
    if (request.method === "POST" && first === "voz") {
      const event = await verify(body, request.headers, VOZ_WEBHOOK_SECRET);
      heard.push(event);
      console.log(`${event.type} ${event.id}`);
      answer(200, {});
    } else if (request.method === "POST" && first === "orders" && Object.hasOwn(routes, act)) {
      answer(...(await routes[act](order, body)));
    } else answer(404, {});
  } catch (error) {
    answer(error instanceof WebhookError || error instanceof SyntaxError ? 400 : 500, { error: error.message });
  }
});
server.listen(Number(PORT), () => console.log(`shop ready http://localhost:${server.address().port}`));

for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, async () => {
    server.close();
    await voz.flush();
    voz.destroy();
    process.exit(0);
  });
