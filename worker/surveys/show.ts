/** Where and how a survey shows, as pages may know it: nothing that goes without saying, and a theme of its own whole. */
import type { PublishedSurvey, SurveyDraft, ThemeDraft } from "#contract";
import { resolveTheme } from "./theme.ts";

export function publishedShow(
  show: SurveyDraft["show"],
  workspaceTheme: ThemeDraft | undefined,
): NonNullable<PublishedSurvey["show"]> | undefined {
  if (!show) return undefined;
  const { as, theme, ...rest } = show;
  return {
    ...(as && as !== "popover" && { as }),
    ...rest,
    ...(theme && { theme: resolveTheme(workspaceTheme, theme) }),
  };
}
