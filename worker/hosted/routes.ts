/**
 * The hosted page of a survey, `/s/{surveyId}`: for a link in a mail, a QR code, a frame. Any live survey has one;
 * audience, sample and rest periods are for surveys that come up by themselves, so they do not apply here.
 *
 * It is a form that works without a script, keeps nothing on the device, and stores through the public door's own
 * batch (store.ts). Opening it never stores an answer, whatever the address says: mail scanners open links, too.
 * `shown` is counted for what looks like a person (shown.ts), `started` when a first answer is stored, and neither
 * with Global Privacy Control. The query: `lang`, `customer` (an id; with its `proof`, theirs), `{questionId}=value` (way.ts), and
 * arrival parameters, own or handed over by the page around it (arrival.ts).
 */
import * as v from "valibot";
import { collectLimits, Customer, type SurveyDraft } from "#contract";
import { decide } from "../collect/decide.ts";
import { refuseCrossSite } from "../http/actor.ts";
import { readText } from "../http/body.ts";
import { nudge } from "../deliveries/nudge.ts";
import type { App, AppContext } from "../http/context.ts";
import { addressGroup, takeRequest, type Limit } from "../http/limit.ts";
import { logFailure } from "../http/log.ts";
import { Refusal } from "../http/refusal.ts";
import { deviceOf } from "../responses/device.ts";
import type { Sender } from "../responses/submit.ts";
import { watchOf, type Texts } from "../responses/suspicion.ts";
import { signalsOf } from "../responses/terms.ts";
import { definitionOf, type Snapshot, type Snapshots } from "../workspaces/snapshot.ts";
import { arrivalOf } from "./arrival.ts";
import { carriedField, trapField, draw, newResponseId, readCarried, type Carried } from "./filling/carried.ts";
import { showFarewell } from "./pages/farewell.tsx";
import { hostOf, type Found } from "./find.ts";
import { localeOf } from "./filling/language.ts";
import { script, scriptPath } from "./parts/script.ts";
import { lookOf, type Look } from "./parts/look.ts";
import { stylePath, styleSheet } from "./parts/style.css.ts";
import { showSurvey } from "./pages/show.tsx";
import { makeReceipt, openReceipt, receiptPath } from "../privacy/link.ts";
import { mountReceipts } from "./receipt/routes.ts";
import { isShown } from "./shown.ts";
import { collectHosted, storeAnswers } from "./store.ts";
import { factsOf, visitorOf } from "./filling/telling.ts";
import { showTrouble } from "./pages/trouble.tsx";
import { fill, prefilled, type Answers } from "./filling/way.ts";

/** A form writes a byte of any other script than Latin as three. */
const mostBytes = 3 * collectLimits.bytes;

