/** How an endpoint stands: its state, what holds it back, and the figures of its newest deliveries. */
import type { Endpoint } from "#contract";
import { lookedAt, mostWaiting, type Doing } from "../../deliveries/health.ts";
import { useFrame } from "../frame.ts";
import type { Entry } from "./facts.tsx";

const chips: Readonly<Record<Endpoint["state"], string>> = {
  active: "chip-live",
  paused: "chip-draft",
  disabled: "chip-broken",
};

export function EndpointState({ one }: { one: Endpoint }) {
  const say = useFrame().words.deliveries;
  const back = one.state === "active" && one.resumesAt !== null;
  return (
    <span class={`chip ${back ? "chip-draft" : chips[one.state]}`}>{back ? say.open : say.states[one.state]}</span>
  );
}

/** What the owner has to know of it; null while all is well. */
export function EndpointTrouble({ one }: { one: Endpoint }) {
  const { words, format } = useFrame();
  const say = words.deliveries;
  const { state, reason, failingSince, warning, resumesAt, verified, rotatingUntil } = one;
  const told = [
    state === "disabled" && reason !== null && (say.reasons[reason] ?? reason),
    state !== "disabled" && failingSince !== null && say.failing(format.moment(failingSince)),
    warning !== null && say.warned(format.share(warning.percent / 100), format.moment(warning.disablesAt)),
    state === "active" && resumesAt !== null && say.opens(format.moment(resumesAt)),
    !verified && say.unverified,
    rotatingUntil !== null && say.rotating(format.moment(rotatingUntil)),
  ].filter((text) => text !== false);
  if (told.length === 0) return null;
  return (
    <div class={`notice ${state === "disabled" ? "notice-bad" : "notice-care"}`}>
      {told.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}

/** The figures, ready for a list of facts. */
export function useDoing(doing: Doing): Entry[] {
  const { words, format } = useFrame();
  const say = words.deliveries;
  const lasting = (milliseconds: number | null) =>
    milliseconds === null
      ? null
      : milliseconds < 1000
        ? say.milliseconds(format.count(milliseconds))
        : say.seconds(format.credit(milliseconds / 1000));
  const waiting =
    doing.waiting > mostWaiting ? say.manyWaiting(format.count(mostWaiting)) : format.count(doing.waiting);
  return [
    [
      say.arrived,
      doing.tries === 0
        ? say.noTries
        : `${format.share(doing.arrived / doing.tries)} ${say.tries(doing.tries, format.count(doing.tries))}`,
    ],
    [say.half, lasting(doing.half)],
    [say.most, lasting(doing.most)],
    [say.waiting, waiting],
    [say.nextTry, doing.nextTry && format.moment(doing.nextTry)],
    [say.dead, doing.dead > 0 && format.count(doing.dead)],
  ];
}

export function useLookedAt(): string {
  const { words, format } = useFrame();
  return words.deliveries.doingHelp(format.count(lookedAt));
}
