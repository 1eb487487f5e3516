/**
 * What the published types say in plain words: schemas infer most of the contract's types, and whoever installs a
 * package has no schemas. The compiler is asked what each type comes to, and that is written out.
 */
import { join } from "node:path";
import ts from "typescript";

const room = import.meta.dirname;

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  jsx: ts.JsxEmit.ReactJSX,
  jsxImportSource: "preact",
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
};
const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias;

/** Spreads a type out down to its leaves; functions stay as they are. */
const spread = `type Spread<T> = T extends (...given: never[]) => unknown ? T
  : T extends object ? (T extends infer O ? { [K in keyof O]: Spread<O[K]> } : never) : T;`;

/** What every published text is made of, the smaller first: what repeats is named once. */
const parts: Readonly<Record<string, string>> = {
  Localized: 'import("./shapes.ts").Localized',
  ResolvedTouch: 'import("./contract/touch.ts").ResolvedTouch',
  Operator: 'import("./compare.ts").Operator',
  Condition: 'import("./questions/ask.ts").Condition',
  Conditions: 'import("./questions/ask.ts").Conditions',
  Next: 'import("./questions/ask.ts").Next',
  SetVariable: 'import("./questions/ask.ts").SetVariable',
  Question: 'import("./questions/index.ts").Question',
};

/** The types of the wire that declarations speak of. */
const wire = [
  "ConsentState",
  "ResponseState",
  "PromiseArm",
  "ExposureStep",
  "PromiseRef",
  "CustomerRef",
  "Touch",
  "Theme",
  "DecideAnswer",
  "DecideRequest",
  "CollectResult",
  "ResponseItem",
  "ExposureItem",
  "IdentifyItem",
  "CollectItem",
  "Question",
  "PublishedSurvey",
  "Config",
];

/** A text below this is as plain as a name. */
const shortest = 30;

/** A module that declares these types of a file of this room by what they come to, the smaller first. */
export function flatten(path: string, names: readonly string[] | Readonly<Record<string, string>> = wire): string {
  const wanted = Array.isArray(names)
    ? Object.fromEntries((names as string[]).map((name) => [name, `all.${name}`]))
    : (names as Record<string, string>);
  // It stands in this room, though it is never written: what it imports is found from here.
  const file = join(room, "flattened.ts");
  const source = [
    `import type * as all from "./${path}";`,
    spread,
    ...Object.entries(parts).map(([name, type]) => `export type ${name} = Spread<${type}>;`),
    ...Object.entries(wanted)
      .filter(([name]) => !(name in parts))
      .map(([name, type]) => `export type ${name} = Spread<${type}>;`),
  ].join("\n");
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (name) => (name === file ? source : readFile.call(host, name));
  host.fileExists = (name) => name === file || fileExists.call(host, name);
  const program = ts.createProgram([file], options, host);
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
  const flat: [name: string, text: string][] = [];
  for (const symbol of checker.getExportsOfModule(module)) {
    let text = checker.typeToString(checker.getDeclaredTypeOfSymbol(symbol), undefined, flags).replace(/\s+/g, " ");
    for (const [name, part] of flat)
      if (part.length > shortest) text = text.replaceAll(part, name).replaceAll(`(${name})`, name);
    // A schema that is not found infers anything at all.
    if (/\bany\b(?!:)|Spread</.test(text)) throw new Error(`${symbol.name} of ${path} comes to nothing plain.`);
    flat.push([symbol.name, text]);
  }
  // Of the parts, those that anything is made of.
  const made = flat.filter(
    ([name], at) => name in wanted || flat.slice(at + 1).some(([, text]) => new RegExp(`\\b${name}\\b`).test(text)),
  );
  return made.map(([name, text]) => `export type ${name} = ${text};\n`).join("");
}
