/** A campaign's state: a colour, always a shape of its own, and the word. */
import type { CampaignRow } from "#contract";
import { StateMark } from "../charts/marks.tsx";
import { useFrame } from "../frame.ts";

export function State({ state }: Pick<CampaignRow, "state">) {
  const { words } = useFrame();
  return (
    <span class={`state state-${state}`}>
      <svg viewBox="-8 -8 16 16" width="12" height="12" aria-hidden="true" focusable="false">
        <StateMark state={state} x={0} y={0} r={6.5} />
      </svg>
      {words.home.states[state]}
    </span>
  );
}

/** The state with what it rests on, as it stands in a row. */
export function StateLine({ row }: { row: CampaignRow }) {
  const { words, format } = useFrame();
  const { state, q, missing, kept } = row;
  const noted = state === "insufficient" ? kept.n > 0 : q !== null && state !== "in_line";
  return (
    <span class="state-line">
      <State state={state} />
      {noted && (
        <span>
          {state === "insufficient" ? words.home.missing(missing, format.count(missing)) : `q\u00a0${format.q(q ?? 0)}`}
        </span>
      )}
    </span>
  );
}
