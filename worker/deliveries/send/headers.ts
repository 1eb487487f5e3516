/** Headers of a customer's own: what may not be among them, and why. Pure. */
import type { Issue } from "#contract";

const name = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/;
const ours =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|expect|host|user-agent|content-.*|accept-encoding|webhook-.*|cookie|date|via|forwarded|x-forwarded-.*|x-real-ip|true-client-ip|cdn-loop|cf-.*|x-amz-.*|x-amzn-.*|x-goog-.*|metadata-.*|x-ms-.*|x-azure-.*|x-vercel-.*|fly-.*)$/i;
// eslint-disable-next-line no-control-regex -- control characters are what is kept out
const value = /^[^\u0000-\u0008\u000a-\u001f\u007f\u0100-\uffff]*$/;

export function headerIssues(headers: Readonly<Record<string, string>>): Issue[] {
  const seen = new Set<string>();
  return Object.entries(headers).flatMap(([key, text]): Issue[] => {
    const path = `headers.${key.slice(0, 100)}`;
    const low = key.toLowerCase();
    const twice = seen.has(low);
    seen.add(low);
    if (!name.test(key)) return [{ path, message: "A header's name is letters, digits and hyphens." }];
    if (ours.test(key)) return [{ path, message: "This header is ours or the network's to set." }];
    if (twice) return [{ path, message: "This header is named twice." }];
    if (!value.test(text)) return [{ path, message: "A header's value is one line of Latin letters and signs." }];
    return [];
  });
}
