/** `@voz/sdk` as it is published: what is in it, what it offers, how it resolves, and what it costs an app. */
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import packageJson from "../../../sdk/package.json" with { type: "json" };
import { typesOf } from "../../../sdk/cli/types.ts";
import type { PublishedSurvey, Question } from "../../../sdk/contract/wire.types.ts";
import { complaints, filesOf, installPacked, type Installed } from "./packed.ts";

const root = join(import.meta.dirname, "../../..");
const readme = readFileSync(join(root, "sdk/README.md"), "utf8");

let app: Installed;
let room: string;
beforeAll(async () => {
  app = await installPacked("sdk");
  room = join(app.folder, "node_modules/@voz/sdk");
}, 180_000);
afterAll(() => app.remove());

const entries = Object.keys(packageJson.exports).filter((entry) => !entry.endsWith(".json"));

describe("the tarball", () => {
  it("holds modules, types, README and licence, and no source", () => {
    const files = filesOf(app.tarballs[0]!);
    for (const name of ["package.json", "README.md", "LICENSE"]) expect(files).toContain(`package/${name}`);
    const rest = files.filter((name) => !/^package\/(package\.json|README\.md|LICENSE)$/.test(name));
    expect(rest.filter((name) => !/^package\/dist\/[\w/.-]+\.(js|d\.ts)$/.test(name))).toEqual([]);
    expect(readFileSync(join(room, "LICENSE"), "utf8")).toBe(readFileSync(join(root, "LICENSE"), "utf8"));
  });

  it("needs nothing of anybody", () => {
    expect(packageJson).not.toHaveProperty("dependencies");
    for (const path of execFileSync("find", [join(room, "dist"), "-type", "f"], { encoding: "utf8" })
      .trim()
      .split("\n"))
      for (const [, from] of readFileSync(path, "utf8").matchAll(/(?:\bfrom |^import |\bimport\()"([^"]*)"/gm))
        expect(from, path).toMatch(
          /react\.(js|d\.ts)$/.test(path) ? /^\.|^react$/ : path.endsWith("cli.js") ? /^\.|^node:/ : /^\./,
        );
  });

  it("is what those who check packages have nothing to say about", { timeout: 60_000 }, async () => {
    expect(await complaints(app.tarballs[0]!, room)).toEqual([]);
  });
});

describe("what it offers", () => {
  /** entry → what it exports → its members, as a compiler in the app reads them. */
  function surface(): Record<string, Record<string, string[]>> {
    // The app's own React.
    mkdirSync(join(app.folder, "node_modules/@types"));
    symlinkSync(join(root, "node_modules/@types/react"), join(app.folder, "node_modules/@types/react"));
    const file = app.write(
      "surface.ts",
      entries.map((entry, at) => `export * as e${at} from "@voz/sdk${entry.slice(1)}";`).join("\n"),
    );
    const options: ts.CompilerOptions = {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      strict: true,
      noEmit: true,
      types: [],
    };
    const program = ts.createProgram([file], options);
    expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
    const checker = program.getTypeChecker();
    return Object.fromEntries(
      entries.map((entry) => {
        const source = program.getSourceFile(join(room, "dist", `${entry === "." ? "index" : entry.slice(2)}.d.ts`))!;
        const names = checker.getExportsOfModule(checker.getSymbolAtLocation(source)!).map((symbol) => {
          const declared = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
          const members =
            declared.flags & ts.SymbolFlags.Interface ? checker.getDeclaredTypeOfSymbol(declared).getProperties() : [];
          return [symbol.name, members.map(({ name }) => name)] as const;
        });
        return [entry, Object.fromEntries(names)];
      }),
    );
  }

  it("is this, and a change of it is a decision", { timeout: 60_000 }, () => {
    expect(surface()).toEqual({
      ".": {
        createVoz: [],
        isVozError: [],
        VozError: [],
        FailureCode: [],
        ProblemLike: ["code", "status", "title", "detail", "requestId", "issues"],
        Reason: [],
        StorageLike: ["getItem", "setItem", "removeItem"],
        RandomBytes: [],
        AnswersTo: [],
        ConsentDetails: ["textVersion", "purposes"],
        RespondOptions: ["id", "revision", "state", "startedAt", "locale", "touchpoint", "promise"],
        Show: [],
        Showing: [
          "locale",
          "say",
          "promise",
          "theme",
          "answers",
          "opened",
          "shown",
          "facts",
          "compare",
          "answered",
          "complete",
          "closed",
        ],
        ShownSurvey: ["show", "remove"],
        Submitted: [],
        SurveyId: [],
        Surveys: [],
        Voz: [
          "identify",
          "reset",
          "setConsent",
          "consent",
          "challenge",
          "setContext",
          "track",
          "page",
          "touch",
          "respond",
          "open",
          "close",
          "explain",
          "on",
          "flush",
          "destroy",
        ],
        VozEvents: ["shown", "started", "answered", "completed", "dismissed", "failed"],
        VozOptions: [
          "host",
          "key",
          "consent",
          "locale",
          "quietDays",
          "mostAsks",
          "cookie",
          "url",
          "referrer",
          "storage",
          "fetch",
          "beacon",
          "lifecycle",
          "now",
          "random",
          "privacySignal",
          "show",
          "likely",
          "awaited",
        ],
        ConsentState: [],
        Localized: [],
        PromiseRef: [],
        PublishedSurvey: [],
        Touch: [],
      },
      "./admin": {
        createAdmin: [],
        ApiError: [],
        AdminOptions: ["host", "key", "fetch", "random", "sleep"],
        Admin: [],
        Listed: [],
      },
      "./react": {
        VozProvider: [],
        useVoz: [],
        UsedSurvey: ["respond", "open", "sending", "result", "completed"],
        useSurvey: [],
      },
      "./webhook": {
        verify: [],
        WebhookError: [],
        WebhookRefusal: [],
        WebhookEvent: [],
        HeadersLike: [],
        VerifyOptions: ["now"],
      },
    });
  });
});

it("types what the private API takes and answers, without its schemas", { timeout: 60_000 }, () => {
  const file = app.write(
    "admin.ts",
    `import { createAdmin } from "@voz/sdk/admin";
    const admin = createAdmin({ host: "", key: "" });
    export const survey = admin.createSurvey({
      body: { name: "Order", questions: [{ id: "nps", kind: "nps", ask: { en: "Recommend us?" } }] },
    });
    export const version: Promise<number | null> = survey.then((made) => made.version);
    export async function walk(): Promise<string[]> {
      const names: string[] = [];
      for await (const { surveyName, touches } of admin.each("listResponses", { channel: "email", limit: 10 }))
        names.push(surveyName, touches.last?.source ?? "");
      return names;
    }
    export const file: Promise<Response> = admin.exportResponses({ format: "csv" });
    void admin.readWorkspace();
    // @ts-expect-error: an id is needed
    void admin.readSurvey();
    // @ts-expect-error: there is no such kind of question
    void admin.createSurvey({ body: { name: "x", questions: [{ id: "a", kind: "guess", ask: "?" }] } });
    // @ts-expect-error: a survey is no list
    admin.each("readSurvey", { id: "sur_1" });`,
  );
  const program = ts.createProgram([file], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    noEmit: true,
    types: [],
  });
  expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
});

