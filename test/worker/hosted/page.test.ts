import { describe, expect, it } from "vitest";
import { makeWorld, threeQuestions, type Json } from "../world.ts";
import { control, makeHosted } from "./guest.ts";

const policyOf = (headers: Headers, name: string): string =>
  (headers.get("content-security-policy") ?? "")
    .split("; ")
    .find((part) => part.startsWith(`${name} `))
    ?.slice(name.length + 1) ?? "";

describe("the page of a survey", () => {
  it("says what it is to people, previews and robots, and loads nothing from elsewhere", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions: threeQuestions });
    const { html, headers, status } = await makeHosted(world).open(`/s/${id}`);
    expect(status).toBe(200);
    expect(html).toContain('<html lang="es" dir="ltr">');
    for (const tag of [
      "<title>¿Nos recomendarías?</title>",
      '<meta name="description" content="Test quiere saber tu opinión. 3 preguntas."/>',
      '<meta property="og:title" content="¿Nos recomendarías?"/>',
      '<meta property="og:type" content="website"/>',
      '<meta property="og:site_name" content="Test"/>',
      '<meta name="robots" content="noindex, nofollow"/>',
      '<meta name="theme-color" content="#121317" media="(prefers-color-scheme: dark)"/>',
    ])
      expect(html).toContain(tag);
    expect(html.match(/(?:src|href)="(?![/#])[^"]*"/g)).toBeNull();
    expect(html).not.toMatch(/ style="| on[a-z]+="/);
    expect(policyOf(headers, "default-src")).toBe("'none'");
    expect(policyOf(headers, "script-src")).toBe("'self'");
    expect(policyOf(headers, "style-src")).toBe("'self'");
    expect(policyOf(headers, "form-action")).toBe("'self'");
    expect(policyOf(headers, "frame-ancestors")).toBe("'self'");
    expect(headers.get("set-cookie")).toBeNull();
    expect(headers.get("cache-control")).toBe("private, no-cache");
    expect(headers.get("x-robots-tag")).toBe("noindex, nofollow");
    expect(headers.get("referrer-policy")).toBe("same-origin");
  });

  it("has a style and a script of its own, kept for good by their names", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions: threeQuestions });
    const { open } = makeHosted(world);
    const { html } = await open(`/s/${id}`);
    for (const [path, type] of [
      [/href="(\/hosted\/style-\w+\.css)"/.exec(html)?.[1], "text/css; charset=utf-8"],
      [/src="(\/hosted\/page-\w+\.js)"/.exec(html)?.[1], "text/javascript; charset=utf-8"],
    ] as const) {
      const file = await open(path ?? "");
      expect(file.status).toBe(200);
      expect(file.headers.get("content-type")).toBe(type);
      expect(file.headers.get("cache-control")).toContain("immutable");
    }
  });

  it("names the digest of its own style in its policy, and only that", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({
      questions: [
        {
          id: "ok",
          kind: "single",
          ask: "¿?",
          options: [
            { id: "y", label: "</style>" },
            { id: "n", label: "n" },
          ],
        },
        { id: "why", kind: "text", ask: "¿?", showIf: { any: [{ answer: "ok", op: "isNot", value: "y" }] } },
      ],
    });
    const { html, headers } = await makeHosted(world).open(`/s/${id}`);
    const css = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? "";
    expect(css).toBe('form:not(:is(:not(:has([name="ok"][value="y"]:checked)))) [data-question="why"]{display:none}\n');
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(css)));
    expect(policyOf(headers, "style-src")).toBe(`'self' 'sha256-${btoa(String.fromCharCode(...digest))}'`);
  });

  it("stands in frames on the sites that the workspace's keys name, and nowhere else", async () => {
    const world = await makeWorld({ origins: ["https://shop.test", "https://*.shop.test"] });
    const { id } = await world.publish({ questions: threeQuestions });
    const { open } = makeHosted(world);
    const { headers } = await open(`/s/${id}`);
    expect(policyOf(headers, "frame-ancestors")).toBe("'self' https://shop.test https://*.shop.test");
    expect(headers.get("x-frame-options")).toBeNull();
    const keys = await world.ask<{ items: Json[] }>("/v1/keys");
    const key = keys.body.items.find(({ kind }) => kind === "public");
    await world.ask(`/v1/keys/${String(key?.["id"])}`, { method: "DELETE" });
    const closed = await open(`/s/${id}`);
    // Without any public key the page works on: it needs none.
    expect(closed.status).toBe(200);
    expect(policyOf(closed.headers, "frame-ancestors")).toBe("'self'");
    expect(closed.headers.get("x-frame-options")).toBe("SAMEORIGIN");
  });

  it.each([
    ["unknown", "/s/sur_nobody", 404, "Aquí no hay ninguna encuesta"],
    ["no id at all", "/s/%3Cscript%3E", 404, "Aquí no hay ninguna encuesta"],
    ["deeper", "/s/sur_nobody/what/else", 404, "Aquí no hay ninguna encuesta"],
  ])("answers %s calmly", async (_name, path, status, text) => {
    const page = await makeHosted(await makeWorld()).open(path);
    expect(page.status).toBe(status);
    expect(page.text).toContain(text);
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
  });

  it("is not there for a draft, and closed once archived; what was thanked for stays thanked for", async () => {
    const world = await makeWorld();
    const draft = await world.ask("/v1/surveys", { body: { name: "Draft", questions: threeQuestions } });
    const { open, send, responses } = makeHosted(world);
    expect((await open(`/s/${String(draft.body["id"])}`)).status).toBe(404);
    const { id } = await world.publish({ questions: threeQuestions });
    const page = await open(`/s/${id}`);
    await world.ask(`/v1/surveys/${id}`, { method: "DELETE" });
    const closed = await open(`/s/${id}?lang=en`);
    expect(closed.status).toBe(410);
    expect(closed.text).toContain("This survey is closed");
    expect((await send(page, `/s/${id}`, { nps: "9" })).status).toBe(410);
    expect(await responses()).toEqual([]);
    expect((await open(`/s/${id}/thanks?version=1`)).text).toContain("Gracias por tu respuesta.");
  });

  it("takes GET, HEAD and POST, and other methods are told calmly", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions: threeQuestions });
    const { ask, funnel } = makeHosted(world);
    expect(await ask(`/s/${id}`, { method: "HEAD" })).toMatchObject({ status: 200, html: "" });
    expect((await ask(`/s/${id}`, { method: "PUT" })).status).toBe(404);
    expect(await funnel()).toEqual([]);
  });

  it.each([
    ["Sec-Purpose: prefetch", { "sec-purpose": "prefetch" }, 0],
    ["prerender", { "sec-purpose": "prefetch;prerender" }, 0],
    ["no browser", { "user-agent": "python-requests/2.32" }, 0],
    ["a bot", { "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)" }, 0],
    ["a chat's preview", { "user-agent": "Mozilla/5.0 WhatsApp/2.24" }, 0],
    ["no HTML wanted", { accept: "*/*" }, 0],
    ["an image's load", { "sec-fetch-dest": "image" }, 0],
    ["Global Privacy Control", { "sec-gpc": "1" }, 0],
    ["a frame", { "sec-fetch-dest": "iframe" }, 1],
    ["a person", {}, 1],
  ])("counts who looks at it: %s", async (_name, headers, n) => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions: threeQuestions });
    const { open, funnel, responses } = makeHosted(world);
    // A link that carries an answer stores none by being opened, whoever opens it.
    expect((await open(`/s/${id}?nps=9`, headers)).status).toBe(200);
    expect(await responses()).toEqual([]);
    expect((await funnel()).filter(({ step }) => step === "shown").map((row) => row["n"])).toEqual(n ? [n] : []);
  });
});

