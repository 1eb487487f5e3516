/** What a browser sends, as types without a schema, fits the schemas that the Worker reads with. */
import type * as v from "valibot";
import { describe, expectTypeOf, it } from "vitest";
import type { CollectItem, CollectResult as Told } from "../../../sdk/contract/wire.types.ts";
import type * as Wire from "../../../sdk/contract/wire.types.ts";
import type {
  CollectResult,
  Config,
  DecideAnswer,
  ExposureItem,
  IdentifyItem,
  ResponseItem,
  ResolvedTouch,
  Touch,
} from "../../../sdk/contract/index.ts";
import type { Answer, Question } from "../../../sdk/questions/index.ts";

describe("the wire's types", () => {
  it("what the browser builds is what the schemas take", () => {
    expectTypeOf<Wire.ResponseItem>().toExtend<v.InferInput<typeof ResponseItem>>();
    expectTypeOf<Wire.ExposureItem>().toExtend<v.InferInput<typeof ExposureItem>>();
    expectTypeOf<Wire.IdentifyItem>().toExtend<v.InferInput<typeof IdentifyItem>>();
    expectTypeOf<CollectItem["type"]>().toEqualTypeOf<"response" | "exposure" | "identify">();
  });

  it("what the Worker answers is what the browser reads", () => {
    expectTypeOf<v.InferOutput<typeof CollectResult>>().toExtend<Told>();
    expectTypeOf<Config>().toExtend<Wire.Config>();
    expectTypeOf<DecideAnswer>().toExtend<Wire.DecideAnswer>();
  });

  it("a touch is the same in both", () => {
    expectTypeOf<Wire.Touch>().toExtend<v.InferInput<typeof Touch>>();
    expectTypeOf<v.InferOutput<typeof ResolvedTouch>>().toEqualTypeOf<ResolvedTouch>();
  });

  it("questions and answers derive from the one list of kinds", () => {
    // The list is told once, in questions/index.ts: here only that each of its kinds has come through as a literal.
    expectTypeOf<"nps" | "text" | "yesno">().toExtend<Question["kind"]>();
    expectTypeOf<string>().not.toExtend<Question["kind"]>();
    expectTypeOf<Extract<Question, { kind: "rating" }>>().toExtend<{ scale?: number | undefined }>();
    expectTypeOf<Answer>().toEqualTypeOf<
      | number
      | string
      | boolean
      | { other: string }
      | (string | { other: string })[]
      | { name?: string; email?: string; phone?: string }
    >();
  });
});
