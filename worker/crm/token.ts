/** An access token that is fetched with what the owner gave, and kept in memory for less than it lasts. Pure. */
import { hidden, isOk, jsonOf, refused } from "./answer.ts";
import type { Step } from "./preset.types.ts";

const minute = 60_000;

export const tokenStep = (url: string, form: Readonly<Record<string, string>>, minutes: number): Step => ({
  name: "token",
  request: () => ({
    method: "POST",
    url,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form).toString(),
  }),
  read: (answer) => {
    const body = jsonOf(answer);
    const token = body["access_token"];
    const why = body["error_description"] ?? body["error"];
    // Who mends the key mends it for what waits: nothing is final here.
    const read = isOk(answer) ? hidden(why) : refused(answer, why);
    if (isOk(answer) && typeof token === "string" && /^[\x21-\x7e]{1,4000}$/.test(token))
      return { ok: true, known: { token } };
    return { ok: false, why: read.ok ? "no token" : read.why };
  },
  keep: minutes * minute,
});
