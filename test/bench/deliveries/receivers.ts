/** Twenty endpoints on this machine, each at a path of its own; one may take what it is sent and never answer. */
import { createServer, type ServerResponse } from "node:http";

export interface Receivers {
  url: (endpoint: number) => string;
  /** When each delivery arrived for the first time, by its path and id. */
  arrived: Map<string, number>;
  hang: (endpoint: number | null) => void;
  close: () => Promise<void>;
}

export async function receive(port: number): Promise<Receivers> {
  const arrived = new Map<string, number>();
  const waiting = new Set<ServerResponse>();
  let hanging: string | null = null;
  const server = createServer((request, answer) => {
    const key = `${request.url} ${String(request.headers["webhook-id"])}`;
    if (!arrived.has(key)) arrived.set(key, performance.now());
    request.resume();
    if (request.url === hanging) waiting.add(answer);
    else answer.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: (endpoint) => `http://127.0.0.1:${port}/e${endpoint}`,
    arrived,
    hang: (endpoint) => {
      hanging = endpoint === null ? null : `/e${endpoint}`;
      for (const answer of waiting) answer.destroy();
      waiting.clear();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
