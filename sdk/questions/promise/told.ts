/** What an answer to the promise check says of the promise, in a word. */
export const promiseTold = ["exceeded", "kept", "broken", "not_recalled"] as const;
export type PromiseTold = (typeof promiseTold)[number];

export const toldOf = (value: number | string): PromiseTold => {
  if (typeof value === "string") return "not_recalled";
  return value > 0 ? "exceeded" : value < 0 ? "broken" : "kept";
};
