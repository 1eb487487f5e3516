/** Who may import whom. The sentence in `comment` is what a newcomer reads when a line is in the wrong room. */
const rooms =
  "^worker/(accounts|campaigns|collect|customers|exposures|reports|responses|surveys|touches|touchpoints|workspaces|dashboard)/";

/** Calls between rooms: few, and here. Who is not listed asks no other room. */
const mayAsk = {
  accounts: ["workspaces"],
  campaigns: ["responses", "touches", "workspaces"],
  collect: ["campaigns", "customers", "exposures", "responses", "surveys", "workspaces"],
  customers: ["workspaces"],
  dashboard: ["accounts", "campaigns", "reports", "responses", "surveys", "touches", "touchpoints", "workspaces"],
  exposures: ["collect", "responses", "workspaces"],
  reports: [],
  responses: ["campaigns", "collect", "touches", "workspaces"],
  surveys: ["workspaces"],
  touches: ["campaigns", "responses"],
  touchpoints: ["workspaces"],
  workspaces: ["campaigns"],
};

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment: "A cycle means two things that are one, or one thing in the wrong room.",
      from: {},
      to: { circular: true, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-orphans",
      severity: "error",
      comment: "Nobody imports this file.",
      from: {
        orphan: true,
        pathNot:
          "\\.d\\.ts$|\\.config\\.|^test/|^\\.|\\.gen\\.ts$|package\\.json$|-wrangler|types\\.ts$|^(sdk|widget)/index\\.tsx?$|^worker/(index|local/.*)\\.(ts|mjs)$|^examples/|registry/build\\.ts$|^widget/(build|words/|index|trigger)",
      },
      to: {},
    },
    {
      name: "declared",
      severity: "error",
      comment: "Import only what package.json names.",
      from: { pathNot: "^(test|node_modules)" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "undetermined"], pathNot: "^cloudflare:" },
    },
    {
      name: "sdk-stands-alone",
      severity: "error",
      comment: "The SDK is the language: it imports nothing else of the house.",
      from: { path: "^sdk/" },
      to: { path: "^(widget|worker|test|examples)/" },
    },
    {
      name: "sdk-one-way-shapes",
      severity: "error",
      comment: "shapes and compare import nothing of the SDK.",
      from: { path: "^sdk/(shapes|compare)\\.ts$" },
      to: { path: "^sdk/" },
    },
    {
      name: "sdk-one-way-arrival",
      severity: "error",
      comment: "arrival is pure: types of the contract only.",
      from: { path: "^sdk/arrival/" },
      to: { path: "^sdk/", pathNot: "^sdk/arrival/|^sdk/contract/touch\\.types\\.ts$" },
    },
    {
      name: "sdk-one-way-questions",
      severity: "error",
      comment: "shapes ← questions ← contract ← client.",
      from: { path: "^sdk/questions/" },
      to: { path: "^sdk/(contract|client|index)" },
    },
    {
      name: "sdk-one-way-contract",
      severity: "error",
      comment: "shapes ← questions ← contract ← client.",
      from: { path: "^sdk/contract/" },
      to: { path: "^sdk/(client|index)" },
    },
    {
      name: "browser-free-of-valibot",
      severity: "error",
      comment: "Browser bundles hold no valibot: import types only from files with schemas.",
      from: {
        path: "^(widget/|sdk/client/|sdk/arrival/|sdk/questions/(views|.*/(view|words|answer)|parts/))",
        pathNot: "^widget/build\\.ts$",
      },
      to: { reachable: true, path: "node_modules/valibot/" },
    },
    {
      name: "widget-imports",
      severity: "error",
      comment: "The widget uses the client, question views and contract types.",
      from: { path: "^widget/", pathNot: "build\\.ts$" },
      to: { path: "^(worker|test|examples)/|^sdk/contract/(?!.*types\\.ts)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "worker-not-client",
      severity: "error",
      comment: "The Worker speaks the contract; the client is the browser's.",
      from: { path: "^worker/", pathNot: "^worker/local/" },
      to: { path: "^(sdk/client|widget|examples|test)/" },
    },
    {
      name: "views-only-in-pages",
      severity: "error",
      comment: "Question views belong to the dashboard and the hosted page.",
      from: { path: "^worker/", pathNot: "^worker/dashboard/" },
      to: { path: "^sdk/questions/(views|.*/view)" },
    },
    {
      name: "hall-and-cellar",
      severity: "error",
      comment: "http and db import no room.",
      from: { path: "^worker/(http|db)/" },
      to: { path: rooms },
    },
    {
      name: "cellar-first",
      severity: "error",
      comment: "db imports no http.",
      from: { path: "^worker/db/" },
      to: { path: "^worker/http/" },
    },
    {
      name: "local-stays-local",
      severity: "error",
      comment: "Nothing of local runs is in a deployed bundle.",
      from: { path: "^worker/", pathNot: "^worker/local/" },
      to: { path: "^(worker/local|examples|node_modules/(miniflare|wrangler|esbuild))/" },
    },
    {
      name: "tests-are-leaves",
      severity: "error",
      comment: "Nothing imports test or examples.",
      from: { pathNot: "^(test|examples|worker/local)/" },
      to: { path: "^(test|examples)/" },
    },
    {
      name: "examples-public-doors",
      severity: "error",
      comment: "Examples use what everybody can.",
      from: { path: "^examples/" },
      to: { path: "^(worker|widget|sdk)/(?!index)" },
    },
    ...Object.entries(mayAsk).map(([room, asked]) => ({
      name: `rooms-${room}`,
      severity: "error",
      comment: `${room} may ask: ${asked.join(", ") || "nobody"}. A new call between rooms is a line in this file.`,
      from: { path: `^worker/${room}/` },
      to: { path: rooms, pathNot: `^worker/(${[room, ...asked].join("|")})/` },
    })),
  ],
  options: {
    combinedDependencies: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|\\.voz)/" },
    tsPreCompilationDeps: false,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      conditionNames: ["import", "types", "default"],
      exportsFields: ["exports"],
    },
    moduleSystems: ["es6"],
  },
};
