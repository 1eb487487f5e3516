/** The way through a survey, in a real browser: branches, jumps, endings, quoted values, everything on one page. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { axe } from "../axe.ts";
import type { PublishedSurvey, Question } from "../../sdk/contract/wire.types.ts";
import { bundleFile } from "../../widget/bundle.ts";
import { openSite, pause, survey, until, type PageOptions, type Site, type Visit } from "./site.ts";

let site: Site;
let bundle: string;
beforeAll(async () => {
  site = await openSite();
  bundle = await bundleFile("../test/widget/flow.page.ts", { minify: true, format: "iife" });
});
afterEach(async () => {
  for (const context of site.browser.contexts()) await context.close();
  site.reset();
});
afterAll(() => site.close());

const nps: Question = { id: "nps", kind: "nps", ask: "¿Nos recomendarías?", required: true };
const why: Question = { id: "why", kind: "text", ask: "¿Por qué?", required: true, min: 5 };
const more: Question = { id: "more", kind: "text", ask: "¿Algo más?" };
const low = { all: [{ answer: "nps", op: "lte" as const, value: 6 }] };

const asking = (questions: Question[], some: Partial<PublishedSurvey> = {}): PublishedSurvey => {
  const { when: _when, endings: _endings, ...rest } = survey;
  return { ...rest, decide: false, questions, ...some };
};
type Commands = (voz: { [name: string]: (...args: unknown[]) => void }) => void;

/** A visit whose page opens the survey by itself, through its own bundle. */
async function open(one: PublishedSurvey, options: PageOptions & { first?: Commands } = {}): Promise<Visit> {
  site.surveys = [one];
  const visit = await site.visit({ attributes: "data-manual", ...options });
  await visit.page.evaluate(
    ([code, host, first]) => {
      const script = document.createElement("script");
      script.dataset.host = host;
      script.textContent = code!;
      document.body.appendChild(script);
      const { own } = window as unknown as { own: Record<string, (...args: unknown[]) => void> };
      own.on!("failed", ({ error }: { error: { code: string; detail: unknown } }) => {
        (window as unknown as { told: unknown[][] }).told.push(["failed", `${error.code}: ${String(error.detail)}`]);
      });
      // oxlint-disable-next-line no-new-func
      if (first) (new Function("voz", `(${first})(voz)`) as Commands)(own);
      own.open!("sur_1");
    },
    [bundle, site.voz, options.first?.toString()] as const,
  );
  return visit;
}
const dialogOf = (page: Page) => page.getByRole("dialog");
const heading = (page: Page, name: string) => dialogOf(page).getByRole("heading", { name, exact: true }).waitFor();
const choose = (page: Page, number: number) =>
  dialogOf(page)
    .getByRole("radio", { name: String(number), exact: true })
    .check({ force: true });
const press = (page: Page, name: string) => dialogOf(page).getByRole("button", { name, exact: true }).click();
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement as HTMLInputElement | null | undefined;
    return inner ? `${inner.tagName} ${inner.name || inner.textContent}` : "";
  });