it("narrows respond to what is published, once `voz types` has written it", { timeout: 60_000 }, () => {
  const asked = (id: string, kind: string, more: object = {}) =>
    ({ id, kind, ask: "?", ...more }) as unknown as Question;
  const survey = (id: string, ...questions: Question[]): PublishedSurvey => ({
    id,
    version: 3,
    locale: "en",
    decide: false,
    questions,
  });
  const options = [
    { id: "a", label: "A" },
    { id: "b", label: "B" },
  ];
  app.write(
    "voz-surveys.d.ts",
    typesOf([
      survey("sur_2", asked("plan", "single", { options, other: true }), asked("parts", "multiple", { options })),
      survey(
        "sur_1",
        asked("nps", "nps", { ask: "Well? */ export const broken = 1; /*" }),
        asked("effort", "ces", { scale: "effort5" }),
        asked("kept", "promise"),
        asked("who", "contact", { fields: [{ id: "email", required: true }] }),
        asked("intro", "statement"),
      ),
    ]),
  );
  const file = app.write(
    "typed.ts",
    `/// <reference path="./voz-surveys.d.ts" />
    import { createVoz, type AnswersTo, type Submitted } from "@voz/sdk";
    const voz = createVoz({ host: "", key: "" });
    export const sent: Promise<Submitted>[] = [
      voz.respond("sur_1", { nps: 10, effort: 5, kept: "not_recalled", who: { email: "a@b.example" } }),
      voz.respond("sur_2", { plan: { other: "mine" }, parts: ["a", "b"] }, { touchpoint: "delivery" }),
      voz.respond("sur_9", { whatever: 1 }),
    ];
    export const later = (id: string, answers: Record<string, unknown>) => voz.respond(id, answers);
    export const kept: AnswersTo<"sur_1"> = { nps: 0 };
    // @ts-expect-error: 11 is no score
    void voz.respond("sur_1", { nps: 11 });
    // @ts-expect-error: easy to hard goes to 5 here
    void voz.respond("sur_1", { effort: 6 });
    // @ts-expect-error: there is no such question
    void voz.respond("sur_1", { score: 1 });
    // @ts-expect-error: there is no such field
    void voz.respond("sur_1", { who: { phone: "1" } });
    // @ts-expect-error: there is no such option
    void voz.respond("sur_2", { plan: "c" });
    // @ts-expect-error: a list is asked for
    void voz.respond("sur_2", { parts: "a" });
    // @ts-expect-error: a statement takes no answer
    void voz.respond("sur_1", { intro: "x" });`,
  );
  const program = ts.createProgram([file], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    noEmit: true,
    types: [],
  });
  expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
});

