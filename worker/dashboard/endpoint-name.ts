/** What an endpoint is called on pages: as its owner describes it, else by its address. Pure. */
import type { Endpoint } from "#contract";

export const nameOf = ({ description, url }: Pick<Endpoint, "description" | "url">): string =>
  description === "" ? url : description;

/** The address of its page. */
export const pageOf = (id: string): string => `/app/endpoints/${encodeURIComponent(id)}`;
