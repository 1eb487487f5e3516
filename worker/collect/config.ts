/** What every visitor's browser may know of a workspace, with the tag that lets it ask again cheaply. */
import { defaultSettings, type Config } from "#contract";
import { publishedSurvey } from "../surveys/published.ts";
import { resolveTheme } from "../surveys/theme.ts";
import { surveyKey, type Snapshot } from "../workspaces/snapshot.ts";

export function publishedConfig(snapshot: Snapshot): Config {
  const surveys: Config["surveys"] = [];
  for (const { id, state, version } of snapshot.surveys.values()) {
    const definition = state === "live" && version !== null ? snapshot.definitions.get(surveyKey(id, version)) : null;
    if (definition && version !== null) surveys.push(publishedSurvey(id, version, definition, snapshot.settings.theme));
  }
  // Rows from before these settings have none of them: the defaults stand, and nobody is held out.
  const { turnstile } = snapshot.settings;
  const { quietDays = defaultSettings.quietDays, mostAsks = defaultSettings.mostAsks, holdout = 0 } = snapshot.settings;
  return {
    surveys,
    touchpoints: [...snapshot.touchpoints],
    attribution: { ownHosts: snapshot.settings.ownHosts, lookbackDays: snapshot.settings.lookbackDays },
    asking: { quietDays, mostAsks, holdout },
    theme: resolveTheme(snapshot.settings.theme),
    ...(turnstile && { turnstile: { siteKey: turnstile.siteKey } }),
  };
}

/** Weak, since a proxy may compress; changes with every change of the configuration. */
export const configTag = (snapshot: Snapshot): string => `W/"${snapshot.workspaceId}-${snapshot.version}"`;