describe("the language", () => {
  const ask = { es: "Hola", en: "Hello", "pt-BR": "Olá", ar: "مرحبا" };
  it.each([
    ["?lang=en", "es", "en", "ltr"],
    ["?lang=en-GB", "es", "en", "ltr"],
    ["?lang=pt", "es", "pt-BR", "ltr"],
    ["?lang=pt_BR", "es", "pt-BR", "ltr"],
    ["?lang=ar", "es", "ar", "rtl"],
    ["?lang=fr", "fr;q=1, en;q=0.5", "en", "ltr"],
    ["?lang=%22%3E%3Cb%3E", "de", "es", "ltr"],
    ["", "en-US,es;q=0.9", "en", "ltr"],
    ["", "en;q=0, de", "es", "ltr"],
    ["", "", "es", "ltr"],
  ])("%s with %s is %s", async (query, header, locale, dir) => {
    const world = await makeWorld();
    const { id } = await world.publish({ locale: "es", questions: [{ id: "why", kind: "text", ask }] });
    const { html, headers } = await makeHosted(world).open(`/s/${id}${query}`, { "accept-language": header });
    expect(html).toContain(`<html lang="${locale}" dir="${dir}">`);
    expect(html).toContain(`>${ask[locale as keyof typeof ask]}</h2>`);
    expect(headers.get("content-language")).toBe(locale);
  });

  it("is the survey's own where its texts name none, and it is never hidden", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ locale: "he", questions: [{ id: "why", kind: "text", ask: "למה?" }] });
    const { html, status } = await makeHosted(world).open(`/s/${id}?lang=en`);
    expect(status).toBe(200);
    expect(html).toContain('<html lang="he" dir="rtl">');
    expect(html).toMatch(/<button class="send" data-sending="[^"]+">שליחה<\/button>/);
  });
});

