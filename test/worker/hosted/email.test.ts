import { describe, expect, it } from "vitest";
import { scoreMail, type ScoreMail } from "../../../worker/hosted/email.ts";
import { makeVisitor } from "../dashboard/visitor.ts";
import { makeWorld, threeQuestions } from "../world.ts";
import { control, makeHosted } from "./guest.ts";

const mail: ScoreMail = {
  link: "https://voz.test/s/sur_1?lang=es&utm_medium=email",
  questionId: "nps",
  ask: "¿Nos recomendarías?",
  low: "Nada probable",
  high: "Muy probable",
  lang: "es",
  dir: "ltr",
};
const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const cell = (number: number, label: string): string =>
  `    <td width="9%" align="center" style="padding:0 1px"><a href="https://voz.test/s/sur_1?lang=es&amp;utm_medium=email&amp;nps=${number}" aria-label="${label}" style="display:block;padding:13px 0;border-radius:8px;background:#eef0f3;color:#17191d;${font};font-size:16px;line-height:20px;font-weight:600;text-decoration:none">${number}</a></td>`;

describe("the row of scores for a mail", () => {
  it("is this table, letter by letter", () => {
    expect(scoreMail(mail).split("\n")).toEqual([
      '<table role="presentation" lang="es" dir="ltr" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;border-collapse:separate;table-layout:fixed">',
      "  <tr>",
      `    <td colspan="11" align="left" style="padding:0 2px 12px;${font};font-size:18px;line-height:25px;font-weight:600;color:#17191d">¿Nos recomendarías?</td>`,
      "  </tr>",
      "  <tr>",
      cell(0, "0 / 10, Nada probable"),
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => cell(number, `${number} / 10`)),
      cell(10, "10 / 10, Muy probable"),
      "  </tr>",
      "  <tr>",
      `    <td colspan="5" align="left" style="padding:6px 2px 0;${font};font-size:13px;line-height:18px;color:#5c616b">Nada probable</td>`,
      '    <td style="font-size:0;line-height:0">&nbsp;</td>',
      `    <td colspan="5" align="right" style="padding:6px 2px 0;${font};font-size:13px;line-height:18px;color:#5c616b">Muy probable</td>`,
      "  </tr>",
      "</table>",
      "",
    ]);
  });

  it("runs from right to left where the language does", () => {
    const lines = scoreMail({ ...mail, lang: "ar", dir: "rtl" }).split("\n");
    expect(lines[0]).toContain('lang="ar" dir="rtl"');
    expect(lines[2]).toContain('align="right"');
    expect(lines.at(-4)).toContain('align="left"');
  });

  it("escapes what an author writes, in text, in attributes and in links", () => {
    const evil = `"><script>alert(1)</script>&`;
    const html = scoreMail({ ...mail, ask: evil, low: evil, high: evil, lang: evil, questionId: 'a"b&c' });
    expect(html).not.toContain("<script");
    expect(html.match(/="[^"]*"[^\s>/]/g)).toBeNull();
    expect(html).toContain("&amp;a%22b%26c=10");
  });

  it("stands on the dashboard beside a live survey's address, and its links open that score", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions: threeQuestions });
    await world.ask("/v1/surveys", { body: { name: "Borrador", questions: threeQuestions } });
    const visitor = await makeVisitor(world, "en");
    const { text, html } = await visitor.get("/app/surveys");
    expect(text.match(/Its own page/g)).toHaveLength(1);
    expect(text).toContain(`https://voz.test/s/${id} `);
    const link = /href=&quot;(https:[^ ]*?nps=7)&quot;/.exec(html)?.[1]?.replaceAll("&amp;amp;", "&") ?? "";
    expect(link).toBe(`https://voz.test/s/${id}?lang=es&utm_source=survey&utm_medium=email&nps=7`);
    const page = await makeHosted(world).open(link.slice("https://voz.test".length));
    expect(control(page.html, "nps", "7")).toHaveProperty("checked");
  });

  it("is left out for a survey without such a question", async () => {
    const world = await makeWorld();
    await world.publish({ questions: [{ id: "why", kind: "text", ask: "?" }] });
    const { text } = await (await makeVisitor(world, "en")).get("/app/surveys");
    expect(text).toContain("Its own page");
    expect(text).not.toContain("Score row");
  });
});
