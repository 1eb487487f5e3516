/**
 * What of a survey's rules the page judges by itself: on which addresses its triggers fire, after which delay, and as
 * much of the audience as is published. A page on which no live survey has such rules never fetches this.
 */
import { addressed } from "../address.ts";
import { holds, type Comparable, type Conditions, type Fact, type Operator } from "../compare.ts";
import type { PublishedSurvey } from "../contract/wire.types.ts";
import { deviceOf } from "../device.ts";
import type { Base, Due } from "./journey.ts";
import type { Trigger } from "./matches.ts";

export interface Rules {
  /** The triggers of a survey that may fire on the present page. */
  triggers(survey: PublishedSurvey): readonly Trigger[];
  /** Whether it is meant for this visitor; undefined where the Worker has to be asked. */
  meant(survey: PublishedSurvey): boolean | undefined;
  /** What of these is due now; the rest is offered after its delay. What a selector finds has to be `watched`. */
  due(matched: readonly Due[], watched?: boolean): Due[];
  /** Another page was opened: delays of what does not belong there end, and its own moments are watched. */
  turn(surveys: readonly PublishedSurvey[]): void;
}

interface Condition {
  field?: string;
  name?: string;
  op: Operator;
  value?: unknown;
  param?: string;
  of?: string | undefined;
}

/**
 * `watch` is told with each page what may fire there, and at the end that nothing may; without it, the host is
 * (`awaited`).
 */
export function createRules(
  base: Base,
  watch = (due: readonly Due[]): void => base.options.awaited?.(due.map(([, trigger]) => trigger)),
): Rules {
  const { options, arrivals } = base;
  const { navigator, document } = globalThis as Partial<typeof globalThis>;
  const delayed = new Map<Trigger, [PublishedSurvey, ReturnType<typeof setTimeout>]>();

  function factOf(condition: Condition): Fact {
    const { field, name } = condition;
    const language = options.locale || document?.documentElement.lang || navigator?.language || "";
    if (field === "context") return base.context?.[name!];
    if (field === "locale") return [language, language.split("-")[0]];
    if (field === "device") return deviceOf(navigator?.userAgent);
    if (field === "visitor") return arrivals.all().at(-1)!.session! > 1 ? "returning" : "new";
    return addressed(condition, base.here());
  }
  const judge = (conditions: unknown): boolean =>
    holds(conditions as Conditions<Condition> | undefined, (condition) =>
      base.compare(factOf(condition), condition.op, condition.value as Comparable),
    );

  const rules: Rules = {
    triggers: ({ when }) => (when && judge(when.url) ? when.any.filter(({ url }) => judge(url)) : []),
    meant({ audience, decide }) {
      const here = judge(audience);
      // Of an `any` one side is enough, of an `all` neither.
      const enough = !!audience && "any" in audience;
      return decide && here !== enough ? undefined : here;
    },
    due: (matched, watched = false) =>
      matched.filter((one) => {
        const [survey, trigger] = one;
        if (trigger.selector && !watched) return false;
        if (!trigger.delay) return true;
        if (!delayed.has(trigger))
          delayed.set(trigger, [
            survey,
            setTimeout(() => {
              delayed.delete(trigger);
              base.offer([one]).catch((thrown: unknown) => base.fail("view", thrown));
            }, trigger.delay * 1000),
          ]);
        return false;
      }),
    turn(surveys) {
      for (const [trigger, [survey, timer]] of delayed)
        if (!surveys.includes(survey) || !rules.triggers(survey).includes(trigger)) {
          clearTimeout(timer);
          delayed.delete(trigger);
        }
      watch(surveys.flatMap((survey) => rules.triggers(survey).map((trigger): Due => [survey, trigger])));
    },
  };
  return rules;
}
