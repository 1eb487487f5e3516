/** Headers of a customer's own: what may not be among them, and why. Pure. */
import type { Issue } from "#contract";

const name = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/;
const ours =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|expect|host|user-agent|content-.*|accept-encoding|webhook-.*|cookie|set-cookie|date|via|forwarded|x-forwarded|x-forwarded-.*|x-real-ip|true-client-ip|cdn-loop|cf-.*|x-amz-.*|x-amzn-.*|x-aws-.*|x-goog-.*|x-google-.*|x-aliyun-.*|metadata-.*|x-ms-.*|x-azure-.*|x-vercel-.*|fly-.*)$/i;
// eslint-disable-next-line no-control-regex -- control characters are what is kept out
const value = /^[^\u0000-\u0008\u000a-\u001f\u007f\u0100-\uffff]*$/;

const faults = {
  name: "A header's name is letters, digits and hyphens.",
  ours: "This header is ours or the network's to set.",
  twice: "This header is named twice.",
  value: "A header's value is one line of Latin letters and signs.",
} as const;
/** What is wrong with a header, for who says it in a language of their own. */
export type HeaderFault = keyof typeof faults;

/** For each header what is wrong with it; null where nothing is. */
export function headerFaults(headers: readonly (readonly [name: string, value: string])[]): (HeaderFault | null)[] {
  const seen = new Set<string>();
  return headers.map(([key, text]) => {
    const low = key.toLowerCase();
    const twice = seen.has(low);
    seen.add(low);
    if (!name.test(key)) return "name";
    if (ours.test(key)) return "ours";
    if (twice) return "twice";
    return value.test(text) ? null : "value";
  });
}

export function headerIssues(headers: Readonly<Record<string, string>>): Issue[] {
  const entries = Object.entries(headers);
  return headerFaults(entries).flatMap((fault, at) =>
    fault ? [{ path: `headers.${(entries[at]?.[0] ?? "").slice(0, 100)}`, message: faults[fault] }] : [],
  );
}