describe("step by step", () => {
  const branching = asking(
    [
      {
        ...nps,
        set: [{ variable: "score", add: { answer: "nps" } }],
        next: [
          { if: { all: [{ answer: "nps", op: "gte", value: 9 }] }, go: "best" },
          { if: low, go: "why" },
        ],
      },
      { ...more, next: [{ go: "end" }] },
      { ...why, ask: "¿Por qué un {{answer.nps}}, {{customer.name|amiga}}?" },
    ],
    {
      flow: true,
      variables: [{ id: "score", start: 100 }],
      endings: [
        { id: "fine", say: "Gracias, {{customer.name|amiga}}: {{variable.score}}" },
        { id: "best", say: "¡Un {{answer.nps}}!", help: "Cuéntalo." },
      ],
    },
  );

  it("jumps by the answer, quotes it, and sends what lies on the way alone", async () => {
    const { page, errors, failures } = await open(branching, {
      first: (voz) => {
        voz.identify!("cus_1", { name: "Ana <b>María</b>" });
        voz.setContext!({ score: "host", order: 7 });
      },
    });
    await heading(page, "¿Nos recomendarías?");
    await choose(page, 3);
    await press(page, "Siguiente");
    await heading(page, "¿Por qué un 3, Ana <b>María</b>?");
    await page.getByRole("textbox").fill("Llegó tarde");
    await press(page, "Atrás");
    await heading(page, "¿Nos recomendarías?");
    expect(await page.getByRole("radio", { name: "3", exact: true }).isChecked()).toBe(true);
    await choose(page, 7);
    await press(page, "Siguiente");
    await heading(page, "¿Algo más?");
    await press(page, "Atrás");
    await choose(page, 3);
    await press(page, "Siguiente");
    expect(await page.getByRole("textbox").inputValue()).toBe("Llegó tarde");
    await press(page, "Atrás");
    await choose(page, 7);
    await press(page, "Siguiente");
    await press(page, "Enviar");
    await heading(page, "Gracias, Ana <b>María</b>: 107");
    await until(() => site.responses().length === 1);
    expect(site.responses()[0]).toMatchObject({ answers: { nps: 7 }, context: { score: 107, order: 7 } });
    expect(site.responses()[0]!.answers).not.toHaveProperty("why");
    expect([errors, await failures()]).toEqual([[], []]);
  });

  it("a jump to an ending is the last step, and says so on its button", async () => {
    const { page } = await open(branching);
    await heading(page, "¿Nos recomendarías?");
    expect(await dialogOf(page).getByRole("progressbar").getAttribute("max")).toBe("2");
    await choose(page, 10);
    expect(await dialogOf(page).getByRole("progressbar").count()).toBe(0);
    await press(page, "Enviar");
    await heading(page, "¡Un 10!");
    expect(await dialogOf(page).getByText("Cuéntalo.").isVisible()).toBe(true);
  });

  it("asks by who the visitor is, how they came, and what the host knows", async () => {
    const of = (id: string, condition: object): Question =>
      ({ id, kind: "text", ask: id, showIf: { all: [condition] } }) as Question;
    site.answer = ({ path }) =>
      path === "/v1/decide"
        ? [
            200,
            {
              campaign: { id: "cmp_1", name: "Otoño" },
              channel: "email",
              promise: { id: "prm_1", version: 1, statement: "Llega mañana", arm: "quoted" },
              eligible: ["sur_1"],
            },
          ]
        : undefined!;
    const { page } = await open(
      asking(
        [
          of("trait", { attribute: "plan", op: "is", value: "pro" }),
          of("no trait", { attribute: "plan", op: "is", value: "basic" }),
          of("context", { context: "order", op: "gte", value: 49 }),
          of("campaign", { touch: "campaign", op: "is", value: "otoño" }),
          of("channel", { touch: "channel", op: "is", value: "email" }),
          of("source", { touch: "source", op: "is", value: "carta" }),
          of("no medium", { touch: "medium", op: "exists" }),
          {
            id: "last",
            kind: "text",
            ask: "{{campaign}}: {{promise}}, {{customer.plan}}, {{context.order}}",
          } as Question,
        ],
        { flow: true, decide: true, layout: "page" },
      ),
      {
        path: "/?utm_source=Carta",
        first: (voz) => {
          voz.identify!("cus_1", { plan: "Pro" });
          voz.setContext!({ order: 1249.5 });
        },
      },
    );
    await heading(page, "trait");
    expect(await dialogOf(page).getByRole("heading").allTextContents()).toEqual([
      "trait",
      "context",
      "campaign",
      "channel",
      "source",
      "Otoño: Llega mañana, Pro, 1249,5",
    ]);
  });

  it("without progress and way back where the survey says so", async () => {
    const { page } = await open(asking([nps, more], { progress: false, back: false }));
    await heading(page, "¿Nos recomendarías?");
    await choose(page, 9);
    await press(page, "Siguiente");
    await heading(page, "¿Algo más?");
    expect(await dialogOf(page).getByRole("progressbar").count()).toBe(0);
    expect(await dialogOf(page).getByRole("button", { name: "Atrás" }).count()).toBe(0);
  });

  it("where no question applies, nothing comes up", async () => {
    const never: Question = { ...nps, showIf: { all: [{ context: "order", op: "exists" }] } };
    const { page, failures } = await open(asking([never], { flow: true }));
    await until(async () => (await failures()).length > 0);
    expect(await failures()).toEqual(["view: Error: No question applies"]);
    expect(await dialogOf(page).count()).toBe(0);
    expect(site.steps()).not.toContain("shown");
  });
});

