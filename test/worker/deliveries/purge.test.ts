import { afterEach, expect, it } from "vitest";
import { purgeDeliveries } from "../../../worker/deliveries/purge.ts";
import { now, setClock } from "../world.ts";
import { makeTold } from "./outside.ts";

afterEach(() => setClock("2026-03-10T12:00:00Z"));
const day = 86_400_000;

it("deliveries are kept for 90 days", async () => {
  const told = await makeTold();
  const { id } = await told.endpoint();
  await told.respond();
  told.advance(60 * day);
  await told.respond();
  expect(await purgeDeliveries(told.world.d1, now())).toBe(0);
  told.advance(31 * day);
  expect(await purgeDeliveries(told.world.d1, now())).toBe(1);
  expect(await told.deliveries(id)).toHaveLength(1);
});
