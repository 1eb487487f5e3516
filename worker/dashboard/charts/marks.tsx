/** The shape of each state, so that nobody has to tell them by colour; of about the same area at the same radius. */
import type { CampaignRow } from "#contract";
import { tenth } from "./frame.ts";

interface MarkProps {
  state: CampaignRow["state"];
  x: number;
  y: number;
  r: number;
  class?: string;
}

export function StateMark({ state, x, y, r, class: more = "" }: MarkProps) {
  const name = `mark-${state} ${more}`.trim();
  const path = pathOf(state, x, y, r);
  return path ? <path class={name} d={path} /> : <circle class={name} cx={x} cy={y} r={tenth(r * 0.9)} />;
}

function pathOf(state: MarkProps["state"], x: number, y: number, r: number): string | null {
  const to = (...points: readonly (readonly [number, number])[]) =>
    `M${points.map(([dx, dy]) => `${tenth(x + dx * r)} ${tenth(y + dy * r)}`).join("L")}Z`;
  switch (state) {
    case "over_promise":
      return to([-1.08, -0.78], [1.08, -0.78], [0, 1.1]);
    case "trust_builder":
      return to([-1.08, 0.78], [1.08, 0.78], [0, -1.1]);
    case "hidden_gem":
      return to([0, -1.16], [1.16, 0], [0, 1.16], [-1.16, 0]);
    case "under_delivery":
      return to([-0.84, -0.84], [0.84, -0.84], [0.84, 0.84], [-0.84, 0.84]);
    case "in_line":
    case "insufficient":
      return null;
  }
}
