/** Where a question may lead. */
import * as v from "valibot";

function isWebAddress(text: string): boolean {
  // The URL parser drops line breaks and forgives spaces; an address that needs that is not one.
  if (!/^https?:\/\/[^\s\\\p{C}]+$/iu.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return !username && !password;
}

/** An address on the web: http or https, and no credentials in it. */
export const WebAddress = v.pipe(
  v.string(),
  v.maxLength(2048, "An address has at most 2048 characters."),
  v.check(isWebAddress, "An address is http or https, without credentials."),
);