export function mountHosted(app: App, snapshots: Snapshots, limit: Limit, texts: Texts): void {
  const take = async (c: AppContext): Promise<void> => {
    if (!c.get("settings").limits) return;
    const address = c.req.header("cf-connecting-ip") ?? "local";
    limit.take("hosted", addressGroup(address), 1, c.get("world").now());
    await takeRequest(c.env.PUBLIC_LIMIT, "hosted", address);
  };

  /** The survey in its published version, or the page that says why there is none. */
  async function find(c: AppContext, closed: "said" | "shown"): Promise<Found | Response> {
    await take(c);
    const id = c.req.param("id") ?? "";
    const db = c.get("db");
    const host = /^sur_[\w-]{1,64}$/.test(id) ? await hostOf(db, id) : null;
    const snapshot = host && (await snapshots.ofWorkspace(db, host.workspaceId));
    const known = snapshot?.surveys.get(id);
    if (!host || !snapshot || !known || known.version === null) return showTrouble(c, "notFound", 404);
    if (known.state !== "live" && closed === "said") return showTrouble(c, "closed", 410);
    const survey = await definitionOf(db, snapshot, id, known.version);
    return survey ? { id, host, snapshot, version: known.version, survey } : showTrouble(c, "notFound", 404);
  }

  const doorOf = (c: AppContext) => ({
    d1: c.get("db").$client,
    db: c.get("db"),
    secret: c.get("settings").authSecret,
    snapshots,
    owed: (workspaceId: string, endpoints: readonly string[]) => nudge(c, workspaceId, endpoints),
  });

  /** Counts a step of the funnel once the answer is on its way; a count that fails costs nobody their page. */
  function count(c: AppContext, { id, host, survey }: Found, carried: Carried, step: "shown" | "started"): void {
    if (agreesToNothing(c)) return;
    const item = {
      type: "exposure",
      id: newResponseId(c.get("world")),
      surveyId: id,
      surveyVersion: carried.version,
      step,
      at: new Date(c.get("world").now()).toISOString(),
      touchpoint: survey.touchpoint,
      touches: [carried.touch],
      locale: carried.locale,
    };
    c.executionCtx.waitUntil(
      collectHosted(doorOf(c), host.workspaceId, [item], senderOf(c)).catch((error: unknown) =>
        logFailure({ requestId: c.get("requestId"), path: c.req.path }, error),
      ),
    );
  }

  app.get("/s/:id", async (c) => {
    const found = await find(c, "said");
    if (found instanceof Response) return found;
    const carried = openForm(c, found);
    if (isShown(c.req.method, (name) => c.req.header(name))) count(c, found, carried, "shown");
    return show(c, found, carried, { values: prefilled(found.survey, new URL(c.req.url).searchParams) });
  });

  app.post("/s/:id", async (c) => {
    refuseCrossSite(c);
    const found = await find(c, "said");
    if (found instanceof Response) return found;
    const { id, host, snapshot } = found;
    const form = await formOf(c);
    const sent = readCarried(form.get(carriedField));
    const shown = sent && (await definitionOf(c.get("db"), snapshot, id, sent.version));
    const carried = sent && shown ? sent : openForm(c, found);
    const survey = shown ?? found.survey;
    const facts = factsOf(visitorOf(snapshot, carried));
    const { shown: values, answers, problems, ending } = fill(survey, form, facts);
    const nothing = Object.keys(answers).length === 0;
    if (nothing || Object.keys(problems).length > 0)
      return show(c, { ...found, survey }, carried, {
        values,
        problems,
        nothing: nothing && Object.keys(problems).length === 0,
      });
    const sender = { ...senderOf(c), watch: watchOf(c, texts, (form.get(trapField) ?? "") !== "") };
    const item = itemOf(c, id, survey, carried, answers);
    const outcome = await storeAnswers(doorOf(c), host.workspaceId, item, sender);
    if (outcome === "refused") throw new Refusal("conflict", "This form cannot be stored; open the survey again.");
    if (outcome === "stored") count(c, { ...found, survey }, carried, "started");
    const next = new URLSearchParams({ lang: carried.locale, version: String(carried.version) });
    if (ending !== undefined) next.set("ending", ending);
    const about = { workspaceId: host.workspaceId, surveyId: id, responseId: carried.id };
    next.set("receipt", await makeReceipt(c.get("settings").authSecret, about));
    return c.body(null, 303, { location: `/s/${id}/thanks?${next.toString()}`, "cache-control": "no-store" });
  });

  app.get("/s/:id/thanks", async (c) => {
    const found = await find(c, "shown");
    if (found instanceof Response) return found;
    const version = Number(c.req.query("version"));
    const said = Number.isInteger(version) && version > 0;
    const survey = said ? await definitionOf(c.get("db"), found.snapshot, found.id, version) : null;
    const shown = survey ?? found.survey;
    const { workspaceId } = found.host;
    const receipt = c.req.query("receipt") ?? "";
    const own = await openReceipt(c.get("settings").authSecret, { workspaceId, surveyId: found.id }, receipt);
    const claim = own === null ? undefined : receiptPath(found.id, receipt);
    return showFarewell(c, { host: found.host, survey: shown, look: lookFor(found.snapshot, shown), claim });
  });
  mountReceipts(app, (c) => find(c, "shown"));

  // The names hold a checksum of the content, so a browser may keep them for good.
  const forGood = "public, max-age=31536000, immutable";
  app.get(stylePath, (c) =>
    c.body(styleSheet, 200, { "content-type": "text/css; charset=utf-8", "cache-control": forGood }),
  );
  app.get(scriptPath, (c) =>
    c.body(script, 200, { "content-type": "text/javascript; charset=utf-8", "cache-control": forGood }),
  );
}

