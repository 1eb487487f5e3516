/** Which days, and which model unless the page shows every one: three presets as links, a form for anything else. */
import { models } from "#contract";
import { useFrame } from "../frame.ts";
import { periodQuery, type Period } from "../period.ts";
import { Choice, Field } from "./field.tsx";
import { Presets } from "./presets.tsx";

interface PeriodProps {
  action: string;
  period: Period;
  everyModel?: boolean;
}

export function PeriodForm({ action, period, everyModel = false }: PeriodProps) {
  const { words } = useFrame();
  return (
    <section class="period" aria-label={words.period.title}>
      <Presets period={period} href={(preset) => `${action}?${periodQuery({ ...preset, model: period.model })}`} />
      <form class="inline-form" method="get" action={action}>
        <Field type="date" name="from" label={words.period.from} value={period.from} />
        <Field type="date" name="to" label={words.period.to} value={period.to} />
        {!everyModel && (
          <Choice
            name="model"
            label={words.period.model}
            value={period.model}
            options={models.map((model) => [model, words.models[model]])}
          />
        )}
        <button class="button">{words.period.apply}</button>
      </form>
      {!period.good && (
        <p class="notice notice-bad" role="status">
          {words.period.bad}
        </p>
      )}
    </section>
  );
}
