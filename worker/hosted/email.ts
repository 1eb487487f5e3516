/**
 * A question from 0 to 10 as a mail can hold it: a table whose numbers are links to the survey's own page, with that
 * answer filled in. Written as mail programs need it: styles at each element, no class, no image, no script. Pure.
 */
export interface ScoreMail {
  /** The survey's page; its query is kept. */
  link: string;
  questionId: string;
  ask: string;
  low: string;
  high: string;
  lang: string;
  dir: "ltr" | "rtl";
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const numbers = Array.from({ length: 11 }, (_, number) => number);

const linkWith = (link: string, name: string, value: number): string => {
  const url = new URL(link);
  url.searchParams.set(name, String(value));
  return url.href;
};

export function scoreMail({ link, questionId, ask, low, high, lang, dir }: ScoreMail): string {
  const [start, end] = dir === "rtl" ? ["right", "left"] : ["left", "right"];
  const cells = numbers.map((number) => {
    const anchor = number === 0 ? low : number === 10 ? high : "";
    const label = anchor === "" ? `${number} / 10` : `${number} / 10, ${anchor}`;
    return `    <td width="9%" align="center" style="padding:0 1px"><a href="${escaped(linkWith(link, questionId, number))}" aria-label="${escaped(label)}" style="display:block;padding:13px 0;border-radius:8px;background:#eef0f3;color:#17191d;${font};font-size:16px;line-height:20px;font-weight:600;text-decoration:none">${number}</a></td>`;
  });
  const anchor = `padding:6px 2px 0;${font};font-size:13px;line-height:18px;color:#5c616b`;
  return [
    `<table role="presentation" lang="${escaped(lang)}" dir="${dir}" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;border-collapse:separate;table-layout:fixed">`,
    "  <tr>",
    `    <td colspan="11" align="${start}" style="padding:0 2px 12px;${font};font-size:18px;line-height:25px;font-weight:600;color:#17191d">${escaped(ask)}</td>`,
    "  </tr>",
    "  <tr>",
    ...cells,
    "  </tr>",
    "  <tr>",
    `    <td colspan="5" align="${start}" style="${anchor}">${escaped(low)}</td>`,
    '    <td style="font-size:0;line-height:0">&nbsp;</td>',
    `    <td colspan="5" align="${end}" style="${anchor}">${escaped(high)}</td>`,
    "  </tr>",
    "</table>",
    "",
  ].join("\n");
}
