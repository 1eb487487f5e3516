/** The page that says how surveys look: what is chosen, what becomes of it, and what cannot be. */
import { beforeEach, expect, it } from "vitest";
import type { Config, ThemeDraft, Workspace } from "#contract";
import { resolveTheme } from "../../../worker/surveys/theme.ts";
import { makeWorld, setClock, type World } from "../world.ts";
import { fieldsOf, filled, makeVisitor, type Visitor } from "./visitor.ts";

const path = "/app/look";
let world: World;
let visitor: Visitor;
beforeEach(async () => {
  setClock("2026-03-10T12:00:00Z");
  world = await makeWorld();
  visitor = await makeVisitor(world);
});
const theme = async (): Promise<ThemeDraft> => (await world.ask<Workspace>("/v1/workspace")).body.settings.theme;
const styleIn = (html: string): string =>
  /href="(\/app\/look\/preview\.css[^"]*)"/.exec(html)![1]!.replaceAll("&quot;", '"').replaceAll("&amp;", "&");

it("shows the default before anything was chosen, each pair with its contrast", async () => {
  const page = await visitor.get(path);
  expect(page.status).toBe(200);
  expect(page.text).toMatch(/Texto sobre el fondo 17,5 \(pide 4,5\)/);
  expect(page.text).not.toContain("Corregido");
  const style = await visitor.get(styleIn(page.html), { accept: "text/css" });
  expect(style.headers.get("content-type")).toMatch(/^text\/css/);
  const { light, dark } = resolveTheme();
  expect(style.html).toContain(`--ink: ${light["ink"]};`);
  expect(style.html).toContain(`--ink: ${dark["ink"]};`);
});

it("previews without saving, tells what was corrected, and saves what pages then get", async () => {
  const changes = { "light-accent": "ffd400", radius: "8 px", font: "inherit", density: "compact", scheme: "auto" };
  const fields = filled(fieldsOf(await visitor.get(path), path), changes, "preview");
  const seen = await visitor.post(path, fields);
  expect([seen.status, seen.text.includes("Todavía no se ha guardado nada.")]).toEqual([200, true]);
  const given: ThemeDraft = {
    light: { accent: "#ffd400" },
    radius: 8,
    font: "inherit",
    density: "compact",
    scheme: "auto",
    shadow: "soft",
  };
  const resolved = resolveTheme(given);
  expect(seen.text).toContain(`Corregido: #ffd400 pasa a ser ${resolved.light["accent"]}.`);
  expect((await visitor.get(styleIn(seen.html))).html).toContain(`--accent: ${resolved.light["accent"]};`);
  expect(await theme()).toEqual({});

  const saved = await visitor.post(path, [...fieldsOf(seen, path), ["do", "save"]]);
  expect([saved.status, saved.headers.get("location")]).toEqual([303, `${path}?saved=1`]);
  expect(await theme()).toEqual(given);
  const { body } = await world.ask<Config>(`/v1/config?key=${world.publicKey}`, { key: null });
  expect(body.theme).toEqual(resolved);
  expect((await visitor.get(`${path}?saved=1`)).text).toContain("Guardado.");
});

it("keeps what it has no fields for, and takes back what is emptied", async () => {
  const known = { light: { paper: "#fffaf3", focus: "#be185d" }, dark: { accent: "#f9a8d4" } };
  await world.ask("/v1/workspace", { method: "PATCH", body: { settings: { theme: known } } });
  const fields = fieldsOf(await visitor.get(path), path);
  expect(Object.fromEntries(fields)).toMatchObject({ "light-paper": "#fffaf3", "dark-accent": "#f9a8d4" });
  await visitor.post(path, filled(fields, { "light-paper": "", "dark-accent": "" }, "save"));
  expect(await theme()).toMatchObject({ light: { focus: "#be185d" } });
  expect(Object.keys(await theme())).not.toContain("dark");
});

it("says what is wrong where it is, and keeps what was typed", async () => {
  const changes = { "light-ink": "tomato", radius: "400", font: "x;} *{display:none}" };
  const refused = await visitor.post(path, filled(fieldsOf(await visitor.get(path), path), changes, "save"));
  expect(refused.status).toBe(422);
  for (const id of ["light-ink", "radius", "font"]) expect(refused.html).toContain(`id="${id}-error"`);
  expect(Object.fromEntries(fieldsOf(refused, path))).toMatchObject(changes);
  expect(await theme()).toEqual({});
});

it("makes a stylesheet of a theme and of nothing else", async () => {
  const plain = (await visitor.get(`${path}/preview.css`)).html;
  for (const text of ["{", '"x"', '{"light":{"paper":"red;} body{display:none"}}', '{"radius":"1px;}"}'])
    expect((await visitor.get(`${path}/preview.css?theme=${encodeURIComponent(text)}`)).html).toBe(plain);
  const stranger = await world.fetchRaw(`${path}/preview.css`, { key: null });
  expect(stranger.status).toBe(303);
});

it("speaks English in the same shape", async () => {
  const [spanish, english] = [await visitor.get(path), await visitor.get(path, { "accept-language": "en" })];
  const bare = (html: string) => html.replace(/>[^<]*</g, "><").replace(/="[^"]*"| aria-current/g, "");
  expect(bare(english.html)).toBe(bare(spanish.html));
  expect(english.text).toContain("Text on the background 17.5 (asks for 4.5)");
});
