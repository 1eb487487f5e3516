/** What a visitor sees around the questions: heading, progress, buttons, farewell. Pure: all it shows comes in. */
import type { Showing } from "../sdk/client/voz.types.ts";
import type { ShownKind } from "../sdk/questions/view.types.ts";
import { ending, progress, type Session } from "./session.ts";
import type { Words } from "./words/words.types.ts";

export interface FrameProps {
  session: Session;
  showing: Pick<Showing, "locale" | "promise" | "say">;
  words: Words;
  /** The kind of the question in view. */
  kind: ShownKind;
  /** Said to screen readers, politely. */
  announced: string;
  acts: { set(value: unknown): void; next(): void; back(): void; close(): void };
}

const fill = (text: string, facts: Record<string, unknown> = {}): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));

/** The heading of the question in view, in its kind's wording. */
export function titleOf({
  session: { at },
  showing,
  kind: { face, words },
}: Pick<FrameProps, "session" | "showing" | "kind">): string {
  if (face.title) return face.title({ ...showing, ask: at, words });
  return at.ask ? showing.say(at.ask) : "";
}

function Question(props: FrameProps) {
  const { session, showing, words, kind, acts } = props;
  const { at, answers, problem, phase } = session;
  const { say } = showing;
  const { face } = kind;
  const help = [at.help && say(at.help), !at.required && words.optional].filter(Boolean).join(" · ");
  const steps = progress(session);
  const sending = phase === "sending";
  return (
    <form
      key={at.id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        acts.next();
      }}
    >
      <h2 id="title" tabIndex={-1}>
        {titleOf(props)}
      </h2>
      {help && (
        <p class="help" id="help">
          {help}
        </p>
      )}
      <face.View
        ask={at}
        value={answers[at.id]}
        set={acts.set}
        say={say}
        words={kind.words}
        naming={{
          "aria-labelledby": "title",
          "aria-describedby": [help && "help", problem && "problem"].filter(Boolean).join(" ") || undefined,
          "aria-invalid": !!problem,
          "aria-required": !!at.required,
        }}
      />
      <p class="problem" id="problem" role="alert">
        {problem && fill(kind.words[problem] ?? kind.words.missing, face.fill?.(at))}
      </p>
      <div class="steps">
        {steps.at > 1 && (
          <button type="button" class="quiet" onClick={acts.back} disabled={sending}>
            {words.back}
          </button>
        )}
        <button type="submit" class="main" aria-disabled={sending}>
          {sending ? words.sending : steps.at < steps.of ? words.next : words.send}
        </button>
      </div>
    </form>
  );
}

function Farewell({ session, showing, words, acts }: FrameProps) {
  const own = ending(session);
  const text =
    session.phase === "sent" ? (own ? showing.say(own.say) : words.thanks) : words[session.phase as "kept" | "refused"];
  return (
    <div class="farewell">
      <svg viewBox="0 0 40 40" aria-hidden="true">
        <circle cx="20" cy="20" r="18.5" />
        <path d="M12.5 20.5l5 5 10-11" />
      </svg>
      <h2 id="title" tabIndex={-1}>
        {text}
      </h2>
      <button type="button" class="quiet" onClick={acts.close}>
        {words.close}
      </button>
    </div>
  );
}

export function Frame(props: FrameProps) {
  const { session, showing, words, announced, acts } = props;
  const { phase } = session;
  const open = phase === "answering" || phase === "sending";
  const { at, of } = progress(session);
  return (
    <section
      class={`card ${phase}`}
      role="dialog"
      aria-label={words.survey}
      aria-describedby="title"
      lang={showing.locale}
      dir="auto"
    >
      {open && of > 1 && <progress value={at} max={of} aria-label={fill(words.progress, { at, of })} />}
      {open ? <Question {...props} /> : <Farewell {...props} />}
      {open && (
        <button type="button" class="close" aria-label={words.close} onClick={acts.close}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />
          </svg>
        </button>
      )}
      <p class="unseen" role="status">
        {announced}
      </p>
    </section>
  );
}
