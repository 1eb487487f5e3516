/** The kind of device, as roughly as a report needs it: as a page reads it for an audience, and by the browser's hint. */
import { deviceOf as readDevice } from "../../sdk/device.ts";

export type Device = "desktop" | "tablet" | "phone";

export function deviceOf(userAgent: string | undefined, mobileHint: string | undefined): Device | null {
  const read = readDevice(userAgent);
  if (typeof read !== "string") return read || (userAgent && mobileHint === "?1") ? "phone" : null;
  return read === "desktop" && mobileHint === "?1" ? "phone" : read;
}
