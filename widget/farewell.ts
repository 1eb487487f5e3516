/**
 * What a visitor sees at the end: thanks, or that the answer is kept. Fetched with what sends, since nobody needs it to
 * see a survey; so it is written without JSX, and the view that fetched it lends its drawing.
 */
import type { h, JSX } from "preact";
import type { FrameProps } from "./frame.tsx";
import { asked } from "./session.ts";
import { tongue } from "./tongue.ts";

/** The link of an ending has the weight of a button. */
export const farewellCss = `.farewell{display:grid;justify-items:center;gap:14px;padding-block:16px 4px;text-align:center}.farewell svg{inline-size:44px}.farewell circle{stroke:var(--line)}a{min-block-size:44px;padding:8px 20px;border-radius:var(--round);font-size:15px;font-weight:600;line-height:28px;text-decoration:none}`;

export function farewell(draw: typeof h, props: FrameProps): JSX.Element {
  const { session, words, acts } = props;
  const { say } = props.showing;
  const { phase } = session;
  const own = phase === "refused" ? undefined : asked(session).ending;
  return draw(
    "div",
    { class: "farewell" },
    draw(
      "svg",
      { viewBox: "0 0 40 40", "aria-hidden": "true" },
      draw("circle", { cx: "20", cy: "20", r: "18.5" }),
      draw("path", { d: "M12.5 20.5l5 5 10-11" }),
    ),
    draw(
      "h2",
      { id: "title", tabIndex: -1, ...tongue(own?.say, props) },
      phase === "sent" ? (own ? say(own.say) : words.thanks) : words[phase as "kept" | "refused"],
    ),
    own?.help && draw("p", { class: "help", ...tongue(own.help, props) }, say(own.help)),
    own?.link &&
      draw("a", { class: "main", ...tongue(own.link.label, props), href: own.link.url }, say(own.link.label)),
    acts.close && draw("button", { type: "button", class: "quiet", onClick: acts.close }, words.close),
  );
}
