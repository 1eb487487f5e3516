/** What the year's door is asked: apart from the door, whose file is the whole Worker. */
import type { Shop } from "./answers.ts";

export const yearPath = "/local/year";

export interface YearOrder {
  shop: Shop;
  publicKey: string;
  now: number;
}
