/** How large a body may be. Pure. */

/** Of what we send: beyond it a body goes thin, or with its texts cut. */
export const mostBytes = 64 * 1024;

const encoder = new TextEncoder();
export const bytesIn = (text: string): number => encoder.encode(text).length;
