/** Reads a JSON body: the type, the size counted while reading (a declared length is only a hint), then the syntax. */
import { Refusal } from "./refusal.ts";
import { repairText } from "./repair.ts";

/** The private API's bodies: a survey of a hundred questions in a dozen languages stays far below. */
export const privateBytes = 1024 * 1024;

/** A survey's conditions reach some ten levels. At the public door one bad item must not take the others along. */
const deepest = { private: 64, public: 1000 } as const;

export interface BodyRules {
  bytes: number;
  /** `application/json` always; beacons send `text/plain`. */
  plainText: boolean;
}

export async function readJson(request: Request, rules: BodyRules): Promise<unknown> {
  const type = (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/json" && !(rules.plainText && type === "text/plain"))
    throw new Refusal(
      "unsupported_media_type",
      `Send the body as application/json${rules.plainText ? ", or as text/plain holding JSON" : ""}.`,
    );
  const text = await readText(request, rules.bytes);
  const most = deepest[rules.plainText ? "public" : "private"];
  if (isNestedDeeper(text, most))
    throw new Refusal("invalid_body", `At most ${most} levels are taken; this body is nested deeper.`, {
      issues: [{ path: "", message: `nested deeper than ${most} levels` }],
    });
  try {
    const body: unknown = JSON.parse(text);
    // The public door repairs item by item, and says so in each one's flags.
    return rules.plainText ? body : repairText(body, { deepest: most + 1, mostKeys: Number.POSITIVE_INFINITY }).value;
  } catch (error) {
    const why = error instanceof Error ? error.message : "it could not be parsed";
    throw new Refusal("malformed_json", `The body is not JSON: ${why.slice(0, 120)}`, {
      issues: [{ path: "", message: why.slice(0, 120) }],
    });
  }
}

/** Told before it is parsed and walked: whatever goes through a body by calling itself comes back in time. */
export function isNestedDeeper(text: string, most: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === 34) {
      // A string ends at the first quotation mark that no backslash makes a part of it.
      do at = text.indexOf('"', at + 1);
      while (at > 0 && isEscaped(text, at));
      if (at < 0) return false;
    } else if (sign === 91 || sign === 123) {
      depth += 1;
      if (depth > most) return true;
    } else if (sign === 93 || sign === 125) depth -= 1;
  }
  return false;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === 92) before -= 1;
  return (at - before) % 2 === 0;
}

export const readText = async (request: Request, most: number): Promise<string> =>
  new TextDecoder().decode(await readBytes(request, most));

export async function readBytes(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    new Refusal("body_too_large", `At most ${most} bytes are taken; send the rest in another request.`, {
      issues: [{ path: "", message: `more than ${most} bytes` }],
    });
  const encoding = request.headers.get("content-encoding")?.trim().toLowerCase() ?? "";
  // What would be unpacked has no length that anybody has seen yet.
  if (encoding !== "" && encoding !== "identity")
    throw new Refusal("unsupported_media_type", `Send the body as it is, not as ${encoding.slice(0, 40)}.`);
  const told = Number(request.headers.get("content-length") ?? 0);
  if (told > most) throw tooLarge();
  if (!request.body) return new Uint8Array();
  // A declared length is believed as far as memory goes: what comes beyond it makes room as it comes.
  let bytes = new Uint8Array(Number.isSafeInteger(told) && told > 0 ? told : 0);
  let size = 0;
  for await (const part of request.body) {
    if (size + part.byteLength > most) throw tooLarge();
    if (size + part.byteLength > bytes.length) {
      const larger = new Uint8Array(Math.min(most, Math.max(size + part.byteLength, 2 * bytes.length)));
      larger.set(bytes.subarray(0, size));
      bytes = larger;
    }
    bytes.set(part, size);
    size += part.byteLength;
  }
  return bytes.subarray(0, size);
}
