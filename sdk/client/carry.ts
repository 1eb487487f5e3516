import type { Base } from "./client.ts";
export interface Carrier {
  settle(): void;
  stop(): void;
}
export function carry(base: Base): void {
  base.carrier ??= { settle() {}, stop() {} };
}
