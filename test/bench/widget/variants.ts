/** What stands side by side: the widget, the two floors, and the harness alone. */
import type { PublishedSurvey, Question } from "../../../sdk/contract/wire.types.ts";
import { publishedSurvey } from "../../../worker/surveys/published.ts";
import { examples } from "../../suites/question-kinds.examples.ts";

export interface Variant {
  script: string;
  attributes: Record<string, string>;
  /** What the page says when something happened that a survey waits for. */
  trigger: string;
  /** The same before the script has come. */
  early: string;
}

const ofFloor = (name: string): Variant => ({
  script: `/floors/${name}.js`,
  attributes: {},
  trigger: "floor()",
  early: "window.floorDue = true",
});
const ordered = 'voz("track", "order_completed", { value: 49 })';
/** As the dashboard hands it out: by the key's own address. */
export const withKey = (key: string, more: Record<string, string> = {}): Variant => ({
  script: `/voz.js/${key}`,
  attributes: { "data-key": key, ...more },
  trigger: ordered,
  early: `window.voz = function () { (voz.q = voz.q || []).push(arguments) }; ${ordered}`,
});

export const harness = ofFloor("harness");
export const plain = ofFloor("plain");
export const preact = ofFloor("preact");
export const voz = withKey("core");
/** From a file that knows no key: the configuration is asked for by itself. */
export const plainTag: Variant = { ...voz, script: "/voz.js" };
/** Fetches nothing by itself: at the trigger, its lazy parts are as cold as the bare form's. */
export const cold = withKey("core", { "data-manual": "" });

const coreQuestions: Question[] = [
  {
    id: "nps",
    kind: "nps",
    required: true,
    ask: { es: "¿Con qué probabilidad nos recomendarías?", en: "How likely are you to recommend us?" },
  },
  { id: "kept", kind: "promise", required: true },
  { id: "why", kind: "text", ask: { es: "¿Qué podemos mejorar?", en: "What could we do better?" } },
];
/** As the Worker publishes it. */
const asking = (questions: Question[]): PublishedSurvey =>
  publishedSurvey("sur_1", 1, {
    name: "After the order",
    locale: "es",
    questions,
    when: { any: [{ event: "order_completed" }] },
  });

/** The kinds beyond the core, each as its example asks it. */
export const furtherKinds = Object.keys(examples).filter(
  (kind) => !coreQuestions.some((question) => question.kind === kind),
);
/** key → survey: the core, and for each further kind a survey that begins with it. */
export const surveys = new Map<string, PublishedSurvey>([
  ["core", asking(coreQuestions)],
  ...furtherKinds.map((kind): [string, PublishedSurvey] => [
    kind,
    asking([examples[kind]!.ask as unknown as Question, ...coreQuestions]),
  ]),
]);
