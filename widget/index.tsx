/**
 * The view of a survey: a shadow root at the end of the page, one question at a time. It never takes the focus by
 * itself, gives it back when it goes, moves nothing in the page, and leaves the page as it found it.
 */
import { render } from "preact";
import { playWith, type Play } from "../sdk/client/asking.ts";
import type { Show, ShownSurvey, Showing } from "../sdk/client/voz.types.ts";
import type { PublishedSurvey, Question } from "../sdk/contract/wire.types.ts";
import type { ShownKind } from "../sdk/questions/view.types.ts";
import { Frame, titleOf } from "./frame.tsx";
import type * as End from "./farewell.ts";
import type * as Standing from "./standing.ts";
import type { Flow } from "./flow.ts";
import { dress } from "./dress.ts";
import { paint } from "./paint.ts";
import type { Place, Placed } from "./place.types.ts";
import { answer, asked, back, begin, next, plain, type Check, type Session } from "./session.ts";
import { css } from "./theme.css.ts";
import type { Words } from "./words/words.types.ts";

/** The farewell stays this long. */
const farewell = 7_000;
/** So long is there to read before an ending leads elsewhere. */
const moment = 2_500;
/** Longer than this nobody waits for an answer to be acknowledged. */
const patience = 5_000;

/** What keeps it in place is fetched so long after it came up, if nobody has touched it by then. */
const unhurried = 3_000;

export interface ShowOptions {
  /** For browsers that know no constructed stylesheets, under a content security policy. */
  nonce?: string | undefined;
  /** 0 to 1, for what is left to chance, such as the order of options. */
  random?: () => number;
  /** For surveys whose way or texts hang on more than answers (`survey.flow`): what flow.ts exports. */
  flow?: Flow | undefined;
  /** For surveys that say where they stand (`survey.show.as`). */
  place?: Place | undefined;
  /** What keeps it in place and how its end looks (standing.ts, farewell.ts), fetched with what sends. */
  later?: (() => Promise<typeof End & typeof Standing>) | undefined;
}

/** ARIA 1.3, where browsers have it. */
type Told = Element & { ariaNotify?(text: string): void };

/** Keys that are pressed in here are no shortcuts of the page. */
const keys = ["keydown", "keyup", "keypress"] as const;

