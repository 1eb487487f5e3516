/** A theme as its form has it, the patch that the contract checks, what is wrong with it, and how near colours are. Pure. */
import type * as v from "valibot";
import type { ColourToken, ThemeDraft } from "#contract";
import { contrast } from "../surveys/colour.ts";
import { defaultTheme, judge, pairs, type Scheme } from "../surveys/theme.ts";
import { field } from "./forms.ts";
import type { Wrong } from "./parts/editing.tsx";
import type { Words } from "./words/es.ts";

/** The colours that people choose here; the others, which follow from them, can be given through the API. */
export const chosen = ["paper", "ink", "accent", "on-accent"] as const;
export const bothSchemes = ["light", "dark"] as const satisfies readonly Scheme[];

/** What each field holds, by its name. */
export type LookForm = Readonly<Record<string, string>>;
export const colourField = (scheme: Scheme, token: ColourToken): string => `${scheme}-${token}`;
const plain = ["radius", "font", "density", "shadow", "scheme"] as const;

export function lookForm(theme: ThemeDraft): LookForm {
  const form: Record<string, string> = {};
  for (const scheme of bothSchemes)
    for (const token of chosen) form[colourField(scheme, token)] = theme[scheme]?.[token] ?? "";
  for (const name of plain) form[name] = String(theme[name] ?? defaultTheme[name]);
  return form;
}

export const lookIn = (form: URLSearchParams): LookForm =>
  Object.fromEntries(
    [...bothSchemes.flatMap((scheme) => chosen.map((token) => colourField(scheme, token))), ...plain].map((name) => [
      name,
      field(form, name),
    ]),
  );

/** The theme that the form describes, on top of what it has no fields for. */
export function themeIn(form: LookForm, known: ThemeDraft): unknown {
  const side = (scheme: Scheme): object | undefined => {
    const colours: Record<string, string> = { ...known[scheme] };
    for (const token of chosen) {
      const written = form[colourField(scheme, token)];
      if (written) colours[token] = written.startsWith("#") ? written : `#${written}`;
      else delete colours[token];
    }
    return Object.keys(colours).length > 0 ? colours : undefined;
  };
  const { radius = "", font, density, shadow, scheme } = form;
  const [light, dark] = bothSchemes.map(side);
  return {
    ...(light && { light }),
    ...(dark && { dark }),
    radius: radius === "" ? Number.NaN : Number(radius.replace(",", ".").replace(/\s*px$/, "")),
    font,
    density,
    shadow,
    scheme,
  };
}

export function wrongLook(found: readonly Pick<v.BaseIssue<unknown>, "path">[], { look, editing }: Words): Wrong {
  const wrong: Record<string, string> = {};
  for (const { path } of found) {
    const [top = "", token = ""] = (path ?? []).map(({ key }) => String(key));
    if (top === "light" || top === "dark") wrong[`${top}-${token}`] ??= look.badColour;
    else wrong[top] ??= top === "radius" ? look.badRadius : top === "font" ? look.badFont : editing.badChoice;
  }
  return wrong;
}

export interface Figure {
  token: ColourToken;
  /** The nearest of its grounds. */
  ratio: number;
  least: number;
  /** What was given and could not stay. */
  corrected: { from: string; to: string } | undefined;
}

export function figuresOf(theme: ThemeDraft): Record<Scheme, Figure[]> {
  const judged = judge([theme]);
  const side = (scheme: Scheme): Figure[] => {
    const { given, colours } = judged[scheme];
    return pairs.map(({ token, on, least }) => {
      const from = given[token];
      return {
        token,
        ratio: Math.min(...on.map((ground) => contrast(colours[token], colours[ground]))),
        least,
        corrected: from !== undefined && from !== colours[token] ? { from, to: colours[token] } : undefined,
      };
    });
  };
  return { light: side("light"), dark: side("dark") };
}
