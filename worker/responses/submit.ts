/**
 * One response: survey live? version known? answers legal? Then the row that shall be stored, or a refusal. Decides on
 * a snapshot; the statement it leads to only happens while that snapshot still holds.
 */
import type { Issue, ItemCode, ResponseItem, SurveyDraft } from "#contract";
import { maskedPath } from "../../sdk/arrival/read.ts";
import { judgeAnswers, type Judged } from "../../sdk/contract/judge.ts";
import { proofHolds } from "../customers/proof.ts";
import type { schema } from "../db/index.ts";
import { dayIn } from "../http/day.ts";
import { trueStart, trueTime } from "../collect/skew.ts";
import { redact } from "../text/redact.ts";
import { countedAs, otherIssue, otherTouchpoint } from "../touchpoints/names.ts";
import type { Snapshot } from "../workspaces/snapshot.ts";
import { withConsent } from "./denied.ts";
import { freezeTouches } from "./freeze.ts";
import { contentHash } from "./hash.ts";
import { objectsBy, termsOf, type Signals } from "./terms.ts";
import type { Device } from "./device.ts";
import { suspicionOf, type Watch } from "./suspicion.ts";

/** What the request tells beside the item. */
export interface Sender {
  device: Device | null;
  country: string | null;
  now: Date;
  /** What the browser says for the visitor; nothing where no browser asks. */
  signals?: Signals;
  /** When the batch was sent, by the clock that timed its items. */
  sentAt?: string | undefined;
  /** Missing where nobody is suspected: with limits off, and in a demo's past. */
  watch?: Watch | undefined;
}

/** Its contacts still stand among the answers; what stores it takes them only sealed (seal.ts). */
export interface ResponseRow extends Omit<typeof schema.responses.$inferInsert, "seq" | "sealedContacts"> {
  /** The customer it names is proven by it; else it is told as theirs only where they are not proven (statement.ts). */
  vouched: boolean;
}
export type Submitted =
  | { ok: true; row: ResponseRow; customer: ResponseItem["customer"]; flags: string[]; issues: Issue[] }
  | { ok: false; code: ItemCode; issues: Issue[] };

/** `told` is the item as it came: sent again, it is the same again, whenever that is. */
export async function submitResponse(
  snapshot: Snapshot,
  survey: SurveyDraft | null,
  item: ResponseItem,
  sender: Sender,
  noticed: readonly string[] = [],
  told: unknown = item,
): Promise<Submitted> {
  const refused = refuseSurvey(snapshot, survey, item);
  if (refused || !survey) return refused ?? { ok: false, code: "unknown_version", issues: [] };
  const judged = judgeAnswers(survey, item);
  if (!judged.ok) return judged;

  const flags = new Set<string>(noticed);
  if (judged.issues.length > 0) flags.add("answer_left_out");
  const time = trueTime(item.at, sender.now);
  const start = trueStart(item.startedAt, time.at);
  if (time.skewed || start.skewed) flags.add("clock_skew");
  const promised = item.promise ? snapshot.promiseCampaigns.get(item.promise.id) : undefined;
  const promise = item.promise && promised?.versions.has(item.promise.version) ? item.promise : undefined;
  // The answer counts all the same, for the touch's campaign; only the claim that was named is not ours.
  if (item.promise && !promise) flags.add("unknown_promise");
  // Content is compared by what was sent; only what it counts as is another name.
  const touchpoint = item.touchpoint === undefined ? (survey.touchpoint ?? null) : countedAs(snapshot, item.touchpoint);
  const isOther = touchpoint === otherTouchpoint;
  if (isOther) flags.add("other_touchpoint");
  const objects = objectsBy(sender.signals, snapshot.settings.honourDnt);
  if (objects) flags.add("privacy_signal");
  const terms = termsOf(item, objects);
  const { customer, page } = terms;
  const frozen = freezeTouches(snapshot, terms.touches, time.at, terms.history);
  for (const flag of frozen.flags) flags.add(flag);

  const written = { answers: judged.answers, context: contextOf(item, judged) };
  // Rows from before there was the setting have none: it is on unless it was turned off.
  const kept = snapshot.settings.redact === false ? { ...written, redactions: null } : redact(survey, written);

  // Not told to who sent it: whoever makes answers up would learn how to be believed.
  const doubts = sender.watch
    ? suspicionOf(sender.watch, { ...item, answers: judged.answers, at: time.at, startedAt: start.startedAt })
    : [];

  return {
    ok: true,
    flags: [...flags],
    issues: isOther ? [...judged.issues, otherIssue] : judged.issues,
    customer,
    row: {
      workspaceId: snapshot.workspaceId,
      id: item.id,
      surveyId: item.surveyId,
      surveyVersion: item.surveyVersion,
      revision: item.revision,
      contentHash: await contentHash(told),
      state: item.state,
      answers: kept.answers,
      // What no cell tells of, no report counts; a person may let it count (see mark.ts).
      cells: doubts.length > 0 ? [] : withConsent(judged.cells, item.consent),
      at: time.at,
      startedAt: start.startedAt,
      receivedAt: sender.now.toISOString(),
      day: dayIn(snapshot.timeZone, new Date(time.at)),
      locale: item.locale ?? null,
      touchpoint,
      visitorId: terms.visitorId ?? null,
      customerId: customer?.id ?? null,
      vouched: customer !== undefined && (await proofHolds(customer.id, customer.proof, snapshot.identitySecret)),
      promiseId: promise?.id ?? null,
      promiseVersion: promise?.version ?? null,
      promiseArm: promise?.arm ?? null,
      promiseCampaign: promise ? (promised?.campaignId ?? null) : null,
      ...frozen.columns,
      pageUrl: page ? withoutPersons(page.url) : null,
      context: kept.context,
      consent: item.consent ?? null,
      device: sender.device,
      country: sender.country,
      flags: [...doubts, ...flags],
      redactions: kept.redactions,
    },
  };
}

/** The host's facts, and over them what the survey counted, as far as that can be told again here. */
function contextOf({ context }: ResponseItem, { variables }: Extract<Judged, { ok: true }>) {
  return context || Object.keys(variables).length > 0 ? { ...context, ...variables } : null;
}

/** The page's address without path segments that name a person; a browser has done so already, a server may not have. */
function withoutPersons(url: string): string {
  const [, origin = "", path = url] = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)(\/.*)$/i.exec(url) ?? [];
  return origin + maskedPath(path);
}

function refuseSurvey(
  snapshot: Snapshot,
  definition: SurveyDraft | null,
  item: ResponseItem,
): { ok: false; code: ItemCode; issues: Issue[] } | null {
  const refusal = (code: ItemCode, path: string, message: string) => ({
    ok: false as const,
    code,
    issues: [{ path, message }],
  });
  const survey = snapshot.surveys.get(item.surveyId);
  if (!survey) return refusal("unknown_survey", "surveyId", "There is no such survey in this workspace.");
  if (survey.version === null) return refusal("survey_not_live", "surveyId", "This survey was never published.");
  if (!definition)
    return refusal("unknown_version", "surveyVersion", `Version ${item.surveyVersion} was never published.`);
  // Answers given before the survey was archived still count: they may have waited on a device.
  if (survey.state === "archived" && (survey.archivedAt === null || item.at > survey.archivedAt))
    return refusal("survey_not_live", "surveyId", "This survey is archived.");
  return null;
}
