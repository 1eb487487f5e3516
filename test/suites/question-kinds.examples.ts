/** One question of each kind, with answers that it takes and answers that it must refuse. */
import type { Asked } from "../../sdk/questions/answer.types.ts";

export interface Example {
  ask: Asked & Record<string, unknown>;
  legal: readonly unknown[];
  illegal: readonly unknown[];
}

export const examples: Record<string, Example> = {
  nps: {
    ask: { id: "nps", kind: "nps", ask: "¿Nos recomendarías?", required: true },
    legal: [0, 1, 5, 6, 7, 8, 9, 10],
    illegal: [-1, 11, 9.5, 10.000001, "9", "", true, 1e21],
  },
  promise: {
    ask: { id: "kept", kind: "promise" },
    legal: [-2, -1, 0, 1, 2, "not_recalled"],
    illegal: [-3, 3, 0.5, "0", "", "not recalled", "NOT_RECALLED", true, false],
  },
  single: {
    ask: {
      id: "plan",
      kind: "single",
      ask: "¿Qué plan tienes?",
      options: [
        { id: "basic", label: { es: "Básico", en: "Basic" } },
        { id: "pro", label: "Pro" },
        { id: "none", label: "Ninguno" },
      ],
      other: true,
      shuffle: "exceptLast",
    },
    legal: ["basic", "pro", "none", { other: "el de prueba" }, { other: "" }, { other: "😀".repeat(200) }],
    illegal: [
      "",
      "Basic",
      "other",
      "basic ",
      0,
      true,
      ["basic"],
      { other: 5 },
      { other: null },
      { other: "a".repeat(201) },
      { other: "x", id: "basic" },
      { id: "basic" },
    ],
  },
  text: {
    ask: { id: "why", kind: "text", ask: "¿Por qué?", min: 3, max: 12 },
    legal: ["sí, mucho", "ñandú", "😀😀😀", "a".repeat(12), ""],
    illegal: ["no", "a".repeat(13), "😀".repeat(13), 5, true],
  },
};
