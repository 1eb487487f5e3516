/** Memory of the local runtime, and of the Worker alone in it. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Resident memory, in MB, of the runtime: the children of this process. */
export function memory(): number {
  const pids = execFileSync("pgrep", ["-P", String(process.pid), "workerd"], { encoding: "utf8" })
    .trim()
    .split("\n");
  const sizes = pids.map((pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

interface HeapUsage {
  usedSize: number;
  embedderHeapUsedSize: number;
  backingStorageSize: number;
}

/** What the Worker itself has of memory, in MB: the runtime's debugger tells. */
export interface WorkerHeap {
  /** What is not yet collected included. */
  held(): Promise<number>;
  /** What it needs: the debugger collects all else before it takes a snapshot. The Worker stands still for a second or two. */
  live(): Promise<number>;
  close(): void;
}

/** Opens the debugger of the Worker `voz` in a runtime that was started with this `inspectorPort`. */
export async function openWorkerHeap(inspectorPort: number): Promise<WorkerHeap> {
  const socket = new WebSocket(`ws://127.0.0.1:${inspectorPort}/core:user:voz`);
  await new Promise((resolve, reject) => {
    const nobody = () => reject(new Error(`nothing answers for the Worker at port ${inspectorPort}`));
    socket.addEventListener("open", resolve, { once: true });
    socket.addEventListener("error", nobody, { once: true });
  });
  const waiting = new Map<number, (result: unknown) => void>();
  socket.addEventListener("message", ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result: unknown };
    // The snapshot itself comes in parts that have none; nobody reads it.
    if (id === undefined) return;
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let asked = 0;
  const ask = (method: string, params: object = {}): Promise<unknown> => {
    const id = (asked += 1);
    const told = new Promise<unknown>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    return told;
  };
  const held = async (): Promise<number> => {
    const { usedSize, embedderHeapUsedSize, backingStorageSize } = (await ask("Runtime.getHeapUsage")) as HeapUsage;
    return (usedSize + embedderHeapUsedSize + backingStorageSize) / 1024 ** 2;
  };
  return {
    held,
    async live() {
      await ask("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
      return held();
    },
    close: () => socket.close(),
  };
}
