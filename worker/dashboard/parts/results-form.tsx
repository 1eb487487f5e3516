/** Which survey, which days, and whose answers: all of it lives in the address. */
import type { ComponentChildren } from "preact";
import { channels, devices, models, segmentings, type Campaign, type Survey } from "#contract";
import { isWithheld } from "../../reports/withhold.ts";
import { useFrame } from "../frame.ts";
import { resultsQuery, withQuery, type Asked } from "../results.ts";
import { Choice, Field } from "./field.tsx";
import { Presets } from "./presets.tsx";

/** Languages that surveys are most often answered in; any other is reached through the address. */
const languages = ["es", "en", "pt", "fr", "de", "it", "ca", "nl", "ar", "he", "ja", "zh"];

interface FormProps {
  asked: Asked;
  /** What the page shows of them; where one keeps answers back, that is said. */
  reports?: readonly { notes: readonly string[] }[];
  surveys: readonly Survey[];
  campaigns: readonly Campaign[];
  touchpoints: ReadonlyMap<string, string>;
  /** The page's own address; without it, the results of one survey. */
  action?: string;
  /** All surveys together may be asked about, too. */
  everySurvey?: boolean;
  /** What this page cannot be narrowed to or divided by. */
  without?: readonly ("by" | "campaign" | "touchpoint" | "language" | "device" | "model")[];
  /** What else the address holds, and keeps. */
  keep?: Readonly<Record<string, string>>;
  /** The page's own controls, before the survey and among the further filters, and what they hold. */
  own?: { first: ComponentChildren; more: ComponentChildren; query: Readonly<Record<string, string | undefined>> };
  /** What else is chosen beside the survey. */
  choice?: { name: string; label: string; value: string; options: readonly (readonly [string, string])[] };
}

export function ResultsForm(props: FormProps) {
  const { asked, surveys, action = "/app/results", everySurvey = false, keep = {}, own, choice, reports = [] } = props;
  const { words } = useFrame();
  const { period, narrowing, understood } = asked;
  const say = words.results;
  const query = { ...resultsQuery(asked), ...keep, ...own?.query, ...(choice && { [choice.name]: choice.value }) };
  return (
    <section class="period results-form" aria-label={words.period.title}>
      <Presets period={period} href={(preset) => withQuery(action, { ...query, ...preset })} />
      <form method="get" action={action}>
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div class="inline-form">
          {own?.first}
          <Choice
            name="survey"
            label={say.survey}
            value={narrowing.survey ?? ""}
            options={[
              ...(everySurvey ? [["", say.all] as const] : []),
              ...surveys.map(({ id, name }) => [id, name] as const),
            ]}
          />
          {choice && <Choice {...choice} />}
          <Field type="date" name="from" label={words.period.from} value={period.from} />
          <Field type="date" name="to" label={words.period.to} value={period.to} />
          <button class="button">{words.period.apply}</button>
        </div>
        <MoreFilters {...props} />
      </form>
      {(!period.good || !understood) && (
        <p class="notice notice-bad" role="status">
          {period.good ? say.bad : words.period.bad}
        </p>
      )}
      {reports.some(isWithheld) && (
        <p class="notice" role="status">
          {say.withheld}
        </p>
      )}
    </section>
  );
}

function MoreFilters(props: FormProps) {
  const { asked, campaigns, touchpoints, action = "/app/results", without = [], keep = {}, own } = props;
  const { words, format } = useFrame();
  const { period, narrowing } = asked;
  const { survey, ...rest } = narrowing;
  const { q: _, ...ownRest } = own?.query ?? {};
  const say = words.results;
  const named = (ids: Iterable<readonly [string, string]>, all: string) => [["", all] as const, ...ids];
  return (
    <details class="more" open={Object.keys({ ...rest, ...ownRest }).length > 0 || period.model !== "last_non_direct"}>
      <summary>{say.more}</summary>
      <div class="inline-form">
        {own?.more}
        {!without.includes("by") && (
          <Choice
            name="by"
            label={say.by}
            value={narrowing.by ?? ""}
            options={named(segmentings.map((by) => [by, say.byName[by]] as const), say.byNone)} // prettier-ignore
          />
        )}
        {!without.includes("campaign") && (
          <Choice
            name="campaign"
            label={say.campaign}
            value={narrowing.campaign ?? ""}
            options={named(
              [["none", words.campaigns.none], ...campaigns.map(({ id, name }) => [id, name] as const)],
              say.all,
            )}
          />
        )}
        <Choice
          name="channel"
          label={say.channel}
          value={narrowing.channel ?? ""}
          options={named(channels.map((channel) => [channel, words.channels[channel]] as const), say.allMale)} // prettier-ignore
        />
        {!without.includes("touchpoint") && (
          <Choice
            name="touchpoint"
            label={say.touchpoint}
            value={narrowing.touchpoint ?? ""}
            options={named(touchpoints, say.allMale)}
          />
        )}
        {!without.includes("language") && (
          <Choice
            name="language"
            label={say.language}
            value={narrowing.language ?? ""}
            options={named(languages.map((name) => [name, format.language(name)] as const), say.allMale)} // prettier-ignore
          />
        )}
        {!without.includes("device") && (
          <Choice
            name="device"
            label={say.device}
            value={narrowing.device ?? ""}
            options={named(devices.map((device) => [device, say.devices[device]] as const), say.allMale)} // prettier-ignore
          />
        )}
        {!without.includes("model") && (
          <Choice
            name="model"
            label={words.period.model}
            value={period.model}
            options={models.map((model) => [model, words.models[model]])}
          />
        )}
        <button class="button button-quiet">{words.period.apply}</button>
        <a class="clear" href={withQuery(action, { survey, from: period.from, to: period.to, ...keep })}>
          {say.clear}
        </a>
      </div>
    </details>
  );
}
