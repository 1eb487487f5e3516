/** How large a body may be, and how one is made that fits. Pure. */

/** Of what we send: beyond it a body goes thin, or with its texts cut. */
export const mostBytes = 64 * 1024;

const encoder = new TextEncoder();
export const bytesIn = (text: string): number => encoder.encode(text).length;

/** What texts are cut to, until all is small enough. */
const lengths = [8000, 2000, 500, 100] as const;

/** What is made with its texts cut to at most so many characters: to as many as fit, to the fewest where nothing does. */
export function madeToFit<Made>(most: number, make: (longest: number) => Made, textOf: (made: Made) => string): Made {
  let made = make(Infinity);
  for (const longest of lengths) {
    if (bytesIn(textOf(made)) <= most) break;
    made = make(longest);
  }
  return made;
}
