/** Commands that a person can copy: with this server's address, and the key taken from the environment. */
type Body = Readonly<Record<string, unknown>>;

/** A line for each field, and for each entry of a list: short enough to read, and to change. */
const json = (body: Body): string => {
  const value = (inner: unknown): string =>
    Array.isArray(inner)
      ? `[\n${inner.map((entry) => `      ${JSON.stringify(entry)}`).join(",\n")}\n    ]`
      : JSON.stringify(inner);
  return `{\n${Object.entries(body)
    .map(([name, inner]) => `    "${name}": ${value(inner)}`)
    .join(",\n")}\n  }`;
};

const call = (method: string, url: string, body?: Body): string =>
  [
    `curl -X ${method} ${url}`,
    '-H "Authorization: Bearer $VOZ_SECRET_KEY"',
    ...(body === undefined ? [] : ['-H "Content-Type: application/json"', `-d '${json(body)}'`]),
  ].join(" \\\n  ");

export const campaignExample = (origin: string): string =>
  call("POST", `${origin}/v1/campaigns`, {
    name: "Verano 2027",
    match: [{ field: "campaign", op: "is", value: "verano-2027" }],
    promises: [
      {
        statement: { es: "Tu pedido llega en 24 horas", en: "Your order arrives within 24 hours" },
        kind: "speed",
        dueTouchpoint: "delivery",
      },
    ],
  });

export const surveyExample = (origin: string): string =>
  [
    call("POST", `${origin}/v1/surveys`, {
      name: "Después de la compra",
      questions: [
        { id: "nps", kind: "nps", ask: { es: "¿Nos recomendarías?", en: "Would you recommend us?" } },
        { id: "kept", kind: "promise" },
        { id: "why", kind: "text", ask: { es: "¿Por qué?", en: "Why?" } },
      ],
      when: { any: [{ event: "order_completed" }] },
    }),
    call("POST", `${origin}/v1/surveys/SURVEY_ID/publish`),
  ].join("\n\n");

export const surveyEditExample = (origin: string, id: string): string =>
  [
    call("GET", `${origin}/v1/surveys/${id}`),
    `${call("PUT", `${origin}/v1/surveys/${id}`)} \\\n  -H "Content-Type: application/json" \\\n  -d @survey.json`,
    call("POST", `${origin}/v1/surveys/${id}/publish`),
  ].join("\n\n");
