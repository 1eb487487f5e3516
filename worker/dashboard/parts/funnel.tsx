/** The way from being able to see a survey to finishing it: counts as bars, the part of the step before beside them. */
import type { FunnelReport, FunnelRow } from "#contract";
import { BarTable, type Bar } from "../charts/bars.tsx";
import { DataTable } from "../charts/figure.tsx";
import { useFrame } from "../frame.ts";

/** Each step with the rate that leads to it. */
const steps = [
  ["eligible", null],
  ["shown", "view"],
  ["started", "start"],
  ["answered", "response"],
  ["completed", "completion"],
  ["dismissed", "dismiss"],
] as const;

export function Funnel({ report: { total } }: { report: FunnelReport }) {
  const { words, format } = useFrame();
  const say = words.results;
  const most = Math.max(1, ...steps.map(([step]) => total[step]));
  const bars = steps.map(([step, rate]): Bar => {
    const { value = null, low = null, high = null, confidence = "none" } = rate ? total[rate] : {};
    const told = rate && confidence !== "none" && value !== null && low !== null && high !== null;
    return {
      key: step,
      label: say.steps[step],
      length: total[step] / most,
      figure: format.count(total[step]),
      ...(told ? { small: `${say.rates[rate](format.share(value))} (${format.shares(low, high)})` } : {}),
      tone: step === "dismissed" ? "middle" : "plain",
    };
  });
  const counted = total.shown > 0;
  return (
    <section class="block results-funnel">
      <h2>{say.funnel}</h2>
      <div class="card">
        <BarTable caption={say.funnel} columns={[say.step, say.share, say.count]} bars={bars} />
        {!counted && <p class="fine">{say.noSteps}</p>}
        {total.uncounted.answered > 0 && (
          <p class="fine">{say.uncounted(total.uncounted.answered, format.count(total.uncounted.answered))}</p>
        )}
        {counted && isBeyond(total) && <p class="fine">{say.beyond}</p>}
        {total.suppressed > 0 && <HeldBack total={total} />}
        <p class="fine">{say.funnelModel}</p>
      </div>
    </section>
  );
}

/** More came out than was counted going in. */
const isBeyond = ({ response, completion, started }: FunnelRow): boolean =>
  response.value === null || (started > 0 && completion.value === null);

function HeldBack({ total }: { total: FunnelRow }) {
  const { words, format } = useFrame();
  const say = words.results;
  return (
    <details class="more">
      <summary>{say.heldBack(total.suppressed, format.count(total.suppressed))}</summary>
      <DataTable
        caption={say.heldBack(total.suppressed, format.count(total.suppressed))}
        columns={[say.reason, say.times]}
        rows={total.reasons.filter(({ n }) => n > 0).map(({ reason, n }) => [say.reasons[reason], format.count(n)])}
      />
    </details>
  );
}
