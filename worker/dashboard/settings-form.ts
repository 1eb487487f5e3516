/** The attribution settings as their form has them, the patch that the contract checks, and what is wrong with it. Pure. */
import type * as v from "valibot";
import type { WorkspaceSettings } from "#contract";
import { ruleMistake } from "./campaign-issues.ts";
import { field, lines } from "./forms.ts";
import type { Wrong } from "./parts/editing.tsx";
import { rulesIn, type RuleForm } from "./rows.ts";
import type { Words } from "./words/es.ts";

export interface SettingsForm {
  ownHosts: string[];
  excludedReferrers: string[];
  lookbackDays: string;
  ignoreInternalCampaigns: boolean;
  yclidIsYahooJapan: boolean;
  /** In per cent. */
  genericShare: string;
  rules: RuleForm[];
}

const hundredth = (share: number): string => String(Math.round(share * 10_000) / 100);

export const settingsForm = (settings: WorkspaceSettings): SettingsForm => ({
  ...settings,
  lookbackDays: String(settings.lookbackDays),
  genericShare: hundredth(settings.genericShare),
  rules: settings.channelRules.map(({ channel, all }) => ({ channel, tests: all.map((test) => ({ ...test })) })),
});

/** People paste addresses; what is kept is the host, and for a referrer the path that follows it. */
const bare = (line: string): string => line.replace(/^[a-z]+:\/\//i, "").replace(/\/$/, "");

export const settingsIn = (form: URLSearchParams): SettingsForm => ({
  ownHosts: lines(form, "ownHosts").map((line) => bare(line).replace(/\/.*$/, "")),
  excludedReferrers: lines(form, "excludedReferrers").map(bare),
  lookbackDays: field(form, "lookbackDays"),
  ignoreInternalCampaigns: form.has("ignoreInternalCampaigns"),
  yclidIsYahooJapan: form.has("yclidIsYahooJapan"),
  genericShare: field(form, "genericShare"),
  rules: rulesIn(form),
});

/** A number as people write it; NaN for nothing. */
const numberOf = (text: string): number => (text === "" ? NaN : Number(text.replace(",", ".").replace(/\s*%$/, "")));

export const settingsPatch = ({ lookbackDays, genericShare, rules, ...plain }: SettingsForm) => ({
  settings: {
    ...plain,
    lookbackDays: numberOf(lookbackDays),
    genericShare: numberOf(genericShare) / 100,
    channelRules: rules.map(({ channel, tests }) => ({ channel, all: tests })),
  },
});

export function wrongSettings(found: readonly Pick<v.BaseIssue<unknown>, "type" | "path">[], words: Words): Wrong {
  const wrong: Record<string, string> = {};
  for (const { type, path } of found) {
    const [, top = "", row = 0, ...rest] = (path ?? []).map(({ key }) => key as string | number);
    const say = words.settings;
    if (top === "ownHosts" || top === "excludedReferrers") wrong[top] ??= say.badHost;
    else if (top === "lookbackDays") wrong[top] ??= say.badLookback;
    else if (top === "genericShare") wrong[top] ??= say.badGeneric;
    else if (rest[0] === "channel") wrong[`rule.${row}.channel`] ??= words.editing.badChoice;
    else {
      const [id, message] = ruleMistake(type, Number(row), rest, words.editing);
      wrong[id] ??= message;
    }
  }
  return wrong;
}