const lookFor = ({ settings }: Snapshot, { show: shows }: SurveyDraft): Look => lookOf(settings.theme, shows?.theme);

/** Global Privacy Control: the visitor's browser says no for them. */
const agreesToNothing = (c: AppContext): boolean => c.req.header("sec-gpc") === "1";

const senderOf = (c: AppContext): Sender => ({
  device: deviceOf(c.req.header("user-agent"), c.req.header("sec-ch-ua-mobile")),
  country: c.req.header("cf-ipcountry")?.slice(0, 2) ?? null,
  signals: signalsOf((name) => c.req.header(name)),
  now: new Date(c.get("world").now()),
});

function openForm(c: AppContext, { id, snapshot, survey, version }: Found): Carried {
  const world = c.get("world");
  const opened = new Date(world.now()).toISOString();
  const framed = ["iframe", "frame"].includes(c.req.header("sec-fetch-dest") ?? "");
  const touch = arrivalOf({ url: c.req.url, referer: c.req.header("referer") ?? "", framed, at: opened });
  const locale = localeOf(survey, c.req.query("lang"), c.req.header("accept-language"));
  const asked = { touches: [touch], locale, touchpoint: survey.touchpoint, surveys: [id] };
  const promised = survey.questions.some(({ kind }) => kind === "promise");
  const named = v.safeParse(Customer.entries.id, c.req.query("customer"));
  const proof = v.safeParse(Customer.entries.proof, c.req.query("proof"));
  return {
    id: newResponseId(world),
    version,
    opened,
    locale,
    touch,
    promise: promised ? decide(snapshot, asked, new Date(world.now()), draw(world)).promise : null,
    customer: named.success ? named.output : null,
    proof: proof.success ? proof.output : undefined,
    seed: draw(world),
  };
}

function show(
  c: AppContext,
  { host, snapshot, survey }: Found,
  carried: Carried,
  filled: { values: Answers; problems?: Record<string, string>; nothing?: boolean },
): Promise<Response> {
  const { pathname, search, protocol } = new URL(c.req.url);
  const visitor = visitorOf(snapshot, carried);
  const action = pathname + search;
  const look = lookFor(snapshot, survey);
  return showSurvey({ survey, host, look, visitor, carried, action, secure: protocol === "https:", ...filled });
}

async function formOf(c: AppContext): Promise<URLSearchParams> {
  const type = (c.req.header("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded")
    throw new Refusal("unsupported_media_type", "Forms are sent as application/x-www-form-urlencoded.");
  return new URLSearchParams(await readText(c.req.raw, mostBytes));
}

/** The response as the public door takes it: a submitted answer with this load's touch, and no visitor id. */
function itemOf(c: AppContext, surveyId: string, survey: SurveyDraft, carried: Carried, answers: Answers) {
  const { id, version, opened, locale, touch, promise, customer, proof } = carried;
  const about = promise && survey.questions.find((question) => question.kind === "promise" && question.id in answers);
  // An own wording quotes the promise only where it says so.
  const quotes = about && (!about.ask || JSON.stringify(about.ask).includes("{promise}"));
  return {
    type: "response",
    id,
    surveyId,
    surveyVersion: version,
    answers,
    state: "complete",
    at: new Date(c.get("world").now()).toISOString(),
    startedAt: opened,
    locale,
    touches: [touch],
    // What of it all may be kept is decided where every response is stored (responses/terms.ts).
    consent: { state: agreesToNothing(c) ? "denied" : "pending" },
    ...(about ? { promise: { id: promise.id, version: promise.version, arm: quotes ? promise.arm : "generic" } } : {}),
    page: { url: new URL(c.req.path, c.req.url).href },
    ...(customer === null ? {} : { customer: { id: customer, proof } }),
  };
}
