/** Reads a form with a file that a page of ours sent. Another site's page is refused before anything is read. */
import { metricLimits } from "#contract";
import { refuseCrossSite } from "../http/actor.ts";
import { readBytes } from "../http/body.ts";
import type { AppContext } from "../http/context.ts";
import { Refusal } from "../http/refusal.ts";

/** What a form may hold beside its file. */
const fieldBytes = 64 * 1024;

export interface Upload {
  bytes: Uint8Array<ArrayBuffer>;
  /** As the file is called on the disk of whoever sent it. */
  name: string;
  field: (name: string) => string;
}

export async function readUpload(c: AppContext): Promise<Upload> {
  refuseCrossSite(c);
  const type = c.req.header("content-type") ?? "";
  if (!/^multipart\/form-data *;/i.test(type))
    throw new Refusal("unsupported_media_type", "A form with a file is sent as multipart/form-data.");
  const body = await readBytes(c.req.raw, metricLimits.fileBytes + fieldBytes);
  const form = await formOf(body, type);
  const file = form.get("file");
  const field = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  if (!(file instanceof File)) return { bytes: new Uint8Array(), name: "", field };
  return { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name.trim().slice(0, 255), field };
}

async function formOf(body: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(body, { headers: { "content-type": type } }).formData();
  } catch {
    throw new Refusal("invalid_body", "This form cannot be read: it is cut, or its boundary is missing.");
  }
}
