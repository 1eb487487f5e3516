/** One question of each kind, with answers that it takes and answers that it must refuse. */
import type { Asked } from "../../sdk/questions/answer.types.ts";

export interface Example {
  ask: Asked & Record<string, unknown>;
  /** None for a kind that takes no answer. */
  legal: readonly unknown[];
  illegal: readonly unknown[];
  /** ARIA has no "required" for what its view is: a group of boxes, a link, a text. */
  unmarked?: true;
}

export const examples: Record<string, Example> = {
  ces: {
    ask: { id: "ease", kind: "ces", ask: "¿Fue fácil resolverlo?" },
    legal: [1, 2, 4, 5, 6, 7],
    illegal: [0, -1, 8, 4.5, "4", "", true, 1e21],
  },
  consent: {
    ask: {
      id: "terms",
      kind: "consent",
      ask: "¿Podemos publicar tu opinión?",
      label: { es: "Sí, con mi nombre", en: "Yes, with my name" },
      link: { url: "https://shop.example/privacidad?v=2", label: "Aviso de privacidad" },
      textVersion: "2026-03",
      required: true,
    },
    legal: [true],
    illegal: [false, "true", "on", 1, 0, "", [true]],
  },
  contact: {
    ask: {
      id: "reach",
      kind: "contact",
      ask: "¿Cómo te localizamos?",
      fields: [{ id: "name" }, { id: "email", required: true }, { id: "phone" }],
    },
    legal: [
      { email: "ana@example.com" },
      { name: "Ana Ñandú", email: "ana+voz@correo.españa.es", phone: "+34 (600) 12-34.56" },
      { name: "安娜", email: "用户@例子.广告" },
      { email: "o'hara_1@a-b.co.uk", phone: "12345" },
    ],
    illegal: [
      "ana@example.com",
      { name: "Ana" },
      { email: "" },
      { email: "  " },
      { email: 5 },
      { email: "ana" },
      { email: "ana@example" },
      { email: "ana@example.com." },
      { email: "ana@exa mple.com" },
      { email: "ana@@example.com" },
      { email: "@example.com" },
      { email: "ana@.com" },
      { email: "<ana@example.com>" },
      { email: "ana@example.com", name: "a".repeat(201) },
      { email: "ana@example.com", phone: "1234" },
      { email: "ana@example.com", phone: "1".repeat(21) },
      { email: "ana@example.com", phone: "600 ext 2" },
      { email: "ana@example.com", fax: "12345" },
      ["ana@example.com"],
    ],
  },
  csat: {
    ask: { id: "happy", kind: "csat", ask: { es: "¿Qué te pareció la entrega?", en: "How satisfied are you?" } },
    legal: [1, 2, 3, 4, 5],
    illegal: [0, -1, 6, 2.5, "3", "", true, 1e21],
  },
  emotion: {
    ask: { id: "mood", kind: "emotion", ask: "¿Cómo te sientes después de tu visita?" },
    legal: [-2, -1, 0, 1, 2],
    illegal: [-3, 3, 0.5, "0", "", "good", true, false],
  },
  link: {
    ask: { id: "review", kind: "link", ask: "¿Lo cuentas también fuera?", url: "https://reviews.example/voz" },
    legal: ["clicked"],
    illegal: ["", "Clicked", "https://reviews.example/voz", true, 1],
    unmarked: true,
  },
  multiple: {
    ask: {
      id: "used",
      kind: "multiple",
      ask: "¿Qué has usado?",
      options: [
        { id: "chat", label: { es: "El chat", en: "The chat" } },
        { id: "phone", label: "El teléfono" },
        { id: "shop", label: "La tienda" },
        { id: "nothing", label: "Nada de esto", exclusive: true },
      ],
      other: true,
      shuffle: "exceptLast",
      min: 2,
      max: 3,
    },
    legal: [
      ["chat", "phone"],
      ["shop", "chat", "phone"],
      ["nothing"],
      ["chat", { other: "el correo" }],
      [{ other: "" }, "chat"],
      ["chat", { other: "😀".repeat(200) }],
    ],
    illegal: [
      "chat",
      { other: "x" },
      ["chat"],
      ["chat", "phone", "shop", { other: "x" }],
      ["chat", "chat"],
      ["chat", "nothing"],
      ["chat", "Phone"],
      ["chat", "other"],
      ["chat", 1],
      ["chat", null],
      ["chat", ["phone"]],
      [{ other: "x" }, { other: "y" }],
      ["chat", { other: "a".repeat(201) }],
      ["chat", { other: 5 }],
      ["chat", { other: "x", id: "phone" }],
    ],
    unmarked: true,
  },
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
  rating: {
    ask: { id: "stars", kind: "rating", ask: "¿Cómo valoras la lámpara?", scale: 7, as: "smiley" },
    legal: [1, 2, 4, 6, 7],
    illegal: [0, -1, 8, 3.5, "3", "", true, 1e21],
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
  statement: {
    ask: {
      id: "hello",
      kind: "statement",
      ask: "Antes de seguir",
      body: { es: "Son dos preguntas.", en: "Two more." },
    },
    legal: [],
    illegal: ["", "seen", true, false, 0, 1, ["seen"], { other: "x" }],
    unmarked: true,
  },
  text: {
    ask: { id: "why", kind: "text", ask: "¿Por qué?", min: 3, max: 12 },
    legal: ["sí, mucho", "ñandú", "😀😀😀", "a".repeat(12), ""],
    illegal: ["no", "a".repeat(13), "😀".repeat(13), 5, true],
  },
  yesno: {
    ask: { id: "again", kind: "yesno", ask: "¿Volverías a comprar?", yes: { es: "Sí, claro", en: "Sure" } },
    legal: [true, false],
    illegal: ["true", "false", "yes", "", 0, 1],
  },
};
