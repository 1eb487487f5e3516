/** What a response says, as presets need it: facts by name, what was asked and answered, who may be named. Pure. */
import { isVouched, type Response, type SurveyDraft } from "#contract";
import { inLocale } from "../../sdk/localized.ts";
import { rulesOf, type Question } from "../../sdk/questions/index.ts";
import { toldOf } from "../../sdk/questions/promise/told.ts";
import type { About, Facts, Language, Person } from "./preset.types.ts";

export interface Surrounding {
  survey: SurveyDraft | undefined;
  language: Language;
  /** "agreed": only who agreed to it is named; "not_denied": everybody who did not refuse. */
  people: string;
  /** Our own origin. */
  home: string;
  eventId: string;
}

export function aboutOf(response: Response, surrounding: Surrounding): About {
  const { survey, language, home, eventId } = surrounding;
  const person = personOf(response, survey, surrounding.people);
  const named = !("skip" in person && person.skip === "no_consent");
  const { customer, campaign, context: _, ...rest } = response;
  const facts: Facts = {
    ...answersOf(response, survey, language, named),
    response: rest.id,
    event: eventId,
    survey: rest.surveyName,
    touchpoint: rest.touchpoint,
    campaign: campaign?.name ?? null,
    channel: rest.channel,
    email: "email" in person ? person.email : null,
    name: named ? (customer?.name ?? contactOf(response, survey)?.name ?? null) : null,
    customer: named && isVouched(response) ? (customer?.id ?? null) : null,
    language: rest.locale,
    country: rest.country,
    device: rest.device,
    answered: rest.at,
    link: `${home}/app/responses/${rest.id}`,
  };
  const contacts = (survey?.questions ?? []).filter(({ kind }) => kind === "contact").map(({ id }) => id);
  return { response, facts, lines: linesOf(response, survey, language, named), person, contacts };
}

const answered = (response: Response, survey: SurveyDraft | undefined): [Question, unknown][] =>
  (survey?.questions ?? []).flatMap((question): [Question, unknown][] => {
    const value = response.answers[question.id];
    return value === undefined || value === null || value === "" ? [] : [[question, value]];
  });

/** The scores and words, and each answer under its question's name. */
function answersOf(
  response: Response,
  survey: SurveyDraft | undefined,
  language: Language,
  named: boolean,
): Record<string, string | number | null> {
  const facts: Record<string, string | number | null> = { nps: null, csat: null, ces: null, kept: null };
  const comments: string[] = [];
  for (const [question, value] of answered(response, survey)) {
    if (question.kind === "contact" && !named) continue;
    if (question.kind === "text" && typeof value === "string") comments.push(value);
    facts[`answer.${question.id}`] = typeof value === "number" ? value : answerText(question, value, language);
    for (const [metric, cell] of rulesOf(question.kind)?.tally(question, value) ?? []) {
      if ((metric === "nps" || metric === "csat" || metric === "ces") && typeof cell === "number")
        facts[metric] ??= cell;
      if (metric === "promise") facts["kept"] ??= toldOf(cell);
    }
  }
  return { ...facts, comment: comments.length > 0 ? comments.join("\n") : null };
}

const linesOf = (
  response: Response,
  survey: SurveyDraft | undefined,
  language: Language,
  named: boolean,
): [string, string][] =>
  answered(response, survey)
    .filter(([{ kind }]) => named || kind !== "contact")
    .map(([question, value]) => [
      inLocale(question.ask ?? question.id, language, survey?.locale ?? language),
      answerText(question, value, language),
    ]);

/** An answer as a line of text; what was chosen by its label. */
function answerText(question: Question, value: unknown, language: Language): string {
  const one = (part: unknown): string => {
    if (typeof part === "string" || typeof part === "number") return labelOf(question, String(part), language);
    if (typeof part === "boolean")
      return { es: { true: "sí", false: "no" }, en: { true: "yes", false: "no" } }[language][`${part}`];
    return Object.values(part ?? {})
      .filter((text) => typeof text === "string")
      .join(", ");
  };
  return Array.isArray(value) ? value.map(one).join(", ") : one(value);
}

function labelOf(question: Question, value: string, language: Language): string {
  const options = "options" in question ? (question.options ?? []) : [];
  const label = options.find(({ id }) => id === value)?.label;
  return label === undefined ? value : inLocale(label, language, language);
}

interface Contact {
  email?: string;
  name?: string;
}
function contactOf(response: Response, survey: SurveyDraft | undefined): Contact | null {
  const found = answered(response, survey).find(([{ kind }]) => kind === "contact")?.[1];
  return typeof found === "object" && found !== null ? (found as Contact) : null;
}

/** Who leaves an address in a question that asks for it means to be written to, unless they refused. */
function personOf(response: Response, survey: SurveyDraft | undefined, people: string): Person {
  const contact = contactOf(response, survey);
  const state = response.consent?.state ?? "pending";
  const agreed = state === "granted" || contact?.email !== undefined || people === "not_denied";
  if (state === "denied" || !agreed) return { skip: "no_consent" };
  const email = contact?.email ?? response.customer?.email ?? null;
  if (email === null) return { skip: "no_email" };
  return { email, name: contact?.name ?? response.customer?.name ?? null };
}