function mount(
  published: PublishedSurvey,
  given: Showing,
  words: Words,
  kinds: readonly ShownKind[],
  { nonce, random = Math.random, flow, place, later }: ShowOptions,
): ShownSurvey {
  const kindOf = ({ kind }: Question): ShownKind => {
    const known = kinds.find(({ face }) => face.kind === kind);
    if (!known) throw new Error(`Unknown kind: ${kind}`);
    return known;
  };
  const lay = (question: Question): Question => (kindOf(question).face.lay?.(question, random) ?? question) as Question;
  const survey = { ...published, questions: published.questions.map(lay) };
  const check: Check = (question, value) => kindOf(question).face.check?.(question, value);

  const host = document.createElement("voz-survey");
  const root = host.attachShadow({ mode: "open" });
  host.dataset.corner = survey.show?.corner ?? "";
  dress(
    root,
    css +
      [...new Set(kinds.map(({ face }) => face.css ?? ""))].join("") +
      (place ? place.css : "") +
      paint(survey.show?.theme ?? given.theme),
    nonce,
  );

  const flowing = survey.flow ? flow!(survey, given, kindOf) : undefined;
  const showing: Showing = flowing ? { ...given, say: (text) => flowing.say(given.say(text), session.answers) } : given;
  let session = begin(survey, flowing?.walk ?? plain(survey, given.compare), given.answers);
  if (!session.at) throw new Error("No question applies");
  let cameFrom: Element | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone = false;
  let end: typeof End | undefined;
  let leaveAlone: (() => void) | undefined;

  function draw(): void {
    if (gone) return;
    render(<Frame {...{ session, showing, words, kindOf, acts, placed, farewell: end?.farewell }} />, root);
  }
  /** Another step: the focus goes along if it is in here, to what there is to do. */
  function step(to: Session): void {
    const inside = root.activeElement;
    session = to;
    draw();
    if (inside) focusControl();
  }
  function focusControl(): void {
    const within = root.querySelector("[aria-invalid=true]")?.closest(".ask") ?? root;
    const find = (what: string) => within.querySelector<HTMLElement>(what);
    const control = find("input[aria-invalid=true]") ?? find(":checked") ?? find("input,textarea");
    // On a phone, a focused field opens the keyboard over the question that was not read yet.
    const opensKeyboard = control?.tagName === "TEXTAREA" && matchMedia("(pointer:coarse)").matches;
    (control && !opensKeyboard ? control : find("h2"))?.focus();
  }
  /** Said to screen readers, politely; what is drawn leaves it alone. */
  function announce(text: string): void {
    if (gone) return;
    const status: Told = root.querySelector("[role=status]")!;
    // Where the browser says it by itself, nothing has to be laid out and painted to be heard.
    if (status.ariaNotify) status.ariaNotify(text);
    else status.textContent = text;
  }

  function set(id: string, value: unknown): void {
    session = answer(session, id, value);
    draw();
    showing.answered(id, session.answers, asked(session).variables);
  }
  function forward(): void {
    if (session.phase !== "answering") return;
    step(next(session, check));
    if (session.phase === ("sending" as Session["phase"])) void send();
  }
  const backward = (): void => step(back(session));

  async function send(): Promise<void> {
    const unheard = new Promise<{ status: "queued"; code: string }>((settle) => {
      timer = setTimeout(settle, patience, { status: "queued", code: "offline" });
    });
    const { answers, variables, ending } = asked(session);
    const { status, code } = await Promise.race([showing.complete(answers, variables), unheard]);
    clearTimeout(timer);
    // Without it, the words alone say how it went.
    end = await later?.().catch(() => undefined);
    if (end) dress(root, end.farewellCss, nonce);
    step({ ...session, phase: status === "rejected" ? "refused" : code === "offline" ? "kept" : "sent" });
    announce(root.querySelector("h2")?.textContent as string);
    const to = session.phase !== "refused" && ending?.redirect;
    timer = to
      ? setTimeout(() => location.assign(to), moment)
      : setTimeout(placed.stays ? showing.closed : close, farewell);
  }

  /** Back to where the visitor was. */
  function remove(): void {
    if (gone) return;
    const inside = root.activeElement;
    gone = true;
    clearTimeout(timer);
    placed.leave?.();
    leaveAlone?.();
    render(null, root);
    host.remove();
    if (inside && cameFrom instanceof HTMLElement) cameFrom.focus({ preventScroll: true });
  }
  function close(act?: "snoozed"): void {
    remove();
    showing.closed(act);
  }
  function arrive(opened = showing.opened): void {
    showing.shown();
    // Who is typing goes on.
    if (opened && !document.activeElement?.matches(":read-write")) focusControl();
    else setTimeout(announce, 300, `${words.arrived} ${titleOf(session.at, { showing, kindOf })}`);
  }
  /** In its place, whatever the page does; put back by what brought it up. Fetched by who does something with it. */
  function keep(again: () => void): void {
    // By this it is seen later whether the page has swapped what it stood in.
    const { firstChild } = document.body;
    const stay = (): void =>
      void later?.().then(
        ({ standing }) => gone || (leaveAlone ??= standing(host, again, firstChild)),
        () => 0,
      );
    root.addEventListener("focusin", stay, { once: true });
    timer = setTimeout(stay, unhurried);
  }
  function rise(): void {
    host.popover = "manual";
    document.body.appendChild(host);
    keep(rise);
    // The top layer, where there is one: above everything, and inside no transformed or clipping ancestor.
    host.showPopover?.();
  }
  const placed: Placed = place
    ? place.stand({ host, root, survey, showing, words, rise, keep, arrive, draw, focus: focusControl, close })
    : {
        enter() {
          draw();
          rise();
          arrive();
        },
      };
  const acts = {
    set,
    next: forward,
    back: backward,
    close: placed.close ?? (() => close()),
    later: () => close("snoozed"),
  };

  host.addEventListener("focusin", ({ relatedTarget }) => {
    if (relatedTarget instanceof Element) cameFrom = relatedTarget;
  });
  for (const name of keys)
    host.addEventListener(name, (event) => {
      event.stopPropagation();
      if (name === "keydown" && event.key === "Escape" && !event.isComposing && acts.close) acts.close();
    });

  return {
    show() {
      if (gone || host.isConnected) return;
      placed.enter();
    },
    remove,
  };
}

/** The view in the words of one language, for surveys of these kinds of question. */
export const showIn =
  (words: Words, kinds: readonly ShownKind[], options: ShowOptions = {}): Show =>
  (survey, showing) =>
    mount(survey, showing, words, kinds, options);

/** The same as the script plays it. */
export const playIn = (...given: Parameters<typeof showIn>): Play => playWith(showIn(...given));