describe("a link's answers", () => {
  const options = [
    { id: "a", label: "A" },
    { id: "b", label: "B" },
  ];
  const questions = [
    { id: "nps", kind: "nps", ask: "?" },
    { id: "csat", kind: "csat", ask: "?" },
    { id: "ces", kind: "ces", ask: "?" },
    { id: "stars", kind: "rating", ask: "?" },
    { id: "mood", kind: "emotion", ask: "?" },
    { id: "yes", kind: "yesno", ask: "?" },
    { id: "kept", kind: "promise" },
    { id: "one", kind: "single", ask: "?", options, other: true },
    { id: "many", kind: "multiple", ask: "?", options },
    { id: "why", kind: "text", ask: "?", max: 20 },
    { id: "me", kind: "contact", ask: "?" },
    { id: "terms", kind: "consent", ask: "?" },
    { id: "go", kind: "link", ask: "?", url: "https://shop.test/" },
  ] as Parameters<Awaited<ReturnType<typeof makeWorld>>["publish"]>[0]["questions"];

  it.each([
    ["nps=9", "nps", "9"],
    ["nps=0", "nps", "0"],
    ["csat=4", "csat", "4"],
    ["ces=7", "ces", "7"],
    ["stars=5", "stars", "5"],
    // −2 … 2 are faces 1 to 5.
    ["mood=-2", "mood", "1"],
    ["mood=2", "mood", "5"],
    ["yes=true", "yes", "yes"],
    ["yes=false", "yes", "no"],
    ["kept=not_recalled", "kept", "not_recalled"],
    ["kept=-2", "kept", "-2"],
    ["one=b", "one", "b"],
    ["one=&one[other]=mine", "one", ""],
    ["many=a,b", "many", "b"],
    ["many=a&many=b", "many", "a"],
  ])("%s is chosen", async (query, name, value) => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions });
    const { html } = await makeHosted(world).open(`/s/${id}?${query}`);
    expect(control(html, name, value)).toHaveProperty("checked");
    expect(html.match(/ checked/g)).toHaveLength(name === "many" ? 2 : 1);
  });

  it("fill in fields of text", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions });
    const { html } = await makeHosted(world).open(
      `/s/${id}?why=${encodeURIComponent("a,b </textarea>")}&me[email]=${encodeURIComponent('ana@x.example"')}&me[name]=Ana&one=&one[other]=mine`,
    );
    expect(html).toContain(">a,b &lt;/textarea></textarea>");
    expect(control(html, "one[other]")).toMatchObject({ value: "mine" });
    // One part that is illegal makes the whole illegal, and it is not filled in.
    expect(control(html, "me[email]")?.["value"] ?? "").toBe("");
    const legal = await makeHosted(world).open(`/s/${id}?me[email]=ana@x.example`);
    expect(control(legal.html, "me[email]")).toMatchObject({ value: "ana@x.example" });
  });

  it.each([
    "nps=11",
    "nps=-1",
    "nps=9.5",
    "nps=",
    "nps=9&nps=8",
    "nps=0x9",
    "nps[other]=1",
    "csat=0",
    "mood=3",
    "yes=maybe",
    "one=zzz",
    "many=a,zzz",
    "why=%20",
    `why=${"x".repeat(21)}`,
    "me[zip]=1",
    "terms=true",
    "terms=on",
    "go=clicked",
    "__proto__=1&constructor=2&toString=3",
    "nobody=1",
    "%00=%00&why=%00",
  ])("%s says nothing, and is no error", async (query) => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions });
    const { html, status } = await makeHosted(world).open(`/s/${id}?${query}`);
    expect(status).toBe(200);
    expect(html).not.toMatch(/ checked/);
    expect(html).toMatch(/<textarea[^>]* name="why"[^>]*><\/textarea>/);
    expect(html).not.toContain('class="problem"');
  });

  it("are escaped wherever they come out", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions });
    const evil = `"><img src=x onerror=alert(1)>'`;
    const query = ["why", "customer", "lang", "utm_source", "voz_ref", "voz_landing", evil]
      .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(evil.slice(0, 20))}`)
      .join("&");
    const { html, status } = await makeHosted(world).open(`/s/${id}?${query}`, { referer: `https://x.test/${evil}` });
    expect(status).toBe(200);
    expect(html).not.toContain("<img");
  });

  it("come back from native fields as they were meant", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions });
    const { open, send, responses } = makeHosted(world);
    const sent = await send(await open(`/s/${id}`), `/s/${id}`, [
      ["nps", "10"],
      ["csat", "1"],
      ["ces", "4"],
      ["stars", "3"],
      ["mood", "1"],
      ["yes", "no"],
      ["kept", "2"],
      ["one", ""],
      ["one[other]", "the other"],
      ["many", "b"],
      ["many", "a"],
      ["why", "5"],
      ["me[name]", "Ana"],
      ["me[email]", ""],
      ["terms", "on"],
      ["go", "clicked"],
    ]);
    expect(sent.status).toBe(303);
    expect((await responses())[0]).toMatchObject({
      answers: {
        nps: 10,
        csat: 1,
        ces: 4,
        stars: 3,
        mood: -2,
        yes: false,
        kept: 2,
        one: { other: "the other" },
        many: ["b", "a"],
        why: "5",
        me: { name: "Ana" },
        terms: true,
        go: "clicked",
      },
    });
  });

  it("that no field could have held are problems, not failures", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions });
    const { open, send, responses } = makeHosted(world);
    const back = await send(await open(`/s/${id}`), `/s/${id}`, [
      ["nps", "99"],
      ["mood", "x"],
      ["one", "nobody"],
      ["many", "a"],
      ["many", "a"],
      ["me[email]", "ana@"],
    ]);
    expect(back.status).toBe(422);
    for (const name of ["nps", "mood", "one", "many", "me"]) expect(back.html).toContain(`id="${name}-problem"`);
    expect(await responses()).toEqual([]);
  });
});

