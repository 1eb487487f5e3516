/** A part that is fetched when it is first asked for. */
import { expect, it, vi } from "vitest";
import { once } from "../../../sdk/client/once.ts";

it("is fetched once, however many ask, and told once to whom it belongs", async () => {
  const fetchPart = vi.fn(async () => "part");
  const found = vi.fn();
  const ask = once(fetchPart, found);
  expect(fetchPart).not.toHaveBeenCalled();
  expect(await Promise.all([ask(), ask()])).toEqual(["part", "part"]);
  expect(await ask()).toBe("part");
  expect(fetchPart).toHaveBeenCalledOnce();
  expect(found.mock.calls).toEqual([["part"]]);
});

it("knows the part before anybody who asked for it goes on", async () => {
  const order: string[] = [];
  const ask = once(
    async () => "part",
    () => order.push("found"),
  );
  await ask().then(() => order.push("used"));
  expect(order).toEqual(["found", "used"]);
});

it("is fetched anew after a failure, which everybody who asked is told", async () => {
  const fetchPart = vi.fn(async () => "part").mockRejectedValueOnce(new TypeError("offline"));
  const found = vi.fn();
  const ask = once(fetchPart, found);
  const first = ask();
  const second = ask();
  await expect(first).rejects.toThrow("offline");
  await expect(second).rejects.toThrow("offline");
  expect(found).not.toHaveBeenCalled();
  expect(await ask()).toBe("part");
  expect(fetchPart).toHaveBeenCalledTimes(2);
});
