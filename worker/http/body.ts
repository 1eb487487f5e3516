/** Reads a JSON body: the type, the size counted while reading (a declared length is only a hint), then the syntax. */
import { Refusal } from "./refusal.ts";

/** The private API's bodies: a survey of a hundred questions in a dozen languages stays far below. */
export const privateBytes = 1024 * 1024;

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
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : "it could not be parsed";
    throw new Refusal("malformed_json", `The body is not JSON: ${why.slice(0, 120)}`, {
      issues: [{ path: "", message: why.slice(0, 120) }],
    });
  }
}

export const readText = async (request: Request, most: number): Promise<string> =>
  new TextDecoder().decode(await readBytes(request, most));

export async function readBytes(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    new Refusal("body_too_large", `At most ${most} bytes are taken; send the rest in another request.`, {
      issues: [{ path: "", message: `more than ${most} bytes` }],
    });
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLarge();
  if (!request.body) return new Uint8Array();
  // A declared length is believed as far as memory goes: what comes beyond it makes room as it comes.
  let bytes = new Uint8Array(Number(request.headers.get("content-length") ?? 0) || 0);
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