describe("an ending", () => {
  const leading = (ending: object): PublishedSurvey =>
    asking([more], { endings: [{ id: "thanks", say: "Gracias", ...ending }] as PublishedSurvey["endings"] });
  const send = async (page: Page): Promise<void> => {
    await heading(page, "¿Algo más?");
    await press(page, "Enviar");
  };

  it("may offer a way on", async () => {
    const { page } = await open(leading({ link: { url: `${site.host}/club`, label: "Únete al club" } }));
    await send(page);
    const link = dialogOf(page).getByRole("link", { name: "Únete al club" });
    expect(await link.getAttribute("href")).toBe(`${site.host}/club`);
    await link.focus();
    await page.evaluate(axe);
    const { violations } = (await page.evaluate(`axe.run("voz-survey", { resultTypes: ["violations"] })`)) as {
      violations: { id: string }[];
    };
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  /** The place that an ending leads to. */
  const club = (page: Page) => page.route("**/club", (route) => route.fulfill({ body: "Club" }));

  it("may hand over by itself, after its text could be read, and not where it was closed", async () => {
    const { page } = await open(leading({ redirect: `${site.host}/club` }));
    await club(page);
    await send(page);
    await heading(page, "Gracias");
    expect(page.url()).not.toContain("/club");
    await page.waitForURL(`${site.host}/club`);
    const again = await open(leading({ redirect: `${site.host}/club` }));
    await send(again.page);
    await heading(again.page, "Gracias");
    await press(again.page, "Cerrar");
    await pause(3_000);
    expect(again.page.url()).not.toContain("/club");
  });

  it("hands over once the answer is kept, too, but never one that was refused", async () => {
    const on = (status: number, body: (id: string) => unknown): void => {
      site.answer = ({ path, body: { items } }) =>
        path === "/v1/collect" ? [status, body((items as { id: string }[])[0]!.id)] : undefined!;
    };
    on(200, (id) => ({ results: [{ id, status: "rejected", code: "required_missing" }] }));
    const link = { url: `${site.host}/club`, label: "Club" };
    const refused = await open(leading({ redirect: `${site.host}/club`, link }));
    await send(refused.page);
    await dialogOf(refused.page).locator(".farewell").waitFor();
    await pause(3_000);
    expect(refused.page.url()).not.toContain("/club");
    expect(await dialogOf(refused.page).getByRole("link").count()).toBe(0);

    on(503, () => ({}));
    const kept = await open(leading({ redirect: `${site.host}/club` }));
    await club(kept.page);
    await send(kept.page);
    await kept.page.waitForURL(`${site.host}/club`, { timeout: 9_000 });
  }, 30_000);
});

describe("all on one page", () => {
  const page1 = asking([nps, { ...why, showIf: low }, more], { layout: "page" });

  it("comes and goes with the answers, and keeps what was written", async () => {
    const { page } = await open(page1);
    const titles = () => dialogOf(page).getByRole("heading").allTextContents();
    await heading(page, "¿Nos recomendarías?");
    expect(await titles()).toEqual(["¿Nos recomendarías?", "¿Algo más?"]);
    await dialogOf(page).getByRole("textbox", { name: "¿Algo más?" }).fill("Todo bien");
    await choose(page, 2);
    expect(await titles()).toEqual(["¿Nos recomendarías?", "¿Por qué?", "¿Algo más?"]);
    expect(await dialogOf(page).getByRole("textbox", { name: "¿Algo más?" }).inputValue()).toBe("Todo bien");
    await choose(page, 9);
    expect(await titles()).toEqual(["¿Nos recomendarías?", "¿Algo más?"]);
    expect(await dialogOf(page).getByRole("progressbar").count()).toBe(0);
    await press(page, "Enviar");
    await heading(page, survey.endings ? "Gracias por tu respuesta." : "Gracias");
    await until(() => site.responses().length === 1);
    expect(site.responses()[0]!.answers).toEqual({ nps: 9, more: "Todo bien" });
  });

  it("says each problem next to its field and aloud, and leads to the first", async () => {
    const { page } = await open(page1);
    await heading(page, "¿Nos recomendarías?");
    await choose(page, 2);
    await dialogOf(page).getByRole("textbox", { name: "¿Por qué?" }).fill("No");
    await dialogOf(page).getByRole("textbox", { name: "¿Algo más?" }).focus();
    await press(page, "Enviar");
    const field = dialogOf(page).getByRole("textbox", { name: "¿Por qué?" });
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    const alert = dialogOf(page).getByRole("alert").filter({ hasText: "al menos 5" });
    expect(await alert.count()).toBe(1);
    expect((await field.getAttribute("aria-describedby"))!.split(" ")).toContain(await alert.getAttribute("id"));
    expect(await focused(page)).toBe("TEXTAREA why");
    const [below, under] = await Promise.all([field.boundingBox(), alert.boundingBox()]);
    expect(under!.y - (below!.y + below!.height)).toBeLessThan(60);
    await page.evaluate(axe);
    const { violations } = (await page.evaluate(`axe.run("voz-survey", { resultTypes: ["violations"] })`)) as {
      violations: { id: string }[];
    };
    expect(violations.map(({ id }) => id)).toEqual([]);
    await field.fill("No llegó a tiempo");
    expect(await field.getAttribute("aria-invalid")).toBe("false");
    await press(page, "Enviar");
    await until(() => site.responses().length === 1);
  });

  it("both of two problems are said, and the focus is on the first", async () => {
    const { page } = await open(asking([nps, why], { layout: "page" }));
    await heading(page, "¿Nos recomendarías?");
    await press(page, "Enviar");
    expect((await dialogOf(page).getByRole("alert").allTextContents()).map(Boolean)).toEqual([true, true]);
    expect(await focused(page)).toBe("INPUT nps");
  });
});

describe("a kind of question that this version does not know", () => {
  const newer = asking([nps, { id: "s", kind: "stars", ask: "?" } as unknown as Question]);

  it("shows nothing, tells why, and counts nothing as shown", async () => {
    const { page, failures, errors } = await open(newer);
    await until(async () => (await failures()).length > 0);
    expect(await failures()).toEqual(["view: Error: Unknown kind: stars"]);
    expect(await page.locator("voz-survey").count()).toBe(0);
    expect(site.steps()).not.toContain("shown");
    expect(errors).toEqual([]);
  });

  it("the same from the script tag", async () => {
    site.surveys = [{ ...newer, when: survey.when }];
    const { page, order, errors } = await site.visit();
    await page.evaluate(() => {
      const { voz, told } = window as unknown as { voz: (...command: unknown[]) => void; told: unknown[][] };
      voz("on", "failed", ({ error }: { error: { code: string; detail: unknown } }) =>
        told.push(["reason", error.code, String(error.detail)]),
      );
    });
    await order();
    const reasons = () =>
      page.evaluate(() => (window as unknown as { told: string[][] }).told.filter(([name]) => name === "reason"));
    await until(async () => (await reasons()).length > 0);
    expect(await reasons()).toEqual([["reason", "view", expect.stringContaining("stars") as string]]);
    expect(await page.locator("voz-survey").count()).toBe(0);
    await page.evaluate(() => (window as unknown as { voz: (command: string) => void }).voz("flush"));
    await until(() => site.steps().length > 0);
    expect(site.steps()).toEqual(["eligible"]);
    expect(errors).toEqual([]);
  });
});
