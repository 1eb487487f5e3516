/** A figure to the fourth decimal, as worked vectors are written; null stays null. */
export const four = (value: number | null | undefined) =>
  value == null ? value : Math.round(value * 10_000) / 10_000 + 0;

/** Value, low and high to the fourth decimal. */
export const threeOf = ({ value, low, high }: { value: number | null; low: number | null; high: number | null }) =>
  [value, low, high].map(four);

/** Every number in it, however deep, is finite. */
export function finite(figures: unknown): boolean {
  if (typeof figures === "number") return Number.isFinite(figures);
  if (typeof figures !== "object" || figures === null) return true;
  return Object.values(figures).every(finite);
}
