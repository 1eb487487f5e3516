/**
 * Reads the two shapes of YAML that the host lists use, and nothing else of YAML: a name with a plain list of hosts,
 * and a name with blocks that each have `urls` beside keys that are skipped.
 */
import { refuse } from "./read-csv.ts";

/** A name and the hosts listed under it. */
export interface Listed {
  name: string;
  hosts: { host: string; line: number }[];
}

const unquote = (text: string): string => text.replace(/^(['"])(.*)\1$/, "$2");
const skipped = new Set(["params", "backlink", "charsets", "hiddenkeyword"]);

/** Every name with its hosts, in the order of the file. */
export function readYaml(text: string, file: string): Listed[] {
  const found: Listed[] = [];
  let key = "";
  text.split("\n").forEach((written, index) => {
    const line = index + 1;
    if (!written.trim()) return;
    const name = /^(\S.*):$/.exec(written)?.[1];
    if (name) {
      found.push({ name: unquote(name), hosts: [] });
      key = "";
      return;
    }
    const current = found.at(-1) ?? refuse(file, line, "a list before any name");
    const opened = /^ {2}(?:- |  )(\w+):(?: .+)?$/.exec(written)?.[1];
    if (opened) {
      key = opened;
      if (key !== "urls" && !skipped.has(key)) refuse(file, line, `unknown key "${key}"`);
      return;
    }
    if (/^ {2}-$/.test(written)) return;
    const item = /^( {2}| {6})- (.+)$/.exec(written);
    if (!item) return refuse(file, line, `not a name, a key or a list item: ${written}`);
    if (item[1] === "  " ? key : !key) refuse(file, line, `a list item at the wrong depth: ${written}`);
    if (key === "" || key === "urls") current.hosts.push({ host: unquote(item[2]!.trim()).toLowerCase(), line });
  });
  return found;
}
