/**
 * What opens something: keys by the way their makers write them, tokens, and what somebody calls a password and writes
 * with more than letters. By the names of fields, too. Pure; every repetition is bounded, or ends where the next begins.
 */
const made =
  /(?<![\p{L}\p{N}_-])(?:(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,128}|voz_sk_[A-Za-z0-9]{20,60}|whsec_[A-Za-z0-9+/=]{20,120}|gh[pousr]_[A-Za-z0-9]{30,120}|github_pat_\w{30,120}|xox[abprs]-[A-Za-z0-9-]{10,120}|AKIA[A-Z0-9]{16}|AIza[\w-]{35}|glpat-[\w-]{20,60}|eyJ[\w-]{8,2000}\.[\w-]{8,4000}\.[\w-]{8,2000}|-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----)(?![\p{L}\p{N}_-])/gu;

/** `contraseña: Verano2026!`, `my password is hunter2`; not `la clave es la paciencia`. */
const called =
  /(?<![\p{L}\p{N}])(contraseñas?|contrasenyas?|clave|pin|password|passwd|pwd|passcode|passwort|mot de passe|senha|secret|token|api[ _-]?key)( {0,2}(?::|=|es|is|ist|est|é) {0,2}["'«“]?)([^\s"'»”,;]{4,128})/giu;
/** A word that nobody would write for a word: letters with digits or signs among them, or four digits and more. */
const opens = (word: string): boolean =>
  /^\d{4,}[.!?]?$/.test(word) || (/[\p{L}]/u.test(word) && /[\d!@#$%^&*_+=]/.test(word.replace(/[!?.]+$/, "")));

/** What was hidden already has letters in its mark. */
const marked = /\[[a-z]{2,6}\]/;

export const hideSecrets = (text: string, mark: string): string =>
  text
    .replace(made, mark)
    .replace(called, (found: string, name: string, between: string, word: string) =>
      opens(word) && !marked.test(word) ? name + between + mark : found,
    );

/** Names of fields whose values are never kept; most of them Sentry's own list. */
const secretNames =
  /^(?:.*[_-])?(?:password|passwd|pwd|passphrase|secret|token|access_?token|refresh_?token|id_?token|auth|authorization|credentials?|api_?key|private_?key|session_?id|cookie|csrf|xsrf|cvv|cvc|pin|contrasena|contraseña|clave)$/i;
const spread = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, "$1_$2");

/** The same entries, with what stands under such a name marked; and how many there were. */
export function hideSecretFields(
  facts: Readonly<Record<string, unknown>>,
  mark: string,
): { facts: Record<string, unknown>; count: number } {
  let count = 0;
  const kept = Object.entries(facts).map(([name, value]): [string, unknown] => {
    if (value === null || value === mark || !secretNames.test(spread(name))) return [name, value];
    count += 1;
    return [name, mark];
  });
  return { facts: Object.fromEntries(kept), count };
}
