/**
 * One survey in front of one visitor: its response id, the answers so far, and what of it is told to whom. Apart from
 * the client, so that a page fetches it together with the view, when a survey comes up and not before.
 */
import type { DecideAnswer, PublishedSurvey, ResponseItem, ResponseState } from "../contract/wire.types.ts";
import type { Act } from "./matches.ts";
import type { Shelf } from "./shelf.ts";
import type { RespondOptions, Show, Showing, ShownSurvey, Submitted, Variables, VozEvents } from "./voz.types.ts";

/** The client, as far as a shown survey needs it. */
export interface Stage extends Pick<Showing, "locale" | "say" | "promise" | "opened" | "theme" | "facts" | "compare"> {
  /** Which of these languages, written one behind the other, to speak around the questions. */
  wordsIn(languages: string): string;
  shelf: Shelf;
  newId(): string;
  stamp(): string;
  /** With consent: unfinished answers may be kept and sent. */
  granted(): boolean;
  exposed(step: "shown" | "started" | "dismissed"): void;
  mark(act: Act): void;
  emit<Name extends keyof VozEvents>(name: Name, event: VozEvents[Name]): void;
  compose(
    answers: Record<string, unknown>,
    options: RespondOptions & { id: string; state: ResponseState },
  ): ResponseItem;
  put(item: ResponseItem): void;
  submit(item: ResponseItem): Promise<Submitted>;
  /** The place on the screen is free again. */
  over(): void;
}

/** What the client needs of a survey that is on its stage. */
export interface Staged extends Pick<ShownSurvey, "show" | "remove"> {
  /** The page goes away: unfinished answers go out, where they may. */
  leave(): void;
}
export type Play = (survey: PublishedSurvey, stage: Stage) => Promise<Staged>;

/** Answers that were begun and not submitted, as the device keeps them (with consent). */
interface Draft {
  surveyId: string;
  version: number;
  id: string;
  revision: number;
  startedAt: string;
  answers: Record<string, unknown>;
  variables?: Variables | undefined;
}

/** Puts a view on the client's stage. */
export const playWith =
  (show: Show): Play =>
  async (survey, stage) => {
    const { locale, say, promise, opened, shelf, granted, emit, compose } = stage;
    const kept = granted() ? (shelf.read("p") as Draft | null) : null;
    const draft: Draft =
      kept?.surveyId === survey.id && kept.version === survey.version
        ? kept
        : {
            surveyId: survey.id,
            version: survey.version,
            id: "",
            revision: 0,
            startedAt: stage.stamp(),
            answers: {},
          };
    /** It has an id from the first answer on. */
    const about = () => ({ surveyId: survey.id, responseId: (draft.id ||= stage.newId()) });
    let started = false;
    let changed = false;
    let ended = false;

    function item(state: ResponseState): ResponseItem {
      const { startedAt, answers, variables } = draft;
      changed = false;
      const made = compose(answers, {
        id: about().responseId,
        revision: ++draft.revision,
        startedAt,
        state,
        locale,
        ...promiseAsked(survey, answers, promise),
      });
      return variables ? { ...made, context: { ...made.context, ...variables } } : made;
    }
    const keep = (): void => void (about() && granted() && shelf.write("p", draft));

    const view = await show(survey, {
      locale,
      say,
      promise,
      theme: stage.theme,
      opened,
      answers: draft.answers,
      facts: stage.facts,
      compare: stage.compare,
      shown() {
        stage.exposed("shown");
        emit("shown", { surveyId: survey.id, surveyVersion: survey.version });
      },
      answered(questionId, answers, variables) {
        draft.answers = answers;
        draft.variables = variables;
        changed = true;
        keep();
        if (!started) {
          started = true;
          stage.exposed("started");
          emit("started", about());
        }
        emit("answered", { ...about(), questionId, answers });
      },
      complete(answers, variables) {
        ended = true;
        draft.answers = answers;
        draft.variables = variables;
        shelf.write("p");
        stage.mark("answered");
        const sent = stage.submit(item("complete"));
        emit("completed", { ...about(), answers });
        return sent;
      },
      closed(act = "dismissed") {
        if (!ended) {
          ended = true;
          stage.exposed("dismissed");
          stage.mark(act);
          if (granted() && Object.keys(draft.answers).length) stage.put(item("abandoned"));
          shelf.write("p");
          emit("dismissed", { ...about(), answers: draft.answers });
        }
        stage.over();
      },
    });

    function leave(): void {
      if (ended || !changed || !granted()) return;
      stage.put(item("partial"));
      keep();
    }
    return {
      show: view.show,
      leave,
      remove() {
        leave();
        ended = true;
        view.remove();
      },
    };
  };

/** Which promise the answers are about, and whether it was quoted: an own wording quotes it only where it says {promise}. */
function promiseAsked(
  { questions }: PublishedSurvey,
  answers: Record<string, unknown>,
  promise: DecideAnswer["promise"],
): Pick<RespondOptions, "promise"> {
  const question = questions.find(({ kind, id }) => kind === "promise" && id in answers);
  if (!question || !promise) return {};
  const quotes = !question.ask || JSON.stringify(question.ask).includes("{promise}");
  return { promise: { id: promise.id, version: promise.version, arm: quotes ? promise.arm : "generic" } };
}
