/** What stands around the questions, as markup: names for everything, nothing quoted as markup, endings as they went. */
import { compare } from "../../sdk/compare.ts";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Localized, PublishedSurvey, Question } from "../../sdk/contract/wire.types.ts";
import { kindWords, views } from "../../sdk/questions/views.ts";
import { flow } from "../../widget/flow.ts";
import { Frame } from "../../widget/frame.tsx";
import { farewell } from "../../widget/farewell.ts";
import { begin, next, plain, type Ended, type Session } from "../../widget/session.ts";
import es from "../../widget/words/es.ts";

const begun = (survey: PublishedSurvey): Session => begin(survey, plain(survey, compare));

const kindOf = ({ kind }: Question) => ({ face: views[kind]!, words: kindWords[kind]!.es! });
const nps = { id: "nps", kind: "nps", ask: "¿Nos recomendarías?", required: true } as Question;
const why = { id: "why", kind: "text", ask: "¿Por qué?", help: "Una frase", required: true } as Question;
const say = (text: Localized): string => (typeof text === "string" ? text : Object.values(text)[0]!);
const of = (questions: Question[], some: Partial<PublishedSurvey> = {}): PublishedSurvey => ({
  id: "sur_1",
  version: 1,
  locale: "es",
  decide: false,
  questions,
  ...some,
});
const nothing = (): void => undefined;
const acts = { set: nothing, next: nothing, back: nothing, close: nothing, later: nothing };
const html = (session: Session, saying = say): string =>
  renderToString(
    h(Frame, {
      session,
      showing: { locale: "es", promise: null, say: saying },
      words: es,
      kindOf,
      acts,
      placed: {},
      farewell,
    }),
  );
const ids = (markup: string): string[] => [...markup.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!);

describe("all on one page", () => {
  const page = html(next(begun(of([nps, why], { layout: "page" })), () => undefined));

  it("gives each question a heading, a help and a problem of its own", () => {
    expect(new Set(ids(page)).size).toBe(ids(page).length);
    expect(page.match(/<h2/g)).toHaveLength(2);
    for (const [, named] of page.matchAll(/aria-(?:labelledby|describedby)="([^"]*)"/g))
      for (const id of named!.split(" ")) expect(ids(page)).toContain(id);
    const text = /<textarea[^>]*>/.exec(page)![0];
    expect(text).toMatch(/aria-describedby="help1 problem1/);
    expect(text).toContain('aria-invalid="true"');
    expect(page.match(/role="alert">[^<]+</g)).toHaveLength(2);
  });

  it("sends, has no progress and no way back", () => {
    expect(page).toContain(">Enviar<");
    expect(page).not.toContain("<progress");
    expect(page).not.toContain("Atrás");
  });
});

describe("an ending", () => {
  const ending = {
    id: "thanks",
    say: "Adiós",
    help: "Hasta pronto",
    link: { url: "https://shop.example/club", label: "Al club" },
  };
  const ended = (phase: Ended): string => html({ ...begun(of([nps], { endings: [ending] })), phase });

  it("shows its text and its way on, and no way on where the answer was refused", () => {
    expect(ended("sent")).toMatch(/Adiós<.*Hasta pronto.*href="https:\/\/shop\.example\/club">Al club</s);
    expect(ended("kept")).toMatch(/No hay conexión|no hay conexión/);
    expect(ended("kept")).toContain("Al club");
    expect(ended("refused")).not.toMatch(/Adiós|Al club|Hasta pronto/);
  });
});

it("whatever is quoted stays text", () => {
  const survey = of(
    [
      why,
      {
        id: "plan",
        kind: "single",
        ask: "{{answer.why}} {{customer.name}} {{context.x}}",
        options: [
          { id: "a", label: "{{answer.why}}" },
          { id: "b", label: "B" },
        ],
      } as Question,
    ],
    { layout: "page", flow: true },
  );
  fc.assert(
    fc.property(fc.string(), fc.anything(), (words, fact) => {
      const hostile = `<img src=x onerror=alert(1)>"'${words}`;
      const facts = () => ({ name: hostile, context: { x: fact }, traits: {} });
      const flowing = flow(survey, { facts, locale: "es", promise: null, say }, kindOf);
      const session = begin(survey, flowing.walk, { why: hostile });
      const markup = html(session, (text) => flowing.say(say(text), session.answers));
      expect(markup).not.toMatch(/<img/);
      expect(markup).toContain("&lt;img src=x");
    }),
  );
});

it("quotes an option by its label, own words by themselves, numbers as the language writes them", () => {
  const plan = {
    id: "plan",
    kind: "single",
    ask: "?",
    other: true,
    options: [
      { id: "pro", label: { es: "Plan Pro {{context.order}} {{answer.plan|…}}" } },
      { id: "b", label: "B" },
    ],
  } as unknown as Question;
  const survey = of([plan, why], { flow: true });
  const facts = () => ({ context: { order: 1249.5 } });
  const flowing = flow(survey, { facts, locale: "es", promise: null, say }, kindOf);
  const quoted = (value: unknown) => flowing.say("«{{answer.plan}}»", { plan: value });
  expect(quoted("pro")).toBe("«Plan Pro 1249,5 …»");
  expect(quoted({ other: "El mío {{context.order}}" })).toBe("«El mío {{context.order}}»");
  expect(quoted(undefined)).toBe("«»");
  expect(quoted("gone")).toBe("«gone»");
});

it("a promise is quoted to whom it is to be quoted, and to no others", () => {
  const survey = of([{ ...nps, ask: "{{promise|Lo prometido}}" } as Question], { flow: true });
  const told = (arm: "quoted" | "generic" | undefined) =>
    flow(
      survey,
      { facts: () => ({}), locale: "es", promise: arm ? { id: "p", version: 1, statement: "24 h", arm } : null, say },
      kindOf,
    ).say("{{promise|Lo prometido}}", {});
  expect([told("quoted"), told("generic"), told(undefined)]).toEqual(["24 h", "Lo prometido", "Lo prometido"]);
});
