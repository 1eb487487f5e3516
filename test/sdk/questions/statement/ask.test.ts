import * as v from "valibot";
import { expect, it } from "vitest";
import { StatementAsk } from "../../../../sdk/questions/statement/ask.ts";

it("a statement cannot be required", () => {
  const ask = { id: "q", kind: "statement", ask: "Hola" };
  expect(v.safeParse(StatementAsk, ask).success).toBe(true);
  expect(v.safeParse(StatementAsk, { ...ask, required: true }).success).toBe(false);
});