describe("who may ask how much", () => {
  it("holds a form to the public door's limits: size, type, own pages, requests a minute", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions: threeQuestions });
    const { open, send, ask, responses } = makeHosted(world);
    const page = await open(`/s/${id}`);
    const large = await send(page, `/s/${id}`, { nps: "9", why: "x".repeat(200_000) });
    expect([large.status, large.text.includes("Es demasiado de una vez")]).toEqual([413, true]);
    const json = await ask(`/s/${id}`, {
      method: "POST",
      raw: "{}",
      headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
    });
    expect(json.status).toBe(415);
    const foreign = await send(page, `/s/${id}`, { nps: "9" }, { "sec-fetch-site": "cross-site" });
    expect(foreign.status).toBe(403);
    const old = await send(page, `/s/${id}`, { nps: "9" }, { "sec-fetch-site": "", origin: "https://evil.test" });
    expect(old.status).toBe(403);
    expect(await responses()).toEqual([]);
  });

  it("takes as many requests a minute as the public door takes items", { timeout: 60_000 }, async () => {
    const { open } = makeHosted(await makeWorld());
    const statuses: number[] = [];
    for (let request = 0; request < 600; request += 1) statuses.push((await open("/s/nobody")).status);
    expect(new Set(statuses)).toEqual(new Set([404]));
    const last = await open("/s/nobody");
    expect(last.status).toBe(429);
    expect(last.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(last.text).toContain("Espera un minuto");
  });

  it("keeps the longest answer in the widest script", async () => {
    const world = await makeWorld();
    const { id } = await world.publish({ questions: threeQuestions });
    const { open, send, responses } = makeHosted(world);
    const why = "語".repeat(10_000);
    expect((await send(await open(`/s/${id}`), `/s/${id}`, { nps: "9", why })).status).toBe(303);
    expect((await responses())[0]).toMatchObject({ answers: { why } });
  });

  it("speaks of no other workspace", async () => {
    const world = await makeWorld();
    const other = await makeWorld();
    const { id } = await world.publish({ questions: threeQuestions });
    const { open, send } = makeHosted(other);
    expect((await send(await open(`/s/${id}`), `/s/${id}`, { nps: "9" })).status).toBe(303);
    expect(await makeHosted(other).responses()).toEqual([]);
    expect(await makeHosted(world).responses()).toHaveLength(1);
  });
});
