/** The settings as their form has them, the patch that the contract checks, and what is wrong with it. Pure. */
import type * as v from "valibot";
import { wholeSettings, type WorkspaceSettings } from "#contract";
import { ruleMistake } from "./campaign-issues.ts";
import { field, lines } from "./forms.ts";
import type { Wrong } from "./parts/editing.tsx";
import { rulesIn, type RuleForm } from "./rows.ts";
import type { Words } from "./words/es.ts";

const whole = ["lookbackDays", "quietDays", "mostAsks"] as const;
/** Shares of the visitors, in per cent. */
const shares = ["genericShare", "holdout"] as const;
type Numbers = Record<(typeof whole)[number] | (typeof shares)[number], string>;

export interface SettingsForm extends Numbers {
  ownHosts: string[];
  excludedReferrers: string[];
  ignoreInternalCampaigns: boolean;
  yclidIsYahooJapan: boolean;
  redact: boolean;
  honourDnt: boolean;
  rules: RuleForm[];
}

/** Each of these fields by what `read` makes of its name. */
const each = <Name extends string, Value>(names: readonly Name[], read: (name: Name) => Value) =>
  Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, Value>;

const hundredth = (share: number): string => String(Math.round(share * 10_000) / 100);

export const settingsForm = (settings: WorkspaceSettings): SettingsForm => ({
  ...settings,
  ...each(whole, (name) => String(settings[name])),
  ...each(shares, (name) => hundredth(settings[name])),
  rules: settings.channelRules.map(({ channel, all }) => ({ channel, tests: all.map((test) => ({ ...test })) })),
});

/** People paste addresses; what is kept is the host, and for a referrer the path that follows it. */
const bare = (line: string): string => line.replace(/^[a-z]+:\/\//i, "").replace(/\/$/, "");

export const settingsIn = (form: URLSearchParams): SettingsForm => ({
  ownHosts: lines(form, "ownHosts").map((line) => bare(line).replace(/\/.*$/, "")),
  excludedReferrers: lines(form, "excludedReferrers").map(bare),
  ...each([...whole, ...shares], (name) => field(form, name)),
  ignoreInternalCampaigns: form.has("ignoreInternalCampaigns"),
  yclidIsYahooJapan: form.has("yclidIsYahooJapan"),
  redact: form.has("redact"),
  honourDnt: form.has("honourDnt"),
  rules: rulesIn(form),
});

/** A number as people write it; NaN for nothing. */
const numberOf = (text: string): number => (text === "" ? NaN : Number(text.replace(",", ".").replace(/\s*%$/, "")));

export const settingsPatch = ({ rules, ...form }: SettingsForm) => ({
  settings: {
    ...form,
    ...each(whole, (name) => numberOf(form[name])),
    ...each(shares, (name) => numberOf(form[name]) / 100),
    channelRules: rules.map(({ channel, tests }) => ({ channel, all: tests })),
  },
});

const among = <Name extends string>(names: readonly Name[], name: string | number): name is Name =>
  names.some((one) => one === name);

export function wrongSettings(found: readonly Pick<v.BaseIssue<unknown>, "type" | "path">[], words: Words): Wrong {
  const wrong: Record<string, string> = {};
  for (const { type, path } of found) {
    const [, top = "", row = 0, ...rest] = (path ?? []).map(({ key }) => key as string | number);
    const say = words.settings;
    if (top === "ownHosts" || top === "excludedReferrers") wrong[top] ??= say.badHost;
    else if (among(whole, top)) wrong[top] ??= say.badWhole(...wholeSettings[top]);
    else if (among(shares, top)) wrong[top] ??= say.badShare;
    else if (rest[0] === "channel") wrong[`rule.${row}.channel`] ??= words.editing.badChoice;
    else {
      const [id, message] = ruleMistake(type, Number(row), rest, words.editing);
      wrong[id] ??= message;
    }
  }
  return wrong;
}
