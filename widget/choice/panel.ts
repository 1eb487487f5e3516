/**
 * The consent page's panel: wording, purposes and state, and a choice that can be made and taken back. It stands in an
 * element of the page, under any policy; agreeing and refusing weigh the same. Made of nodes, since there is little of it.
 */
import type { ConsentState, Theme } from "../../sdk/contract/wire.types.ts";
import { dress } from "../dress.ts";
import { paint } from "../paint.ts";
import { css } from "./style.css.ts";
import type { ChoiceWords } from "./words/words.types.ts";

export interface Choice {
  /** What holds now; undefined while Voz does not run. */
  state(): ConsentState | undefined;
  choose(state: "granted" | "denied"): void;
  /** Whether this browser remembers it. */
  remembers: boolean;
  /** The wording that receipts name, and what the consent is for. */
  textVersion: string | undefined;
  purposes: readonly string[];
  signals: { gpc: boolean; dnt: boolean };
  theme: Theme | undefined;
  nonce: string | undefined;
}

type Child = Node | string;
function make(name: string, attributes: Record<string, string>, ...children: readonly Child[]): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  for (const child of children) element.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  return element;
}

const purposeOf = (purpose: string, words: ChoiceWords): string =>
  purpose === "attribution" ? words.purpose : purpose;

/** What the site says in the element itself takes the place of Voz's own wording. */
const wordingOf = (words: ChoiceWords): HTMLElement =>
  make(
    "slot",
    {},
    make(
      "div",
      { class: "wording" },
      make("p", {}, words.intro),
      make(
        "dl",
        {},
        make("dt", {}, words.granted),
        make("dd", {}, words.grantedKeeps),
        make("dt", {}, words.denied),
        make("dd", {}, words.deniedKeeps),
        make("dt", {}, words.pending),
        make("dd", {}, words.pendingKeeps),
      ),
      make("p", {}, words.always),
    ),
  );

/** Draws it in one language; the answer draws its state anew. */
export function showChoice(place: HTMLElement, choice: Choice, words: ChoiceWords): () => void {
  const { gpc, dnt } = choice.signals;
  const list = choice.purposes.map((one) => purposeOf(one, words)).join(words.comma);
  const root = place.shadowRoot ?? place.attachShadow({ mode: "open" });
  const status = make("div", { class: "state", role: "status" });
  const agree = make("button", { type: "button" }, words.agree) as HTMLButtonElement;
  const refuse = make("button", { type: "button" }) as HTMLButtonElement;
  // Not `disabled`: who has just pressed it keeps the focus.
  const acts = (button: HTMLButtonElement, state: "granted" | "denied"): void =>
    button.addEventListener("click", () => {
      if (button.ariaDisabled !== "true") choice.choose(state);
    });
  acts(agree, "granted");
  acts(refuse, "denied");
  root.replaceChildren(
    make(
      "section",
      { lang: words.lang, dir: /ar|he/.test(words.lang) ? "rtl" : "ltr", "aria-labelledby": "title" },
      make("h2", { id: "title" }, words.title),
      wordingOf(words),
      ...(list
        ? [
            make(
              "p",
              {},
              words.purposes.replace("{list}", () => list),
            ),
          ]
        : []),
      status,
      make("div", { class: "acts" }, agree, refuse),
      ...(choice.textVersion
        ? [make("p", { class: "fine" }, words.version + " ", make("bdi", {}, choice.textVersion))]
        : []),
    ),
  );
  dress(root, css + paint(choice.theme), choice.nonce);

  return () => {
    const state = choice.state();
    const said = { granted: words.isGranted, denied: words.isDenied, pending: words.isPending };
    const lines = [
      state ? said[state] : words.unready,
      ...(gpc ? [words.gpc] : []),
      ...(dnt && !gpc ? [words.dnt] : []),
      ...(state && state !== "pending" && !gpc ? [choice.remembers ? words.remembered : words.forgotten] : []),
    ];
    // Said again only where it changed: it is read aloud.
    if (status.textContent !== lines.join("")) status.replaceChildren(...lines.map((line) => make("p", {}, line)));
    refuse.textContent = state === "granted" ? words.takeBack : words.refuse;
    agree.ariaDisabled = String(!state || state === "granted" || gpc);
    refuse.ariaDisabled = String(!state || state === "denied");
  };
}
