/** A Hono app on Node's own server: no dependency for a few lines. */
import { createServer, type Server } from "node:http";
import type { Hono } from "hono";

export function serve(app: Hono, port: number): Promise<Server> {
  const server = createServer((asked, answer) => {
    const parts: Buffer[] = [];
    asked.on("data", (part: Buffer) => parts.push(part));
    asked.on("end", () => {
      const headers = new Headers(
        Object.entries(asked.headers).flatMap(([name, value]): [string, string][] =>
          typeof value === "string" ? [[name, value]] : [],
        ),
      );
      const method = asked.method ?? "GET";
      const body = method === "GET" || method === "HEAD" ? null : Buffer.concat(parts);
      void Promise.resolve(app.fetch(new Request(`http://localhost${asked.url ?? "/"}`, { method, headers, body })))
        .then(async (made) => {
          answer.writeHead(made.status, Object.fromEntries(made.headers));
          answer.end(Buffer.from(await made.arrayBuffer()));
        })
        .catch(() => answer.writeHead(500).end());
    });
  });
  return new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(server)));
}
