/** Where a survey's own page is. Pure. */

/** `query` goes along in the order in which it is given. */
export function hostedAddress(origin: string, surveyId: string, query: Readonly<Record<string, string>> = {}): string {
  const url = new URL(`/s/${surveyId}`, origin);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}
