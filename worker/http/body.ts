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

export async function readText(request: Request, most: number): Promise<string> {
  const tooLarge = () =>
    new Refusal("body_too_large", `At most ${most} bytes are taken; send the rest in another request.`, {
      issues: [{ path: "", message: `more than ${most} bytes` }],
    });
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLarge();
  if (!request.body) return "";
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body) {
    size += part.byteLength;
    if (size > most) throw tooLarge();
    parts.push(part);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return new TextDecoder().decode(bytes);
}
