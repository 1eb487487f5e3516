/** What a visitor sees around the questions: heading, progress, buttons, farewell. Pure: all it shows comes in. */
import { h, type JSX } from "preact";
import type { Showing } from "../sdk/client/voz.types.ts";
import type { Question } from "../sdk/contract/wire.types.ts";
import type { ShownKind } from "../sdk/questions/view.types.ts";
import type { Placed } from "./place.types.ts";
import { inView, progress, type Session } from "./session.ts";
import { answerNamed, tongue, wayOf } from "./tongue.ts";
import type { Words } from "./words/words.types.ts";

export interface FrameProps {
  session: Session;
  showing: Pick<Showing, "locale" | "promise" | "say">;
  words: Words;
  kindOf(question: Question): ShownKind;
  /** False: there is nothing to close. */
  acts: {
    set(id: string, value: unknown): void;
    next(): void;
    back(): void;
    close: (() => void) | false;
    later(): void;
  };
  /** The card's element and role, where they are not a section and a dialog. */
  placed: Pick<Placed, "tag" | "role">;
  /** How the end looks, once it is there (see farewell.ts). */
  farewell?: ((draw: typeof h, props: FrameProps) => JSX.Element) | undefined;
}

const fill = (text: string, facts: Record<string, unknown> = {}): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));

/** A question's heading, in its kind's wording. */
export function titleOf(ask: Question, { showing, kindOf }: Pick<FrameProps, "showing" | "kindOf">): string {
  const { face, words } = kindOf(ask);
  if (face.title) return face.title({ ...showing, ask, words });
  return ask.ask ? showing.say(ask.ask) : "";
}

/** One question with its own heading, help and problem; `place` tells its ids from those of others on the page. */
function Ask({ ask, place, ...props }: FrameProps & { ask: Question; place: number | "" }) {
  const { session, showing, kindOf, acts } = props;
  const { id, required } = ask;
  const { say } = showing;
  const { face, words } = kindOf(ask);
  const problem = session.problems[id];
  const help = ask.help || !required;
  return (
    <div class="ask" lang={tongue(answerNamed(ask), props).lang}>
      <h2 id={"title" + place} tabIndex={-1}>
        <span {...tongue(ask.ask, props)}>{titleOf(ask, props)}</span>
      </h2>
      {help && (
        <p class="help" id={"help" + place}>
          {ask.help && <span {...tongue(ask.help, props)}>{say(ask.help)}</span>}
          {ask.help && !required && " · "}
          {!required && <span {...tongue(undefined, props)}>{props.words.optional}</span>}
        </p>
      )}
      <face.View
        ask={ask}
        value={session.answers[id]}
        set={(value) => acts.set(id, value)}
        say={say}
        words={words}
        naming={{
          "aria-labelledby": "title" + place,
          "aria-describedby": (help ? "help" + place + " " : "") + "problem" + place,
          "aria-invalid": !!problem,
          "aria-required": !!required,
        }}
      />
      <p class="problem" id={"problem" + place} {...tongue(undefined, props)} role="alert">
        {problem && fill(words[problem] ?? words.missing, face.fill?.(ask))}
      </p>
    </div>
  );
}

function Questions(props: FrameProps) {
  const { session, words, acts } = props;
  const { at, of } = progress(session);
  const sending = session.phase === "sending";
  return (
    <form
      key={"step" + at}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        acts.next();
      }}
    >
      {inView(session).map((ask, place) => (
        <Ask {...props} key={ask.id} ask={ask} place={place || ""} />
      ))}
      <div class="steps">
        {(at > 1 ? session.survey.back !== false : session.survey.repeat?.snoozeDays) && (
          <button type="button" class="quiet" onClick={at > 1 ? acts.back : acts.later} disabled={sending}>
            {at > 1 ? words.back : words.later}
          </button>
        )}
        <button type="submit" class="main" aria-disabled={sending}>
          {sending ? words.sending : at < of ? words.next : words.send}
        </button>
      </div>
    </form>
  );
}

export function Frame(props: FrameProps) {
  const { session, words, acts, placed, farewell } = props;
  const { tag = "section", role = "dialog" } = placed;
  // Which roles an element may have is the place's to know.
  const Card = tag as "section";
  const { phase } = session;
  const open = phase === "answering" || phase === "sending";
  const { at, of } = progress(session);
  return (
    <Card
      class="card"
      role={role}
      aria-label={words.survey}
      aria-describedby="title"
      lang={words.lang}
      dir={wayOf(props)}
    >
      {open && of > 1 && session.survey.progress !== false && (
        <progress value={at} max={of} aria-label={fill(words.progress, { at, of })} />
      )}
      {open ? (
        <Questions {...props} />
      ) : farewell ? (
        farewell(h, props)
      ) : (
        <h2 id="title" tabIndex={-1}>
          {words[phase as "kept"] || words.thanks}
        </h2>
      )}
      {open && acts.close && (
        <button type="button" class="close" aria-label={words.close} onClick={acts.close}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />
          </svg>
        </button>
      )}
      <p class="unseen" role="status" />
    </Card>
  );
}
