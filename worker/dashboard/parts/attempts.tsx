/** Each try of a delivery, the latest first: what was answered, how long it took, what went wrong. */
import type { Attempt } from "#contract";
import { useFrame } from "../frame.ts";
import { Code } from "./code.tsx";
import { Facts } from "./facts.tsx";

export function Attempts({ attempts }: { attempts: readonly Attempt[] }) {
  const { words } = useFrame();
  if (attempts.length === 0) return <p class="quiet">{words.deliveries.noAttempts}</p>;
  return (
    <ol class="attempts" reversed>
      {attempts.map((one, place) => <Try key={`${one.at} ${place}`} one={one} place={place} />).reverse()}
    </ol>
  );
}

function Try({ one, place }: { one: Attempt; place: number }) {
  const { words, format } = useFrame();
  const say = words.deliveries;
  const { at, trigger, status, milliseconds, error, answer } = one;
  const title = say.attempt(format.count(place + 1));
  return (
    <li class="card">
      <div class="card-head">
        <h3>{title}</h3>
        <span class={`chip ${error === null ? "chip-live" : "chip-broken"}`}>
          {error === null ? say.ok : say.failed}
        </span>
      </div>
      <p class="voice-meta">
        <span>{format.moment(at)}</span>
        <span>{say.triggers[trigger]}</span>
      </p>
      {error !== null && <Fault one={one} />}
      <Facts
        entries={[
          [say.status, status === null ? say.nothing : String(status)],
          [say.took, say.milliseconds(format.count(milliseconds))],
        ]}
      />
      {answer !== "" && (
        <details class="more">
          <summary>{say.answer}</summary>
          <Code text={answer} label={`${say.answer}: ${title}`} />
        </details>
      )}
    </li>
  );
}

/** In words, and what the network or the sender says of it as it says it. */
function Fault({ one: { status, error } }: { one: Attempt }) {
  const say = useFrame().words.deliveries;
  const [, how = "", detail = error ?? ""] = /^(not reached|not sent): (.*)$/s.exec(error ?? "") ?? [];
  if (status !== null) {
    const text = status >= 300 && status < 400 ? say.redirects(String(status)) : say.answered(String(status));
    return <p>{text}</p>;
  }
  if (error?.startsWith("no answer within")) return <p>{say.late}</p>;
  return (
    <p>
      {how === "" ? "" : `${how === "not sent" ? say.notSent : say.notReached} `}
      <span lang="en">{detail}</span>
    </p>
  );
}
