// A guide with its question at the end, in the flow of the text.
import { html } from "../../shop/pages/html.ts";
import type { Lang } from "../../shop/pages/paths.ts";
import { anyTag, frame, listing, scriptTag } from "../frame.ts";
import type { Tag } from "../frame.ts";
import { words } from "../words.ts";

const comment = `Copy: the script tag; an element where the survey shall stand, empty; and the event that the survey waits for. The survey
itself says "show": { "as": "inline", "selector": "#opinion" }, and when it comes: "when": { "any": [{ "event": "guide_read" }] }.
It moves nothing under the eyes of who reads: it comes in below what is in view, or where the element has the room
(ways.css keeps 14rem for it).`;

const survey = `{
  "name": "Guide",
  "questions": [
    { "id": "useful", "kind": "yesno", "ask": "Was this guide useful?" },
    { "id": "missing", "kind": "text", "ask": "What did you miss?",
      "showIf": { "all": [{ "answer": "useful", "op": "is", "value": false }] } }
  ],
  "when": { "any": [{ "event": "guide_read" }] },
  "show": { "as": "inline", "selector": "#opinion" }
}`;

export function inline(tag: Tag, lang: Lang): string {
  const say = words[lang];
  const own = say.inline;
  const shown = scriptTag(anyTag, lang).markup;
  const main = html`<p class="lead">${own.text}</p>
    <article class="guide" aria-labelledby="guide">
      <h2 id="guide">${own.guide}</h2>
      <ol>
        ${own.steps.map((step) => html`<li>${step}</li>`)}
      </ol>
      <div id="opinion"></div>
    </article>
    <section aria-labelledby="copy">
      <h2 id="copy">${say.copy}</h2>
      ${[
        listing("HTML", `${shown}\n\n<div id="opinion"></div>`),
        listing("CSS", "#opinion { min-height: 14rem }"),
        listing("JavaScript", 'voz("track", "guide_read");'),
        listing("POST /v1/surveys", survey),
      ]}
    </section>`;
  const head = html`${scriptTag(tag, lang)}
    <script defer src="/demo/examples/inline.js"></script>`;
  return frame({ lang, way: "inline", comment, head, main });
}
