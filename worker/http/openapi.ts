/** The API description, OpenAPI 3.1, made from the contract's operations. */
import { toJsonSchema, toJsonSchemaDefs } from "@valibot/to-json-schema";
import type * as v from "valibot";
import * as contract from "#contract";
import { If, ShowIf } from "../../sdk/questions/ask.ts";
import { Question } from "../../sdk/questions/index.ts";
import { Localized } from "../../sdk/shapes.ts";

const { events, operations, problems } = contract;
type Operation = contract.Operation;
type Json = Record<string, unknown>;
type Mode = "input" | "output";

/** What has a name in the contract is told once, and referred to by it. */
const named: Record<string, v.GenericSchema> = {
  ...Object.fromEntries(
    Object.entries<unknown>(contract).filter(
      (entry): entry is [string, v.GenericSchema] => (entry[1] as { kind?: unknown } | null)?.kind === "schema",
    ),
  ),
  If,
  Localized,
  Question,
  ShowIf,
};
const settings = (typeMode: Mode) => ({
  // Checks and transforms have no JSON Schema; the shape is told, the rest is said by problems.
  errorMode: "ignore" as const,
  typeMode,
  definitions: named,
  // What is sent may leave out what has a default: not the same shape as what is answered.
  overrideRef: ({ referenceId }: { referenceId: string }) =>
    `#/components/schemas/${referenceId}${typeMode === "input" ? "Input" : ""}`,
});

const schemaOf = (schema: v.GenericSchema, mode: Mode, definitions = named): Json => {
  const { $schema: _, $defs: __, ...json } = toJsonSchema(schema, { ...settings(mode), definitions }) as Json;
  return json;
};
/** The shape itself, also where it has a name: a query's entries are told one by one. */
const writtenOut = (schema: v.GenericSchema): Json =>
  schemaOf(schema, "input", Object.fromEntries(Object.entries(named).filter(([, one]) => one !== schema)));

/** The named shapes that something refers to, and what these refer to. */
function componentsFor(paths: Json): Json {
  const all: Json = {
    ...toJsonSchemaDefs(named, settings("output")),
    ...Object.fromEntries(
      Object.entries(toJsonSchemaDefs(named, settings("input"))).map(([name, schema]) => [`${name}Input`, schema]),
    ),
  };
  const used: Json = {};
  const look = (part: unknown): void => {
    for (const [, name = ""] of JSON.stringify(part).matchAll(/#\/components\/schemas\/(\w+)/g))
      if (!(name in used)) {
        used[name] = all[name];
        look(all[name]);
      }
  };
  look(paths);
  return used;
}

const problemContent = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };

function parametersOf(operation: Operation): Json[] {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  if (!operation.query) return inPath;
  const query = writtenOut(operation.query);
  const required = (query["required"] as string[] | undefined) ?? [];
  const entries = Object.entries((query["properties"] as Json | undefined) ?? {});
  return [
    ...inPath,
    ...entries.map(([name, schema]) => ({ name, in: "query", required: required.includes(name), schema })),
  ];
}

const answersOf = (operation: Operation): Json => {
  const ok: Json = { description: operation.answer ? "As described." : "Done; no body." };
  if (operation.answer) {
    const schema = schemaOf(operation.answer, "output");
    ok["content"] = Object.fromEntries((operation.produces ?? ["application/json"]).map((type) => [type, { schema }]));
  }
  const answers: Json = { [operation.status]: ok };
  const codes = [
    ...operation.problems,
    ...(operation.auth === "private" ? (["not_signed_in", "unknown_key", "key_not_allowed"] as const) : []),
    "internal" as const,
  ];
  for (const code of codes) {
    const [status, title] = problems[code];
    const known = answers[status] as { description: string } | undefined;
    answers[status] = {
      description: known ? `${known.description} · ${code}: ${title}` : `${code}: ${title}`,
      content: problemContent,
    };
  }
  return answers;
};

function bodyOf(operation: Operation): Json | undefined {
  if (operation.consumes)
    return {
      required: true,
      content: Object.fromEntries(operation.consumes.map((type) => [type, { schema: { type: "string" } }])),
    };
  if (!operation.body) return undefined;
  const schema = schemaOf(operation.body, "input");
  const content: Json = { "application/json": { schema } };
  // Beacons and pages without a preflight send the same JSON as text.
  if (operation.auth === "public")
    content["text/plain"] = { schema: { type: "string", contentMediaType: "application/json" } };
  return { required: true, content };
}

/** A page for people is no operation; what its address takes is told all the same. */
const hostedPage = [
  "Beside these operations, `GET /s/{surveyId}` is the page of any live survey, for links, QR codes and frames on the",
  "sites that a public key names; it answers HTML. Its query: `lang`; `{questionId}=value` fills an answer in (a list",
  "with commas), and stores nothing before the visitor sends the form; `customer`, an id that proves nobody; `utm_*`",
  "and all other arrival parameters, which a page around it may hand over as `voz_utm_source` and the like, with",
  "`voz_ref` and `voz_landing`: the page's own win, field by field. `POST` takes that page's form, and no other site's.",
].join(" ");

const signedHeaders = ["webhook-id", "webhook-timestamp", "webhook-signature"];
/** What endpoints get, as Standard Webhooks 1.0 signs it. */
const webhooks: Json = Object.fromEntries(
  Object.entries(events).map(([type, [summary, schema]]) => [
    type,
    {
      post: {
        operationId: type,
        summary,
        tags: ["webhooks"],
        parameters: signedHeaders.map((name) => ({ name, in: "header", required: true, schema: { type: "string" } })),
        requestBody: { required: true, content: { "application/json": { schema: schemaOf(schema, "output") } } },
        security: [],
        responses: {
          "2XX": { description: "Taken, within 15 seconds." },
          "410": { description: "Never again: the endpoint is disabled." },
          default: { description: "Tried again, ten times over three days. Redirects are not followed." },
        },
      },
    },
  ]),
);

export function describeApi(version: string, origin: string): Json {
  const paths: Record<string, Json> = {};
  for (const [name, operation] of Object.entries(operations) as [string, Operation][]) {
    const entry = (paths[operation.path] ??= {});
    const body = bodyOf(operation);
    entry[operation.method.toLowerCase()] = {
      operationId: name,
      summary: operation.summary,
      tags: [operation.path.split("/")[2] ?? "service"],
      parameters: parametersOf(operation),
      ...(body ? { requestBody: body } : {}),
      security: operation.auth === "private" ? [{ secretKey: [] }, { session: [] }] : [],
      responses: answersOf(operation),
      ...(operation.scope ? { "x-scope": operation.scope } : {}),
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Voz",
      version,
      summary: "What a campaign promised and what the customer met, in one row.",
      description: hostedPage,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: origin }],
    paths,
    webhooks,
    components: {
      securitySchemes: {
        secretKey: { type: "http", scheme: "bearer", description: "A secret key, voz_sk_…" },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "__Host-voz.session_token",
          description: "The dashboard's session.",
        },
      },
      schemas: componentsFor({ paths, webhooks }),
    },
  };
}