describe("what it costs an app", () => {
  const scripts: Record<string, string> = {
    nothing: 'import "@voz/sdk";',
    webhook: 'import { verify } from "@voz/sdk/webhook"; verify("", {}, "");',
    eligibility: `export { reasonsAgainst, stickyDraw, turnOf } from "${root}/sdk/client/eligibility.ts";`,
    core: `import { createVoz } from "@voz/sdk";
      const voz = createVoz({ host: "https://voz.example.com", key: "voz_pk_1" });
      voz.identify("c"); voz.track("e"); voz.respond("sur_1", { nps: 9 });`,
  };
  /**
   * Bundled with code splitting, as apps are: what is there at once, with what is fetched when idle, and when a survey is
   * due. Each file is compressed by itself, as a server does.
   */
  async function bundled(script: string): Promise<{ files: number; atOnce: number; idle: number; due: number }> {
    const { outputFiles, metafile } = await build({
      stdin: { contents: script, resolveDir: app.folder, sourcefile: "app.js" },
      bundle: true,
      minify: true,
      splitting: true,
      format: "esm",
      target: "es2022",
      outdir: "out",
      metafile: true,
      write: false,
      logLevel: "silent",
    });
    const text = (path: string): string => outputFiles.find((file) => file.path.endsWith(path))!.text;
    // A fetched file's name holds a hash, which differs by the app's folder, and with it the size by a few bytes.
    const hashes = ["K3XQ7ZPW", "5VJ2MTBD", "RG6YHN4C", "LQ7AOUS3", "W2EKI5FX", "ZP4DB6JT", "NM3CVH7Y", "U5GSRQ2L"];
    const steady = (file: string): string => {
      const seen: string[] = [];
      return file.replaceAll(/(?<=-)[A-Z\d]{8}(?=\.js")/g, (hash) => {
        if (!seen.includes(hash)) seen.push(hash);
        return hashes[seen.indexOf(hash)]!;
      });
    };
    const gzip = (paths: Iterable<string>): number =>
      [...paths]
        .map(text)
        .reduce((sum, file) => sum + (file === "" ? 0 : gzipSync(steady(file), { level: 9 }).length), 0);
    const reach = (path: string, kinds: string[], found = new Set<string>()): Set<string> => {
      if (found.has(path)) return found;
      found.add(path);
      for (const one of metafile.outputs[path]!.imports) if (kinds.includes(one.kind)) reach(one.path, kinds, found);
      return found;
    };
    const entry = Object.keys(metafile.outputs).find((path) => metafile.outputs[path]!.entryPoint)!;
    const now = reach(entry, ["import-statement"]);
    const joined = (before: Set<string>, names: RegExp): Set<string> =>
      new Set([
        ...before,
        ...Object.keys(metafile.outputs)
          .filter((path) => names.test(path))
          .flatMap((path) => [...reach(path, ["import-statement"])]),
      ]);
    const idle = joined(now, /\/idle-/);
    const due = joined(idle, /\/(showing|tracking)-/);
    return { files: now.size, atOnce: gzip(now), idle: gzip(idle), due: gzip(due) };
  }
  /** The budgets that its README promises, in bytes. */
  const promised = (what: string): number => {
    const [, size] = new RegExp(`\\| ${what} +\\| ([\\d.]+) kB`).exec(readme) ?? [];
    return Number(size) * 1000;
  };

  it("is nothing where nothing is called", async () => {
    expect((await bundled(scripts["nothing"]!)).atOnce).toBe(0);
  });

  it("stays within what its README says", async () => {
    const { atOnce: webhook } = await bundled(scripts["webhook"]!);
    console.info(`webhook ${webhook} bytes gzip`);
    expect(webhook).toBeLessThanOrEqual(promised("verify of a webhook"));
    const { files, atOnce, idle, due } = await bundled(scripts["core"]!);
    // The app's own, and one of the package.
    expect(files).toBe(2);
    console.info(`core ${atOnce}, once it was idle ${idle}, with what shows a survey ${due} bytes gzip`);
    expect(atOnce).toBeLessThanOrEqual(promised("at once"));
    expect(idle).toBeLessThanOrEqual(promised("with what tracks and sends, fetched when the app is idle"));
    expect(due).toBeLessThanOrEqual(promised("with what judges and shows surveys, fetched when one is due"));
    const { atOnce: eligibility } = await bundled(scripts["eligibility"]!);
    console.info(`eligibility ${eligibility} bytes gzip of that`);
    expect(eligibility).toBeLessThanOrEqual(promised("of that, who may be asked and when"));
  });
});
