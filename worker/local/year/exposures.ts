/**
 * Around each answer of the demo year: the visits in which the same survey was shown in vain, or held back. Who denied
 * consent tells of no exposure, and so none is made up for them.
 */
import type { ExposureItem } from "#contract";
import { sequence, uuid7 } from "../draw.ts";
import type { Asked, Told } from "./answers.ts";

/** How often a survey that was shown is answered. */
const answered: Record<Asked, number> = { landing: 0.14, product: 0.17, checkout: 0.34, delivery: 0.41, support: 0.3 };
const reasons = ["quiet_period", "quiet_period", "dismissed", "answered", "most_asks", "yields"];

type Step = Pick<ExposureItem, "step" | "reason">;

export function* yearExposures(told: readonly Told[]): Generator<ExposureItem> {
  const draw = sequence(20260622);
  for (const { item, survey } of told) {
    if (item.consent?.state === "denied") continue;
    const steps: Step[] = [{ step: "eligible" }, { step: "shown" }, { step: "started" }];
    // Until somebody answers: shown and closed, shown and passed over, begun and left.
    while (draw() >= answered[survey]) {
      steps.push({ step: "eligible" }, { step: "shown" });
      const end = draw();
      if (end < 0.52) steps.push({ step: "dismissed" });
      else if (end > 0.94) steps.push({ step: "started" });
    }
    if (draw() < 0.4)
      steps.push({ step: "suppressed", reason: (reasons[Math.floor(draw() * reasons.length)] ?? "yields") as never });
    const { surveyId, surveyVersion, at, touches = [] } = item;
    for (const step of steps)
      yield {
        type: "exposure",
        id: uuid7(Date.parse(at), draw),
        surveyId,
        surveyVersion,
        at,
        touchpoint: survey,
        touches,
        ...step,
      };
  }
}
