/** What leads to something, or does it: there only for those who may. The way itself is guarded in desk.ts. */
import type { ComponentChildren } from "preact";
import type { OperationName } from "#contract";
import { useFrame } from "../frame.ts";

export function Allowed({ to, children }: { to: OperationName; children: ComponentChildren }) {
  return useFrame().may(to) ? <>{children}</> : null;
}
