/** One's own second factor: set up with a QR code, its recovery codes told once, renewed, turned off. */
import {
  beginFactor,
  confirmFactor,
  endFactor,
  factorOf,
  renewRecovery,
  type Proof,
} from "../../accounts/second-factor.ts";
import { forgetRemoval } from "../../accounts/remove-factor.ts";
import { endOthers } from "../../accounts/sessions.ts";
import { triesOf } from "../../accounts/tries.ts";
import { log } from "../../http/audit.ts";
import { authOf } from "../../http/auth.ts";
import { addressGroup } from "../../http/limit.ts";
import { answerPage, goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { edited } from "../edited.tsx";
import { field, readForm } from "../forms.ts";
import { factorPath as path } from "../frame.ts";
import {
  BeginView,
  CodesView,
  ConfirmView,
  FactorView,
  type FactorNews,
  type ProofForm,
} from "../parts/second-factor.tsx";

const headersOf = ({ c }: Desk): Headers => c.req.raw.headers;

const nowOf = ({ c }: Desk) => c.get("world").now;

/** What a form sends is counted like a sign-in: whoever sits at an open browser guesses no password either. */
async function counted<T extends { ok: boolean }>(desk: Desk, act: () => Promise<T>): Promise<T | number> {
  const { c } = desk;
  const tries = triesOf(c.get("world"));
  const who = `second factor ${c.get("actor").id}`;
  const address = addressGroup(c.req.header("cf-connecting-ip") ?? "");
  const seconds = tries.take(who, address, c.get("world").now());
  if (seconds !== null) return seconds;
  const done = await act();
  if (done.ok) tries.giveBack(who, address);
  return done;
}

interface Trouble {
  wrong?: Partial<Record<string, string>>;
  news?: FactorNews;
  /** Which form comes back open. */
  form?: ProofForm;
  status?: number;
}

async function show(desk: Desk, { wrong = {}, news, form, status }: Trouble = {}): Promise<Shown> {
  const { c, here, frame } = desk;
  const factor = await factorOf(here.db, authOf(desk.c), c.get("actor").id);
  const shown = edited(desk, {
    title: frame.words.factor.title,
    place: "account",
    wrong: wrong as Record<string, string>,
    body: <FactorView {...factor} owed={c.get("actor").owesFactor ?? false} news={news} form={form} />,
  });
  return status === undefined ? shown : { ...shown, status };
}

const wait = (desk: Desk, seconds: number): Promise<Shown> =>
  show(desk, { news: { bad: desk.frame.words.factor.limited(String(Math.ceil(seconds / 60))) }, status: 429 });

export const factorPage = (desk: Desk): Promise<Shown> =>
  show(desk, desk.c.req.query("done") === "off" ? { news: { good: desk.frame.words.factor.ended } } : {});

/** A page with codes on it, beside the cookies of the session that goes on. */
function tellCodes({ c, frame }: Desk, codes: readonly string[], cookies: readonly string[]): Response {
  const title = frame.words.factor.codesTitle;
  const page = answerPage(c, frame, { title, place: "account", status: 201, body: <CodesView codes={codes} /> });
  for (const cookie of cookies) page.headers.append("set-cookie", cookie);
  return page;
}

const isOn = async (desk: Desk): Promise<boolean> =>
  (await factorOf(desk.here.db, authOf(desk.c), desk.c.get("actor").id)).on;

export async function beginFactorPage(desk: Desk): Promise<Shown | Response> {
  const { c, frame } = desk;
  const password = (await readForm(c)).get("password") ?? "";
  if (await isOn(desk)) return goTo(c, path);
  const begun = await counted(desk, async () => {
    const made = await beginFactor(authOf(desk.c), password, headersOf(desk));
    return { ok: made !== null, made };
  });
  if (typeof begun === "number") return wait(desk, begun);
  const say = frame.words.factor;
  if (!begun.made) return show(desk, { wrong: { password: say.wrongPassword } });
  return { title: say.scan, place: "account", body: <BeginView {...begun.made} /> };
}

export async function confirmFactorPage(desk: Desk): Promise<Shown | Response> {
  const { c, frame } = desk;
  const code = field(await readForm(c), "code");
  // Whoever has one shows both of theirs to have codes told again.
  if (await isOn(desk)) return goTo(c, path);
  const done = await counted(desk, () => confirmFactor(authOf(desk.c), code, headersOf(desk), nowOf(desk)));
  if (typeof done === "number") return wait(desk, done);
  const say = frame.words.factor;
  if (!done.ok)
    return done.why === "over"
      ? goTo(c, path)
      : edited(desk, { title: say.entry, place: "account", wrong: { code: say.again }, body: <ConfirmView /> });
  await forgetRemoval(desk.here.db, c.get("actor").id);
  // Whoever came in elsewhere by the password alone, comes in anew.
  const sessions = await endOthers(desk.here.db, c.get("actor").id, done.sessionId);
  const detail = { change: "on", ...(sessions > 0 && { sessions }) };
  await log(c, c.get("actor"), "changeSecondFactor", { detail });
  return tellCodes(desk, done.codes, done.cookies);
}

/** They know that somebody took theirs off. */
export async function knownRemovalPage({ c, here }: Desk): Promise<Response> {
  await readForm(c);
  await forgetRemoval(here.db, c.get("actor").id);
  return goTo(c, path);
}

const proofIn = (form: URLSearchParams): Proof => ({ password: form.get("password") ?? "", code: field(form, "code") });

const unproven = (desk: Desk, form: ProofForm, why: "password" | "code"): Promise<Shown> => {
  const say = desk.frame.words.factor;
  return show(desk, { form, wrong: { [`${form}-${why}`]: why === "password" ? say.wrongPassword : say.again } });
};

export async function renewCodesPage(desk: Desk): Promise<Shown | Response> {
  const { c } = desk;
  const proof = proofIn(await readForm(c));
  if (!(await isOn(desk))) return goTo(c, path);
  const done = await counted(desk, () => renewRecovery(authOf(desk.c), proof, headersOf(desk), nowOf(desk)));
  if (typeof done === "number") return wait(desk, done);
  if (!done.ok) return unproven(desk, "codes", done.why);
  await log(c, c.get("actor"), "changeSecondFactor", { detail: { change: "codes" } });
  return tellCodes(desk, done.codes, []);
}

export async function endFactorPage(desk: Desk): Promise<Shown | Response> {
  const { c } = desk;
  const proof = proofIn(await readForm(c));
  if (!(await isOn(desk))) return goTo(c, path);
  const done = await counted(desk, () => endFactor(authOf(desk.c), proof, headersOf(desk), nowOf(desk)));
  if (typeof done === "number") return wait(desk, done);
  if (!done.ok) return unproven(desk, "off", done.why);
  await log(c, c.get("actor"), "changeSecondFactor", { detail: { change: "off" } });
  return goTo(c, `${path}?done=off`, done.cookies);
}
