import * as v from "valibot";
import { expect, it } from "vitest";
import { LinkAsk } from "../../../../sdk/questions/link/ask.ts";

it.each([
  ["https://shop.example/a?b=c#d", true],
  ["http://localhost:8080", true],
  ["https://tiënda.example/ñ", true],
  ["javascript:alert(1)", false],
  ["JavaScript://shop.example/%0aalert(1)", false],
  ["data:text/html,x", false],
  ["//shop.example", false],
  ["/terms", false],
  ["https://ana:secret@shop.example", false],
  ["https://ana@shop.example", false],
  [" https://shop.example", false],
  ["ht\ntps://shop.example", false],
  ["https:\\\\shop.example", false],
  ["https://", false],
  [`https://shop.example/${"a".repeat(2048)}`, false],
])("a link to %s: %s", (url, taken) => {
  expect(v.safeParse(LinkAsk, { id: "q", kind: "link", ask: "!", url }).success).toBe(taken);
});
