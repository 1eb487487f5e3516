/** Gathers what a list of responses needs to be shown: the survey versions they answered, the names of touchpoints. */
import type { Response } from "#contract";
import { inLocale } from "../campaigns/promise.ts";
import type { Surroundings } from "../http/context.ts";
import { readDefinitions, versionKey } from "../surveys/read.ts";
import { readTouchpoints } from "../touchpoints/routes.ts";
import type { Language } from "./language.ts";
import type { Voice } from "./parts/voices.tsx";

export async function touchpointNames(
  here: Surroundings,
  language: Language,
  fallback: string,
): Promise<Map<string, string>> {
  const { items } = await readTouchpoints(here);
  return new Map(items.map(({ id, name }) => [id, inLocale(name, language, fallback)]));
}

export async function voicesOf(
  here: Surroundings,
  responses: readonly Response[],
  names: ReadonlyMap<string, string>,
): Promise<Voice[]> {
  const definitions = await readDefinitions(here, responses);
  return responses.map((response) => ({
    response,
    survey: definitions.get(versionKey(response)),
    // A touchpoint that was never declared, or no longer is, goes by its id.
    touchpoint: response.touchpoint === null ? null : (names.get(response.touchpoint) ?? response.touchpoint),
  }));
}
