/** A proxy before a world, on a socket of its own, that does to requests what networks do: by draws, so that a seed says it all. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Proxy {
  url: string;
  /** Numbers from 0 up to 1; another seed's may take their place. */
  draw: () => number;
  /** The faults that requests met so far. */
  met: Set<string>;
  stop: () => Promise<void>;
}

interface Passing {
  /** Asks the world; half of the body where it was cut off on the way. */
  forward(cut?: boolean): Promise<{ status: number; headers: Headers; text: string }>;
  answer(status: number, text: string, headers?: Record<string, string>): void;
  pass(found: Awaited<ReturnType<Passing["forward"]>>): void;
  /** The connection breaks; after half an answer where there is one. */
  breakOff(text?: string): void;
  /** Ends when another request has gone by, or soon. */
  overtaken(): Promise<void>;
  draw(): number;
}

const soon = (milliseconds: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, milliseconds));

const acts: Readonly<Record<string, (passing: Passing) => Promise<void> | void>> = {
  dropped: ({ breakOff }) => breakOff(),
  async "answer dropped"({ forward, breakOff }) {
    await forward();
    breakOff();
  },
  async delayed({ forward, pass, draw }) {
    await soon(draw() * 20);
    pass(await forward());
  },
  async doubled({ forward, pass }) {
    const [one] = await Promise.all([forward(), forward()]);
    pass(one);
  },
  async reordered({ forward, pass, overtaken }) {
    await overtaken();
    pass(await forward());
  },
  async "request truncated"({ forward, pass }) {
    pass(await forward(true));
  },
  async "answer truncated"({ forward, breakOff }) {
    breakOff((await forward()).text);
  },
  async "answer cut short"({ forward, answer }) {
    const { text } = await forward();
    answer(200, text.slice(0, text.length / 2), { "content-type": "application/json" });
  },
  "captive portal": ({ answer }) => answer(200, "<!doctype html>", { "content-type": "text/html" }),
  "a wall": ({ answer }) => answer(403, "<!doctype html>", { "content-type": "text/html" }),
  "a wall with a code": ({ answer }) =>
    answer(403, JSON.stringify({ code: 403, msg: "blocked" }), { "content-type": "application/json" }),
  "a portal with a code": ({ answer }) =>
    answer(200, JSON.stringify({ code: "sign_in" }), { "content-type": "application/json" }),
  "too many": ({ answer }) => answer(429, "", { "retry-after": "1" }),
  "gateway, in vain": ({ answer }) => answer(502, "<html>"),
  async "gateway, though stored"({ forward, answer }) {
    await forward();
    answer(504, "<html>");
  },
};
export const faults: readonly string[] = Object.keys(acts);
/** So often something goes wrong with a request. */
const share = 0.6;

async function bodyOf(asked: IncomingMessage): Promise<string> {
  let body = "";
  for await (const part of asked) body += String(part);
  return body;
}

export async function startProxy(world: string): Promise<Proxy> {
  const passersBy = new Set<() => void>();

  async function handle(asked: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(asked);
    const { method = "GET", url = "/" } = asked;
    // Who waits to be overtaken is, by now.
    for (const go of passersBy) go();
    const passing: Passing = {
      async forward(cut = false) {
        const sent = cut ? body.slice(0, body.length / 2) : body;
        const found = await fetch(world + url, { method, ...(method === "POST" && { body: sent }) });
        return { status: found.status, headers: found.headers, text: await found.text() };
      },
      answer: (status, text, headers = {}) => void response.writeHead(status, headers).end(text),
      pass({ status, headers, text }) {
        const after = headers.get("retry-after");
        const told = { "content-type": headers.get("content-type") ?? "", ...(after && { "retry-after": after }) };
        response.writeHead(status, told).end(text);
      },
      breakOff(text) {
        if (text === undefined) return void response.destroy();
        response.writeHead(200, { "content-length": Buffer.byteLength(text) });
        response.write(text.slice(0, text.length / 2), () => response.destroy());
      },
      overtaken: () => Promise.race([new Promise<void>((go) => passersBy.add(go)), soon(20)]),
      draw: () => proxy.draw(),
    };
    if (proxy.draw() > share) return passing.pass(await passing.forward());
    const name = faults[Math.floor(proxy.draw() * faults.length)]!;
    proxy.met.add(name);
    await acts[name]!(passing);
  }

  const server = createServer((asked, response) => {
    handle(asked, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const proxy: Proxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    draw: Math.random,
    met: new Set(),
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return proxy;
}
