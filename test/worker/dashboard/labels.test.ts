/** Names on the quadrant: none covers another or a mark, none leaves the drawing, and whoever comes first has the choice. */
import { describe, expect, it } from "vitest";
import { placeLabels, widthOf, type Box, type Labelled } from "../../../worker/dashboard/charts/labels.ts";

const area: Box = { left: 0, top: 0, right: 600, bottom: 400 };
const point = (key: string, x: number, y: number, width = 90): Labelled => ({
  key,
  x,
  y,
  r: 8,
  top: y - 30,
  bottom: y + 30,
  width,
  height: 27,
});
const boxOf = ({ width, height }: Labelled, placed: { x: number; y: number; anchor: string }): Box => {
  const left = placed.anchor === "start" ? placed.x : placed.anchor === "end" ? placed.x - width : placed.x - width / 2;
  return { left, right: left + width, top: placed.y - 11, bottom: placed.y - 11 + height };
};
const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right - 0.2 && b.left < a.right - 0.2 && a.top < b.bottom - 0.2 && b.top < a.bottom - 0.2;

describe("labels", () => {
  it("stay apart, within the drawing, and off every mark, however close the points lie", () => {
    let state = 11;
    const random = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
    for (let round = 0; round < 40; round += 1) {
      const points = Array.from({ length: 14 }, (_, at) => point(`${at}`, 20 + random() * 560, 30 + random() * 340));
      const placed = placeLabels(points, area, []);
      expect(placed.size).toBeGreaterThan(9);
      const boxes = points.flatMap((one) => {
        const label = placed.get(one.key);
        return label ? [boxOf(one, label)] : [];
      });
      for (const [at, box] of boxes.entries()) {
        expect(box.left >= -0.1 && box.right <= 600.1 && box.top >= -0.1 && box.bottom <= 400.1).toBe(true);
        for (const other of boxes.slice(at + 1)) expect(overlap(box, other)).toBe(false);
        for (const { x, y, r } of points)
          expect(overlap(box, { left: x - r, right: x + r, top: y - r, bottom: y + r })).toBe(false);
      }
    }
  });

  it("leave one out rather than cover another, and join the far ones to their mark", () => {
    const crowd = Array.from({ length: 60 }, (_, at) => point(`${at}`, 300 + (at % 3), 200 + (at % 5)));
    const placed = placeLabels(crowd, area, []);
    expect(placed.has("0")).toBe(true);
    expect(placed.size).toBeLessThan(60);
    expect([...placed.values()].some(({ leader }) => leader !== null)).toBe(true);
  });

  it("count letters that fill their square whole", () => {
    expect(widthOf("広告", 12)).toBe(24);
    expect(widthOf("ad", 12)).toBeLessThan(15);
  });
});
