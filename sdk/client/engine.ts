/**
 * What happens once something is due: who may be asked, which survey has the screen. Apart from the front, so that a
 * page on which nothing is due never fetches it.
 */
import type { ExposureStep, PublishedSurvey, ResponseItem } from "../contract/wire.types.ts";
import type { Play, Staged } from "./asking.ts";
import { beaconOf } from "./beacon.ts";
import type { Base, Offered } from "./journey.ts";
import { reasonsAgainst, stickyDraw, turnOf, type Reason } from "./eligibility.ts";
import { fraction } from "./fraction.ts";
import { pickLocale, say, shownLocale } from "./language.ts";
import { mark, marksIn } from "./marks.ts";
import type { Mark } from "./matches.ts";
import { asItem, type Step } from "./step.ts";
import { createTeller } from "./tell.ts";
import type { Submitted } from "./voz.types.ts";

/** Steps of the funnel wait so long for something that is sent anyway. */
const unhurried = 3_000;

export interface Engine {
  /** All that speaks against a survey, but for page and audience; and whether it is meant for this visitor. */
  judge(survey: PublishedSurvey): [against: Reason[], meant: boolean | undefined];
  /** Triggers fired: shows one of their surveys, or says what speaks against it. What the host opened it shows anyway. */
  offer(due: Offered[], shut: number): Promise<void>;
  /** The page goes away. */
  leave(): void;
}

export function createEngine(base: Base, play?: Play): Engine {
  const { options, now, random, shelf, box, identity, desk, granted, emit, fail } = base;
  const { newId, stamp, compose } = createTeller(base);
  const steps: (Step | ResponseItem)[] = (base.steps = []);
  let timer: ReturnType<typeof setTimeout> | undefined;
  /**
   * A step of the funnel, once a visit. Nothing hurries with it, and least of all while a survey comes up: who sends is
   * fetched for it a while later, unless an answer goes first, or the page.
   */
  function expose(
    { id: surveyId, version: surveyVersion, touchpoint }: PublishedSurvey,
    step: ExposureStep,
    reason?: Reason,
  ): void {
    if (base.consent === "denied" || !base.arrivals.first(surveyId + step)) return;
    // A bare count: neither the page nor the customer goes along.
    const { touches, visitorId } = base.along();
    steps.push({
      surveyId,
      surveyVersion,
      step,
      reason,
      at: stamp(),
      touchpoint,
      touches,
      visitorId,
    } as Step);
    if (base.sender) base.sender.tell();
    else timer ??= setTimeout(() => steps[0] && base.send().catch((thrown) => fail("collect", thrown)), unhurried);
  }
  /** As long as nobody can send it, the device keeps it as the sender would. */
  const keep = (item: ResponseItem): void => shelf.write(box, [...shelf.list(box), item]);
  const seen = (): Mark[] => marksIn(base);
  base.before = seen().length;
  /** Stands in for the visitor id where there is none; drawn once a draw is needed. */
  let load: number | undefined;
  /** The surveys on the page, by id: taken at once, staged when their view is there. */
  const stages = new Map<string, { aside: boolean; staged?: Staged }>();
  /** In the page's flow or behind a tab: it leaves the screen to others. */
  const isAside = ({ show }: PublishedSurvey): boolean => !/^(popover|modal)?$/.test(show?.as ?? "");
  function clear(goes: (id: string, aside: boolean) => boolean = () => true): void {
    for (const [id, { aside, staged }] of stages)
      if (goes(id, aside)) {
        stages.delete(id);
        staged?.remove();
      }
  }
  base.clear = clear;

  /** This visitor's number for something: sticky where there is an id, else for as long as the page. */
  const drawFor = (what: string): number => stickyDraw((identity.who.visitorId ?? (load ??= fraction(random))) + what);
  const sampled = ({ id, sample = 1 }: PublishedSurvey): boolean => sample >= 1 || drawFor(id) < sample;

  const against = (survey: PublishedSurvey): Reason[] =>
    reasonsAgainst(survey, {
      ...desk.known!.asking,
      ...options,
      seen: seen(),
      now: now(),
      sampled: sampled(survey),
      get lot() {
        return drawFor("");
      },
      open: stages.has(survey.id) ? survey.id : [...stages].find(([, { aside }]) => !aside && !isAside(survey))?.[0],
      live: desk.known!.surveys.filter((one) => one.when && sampled(one) && meant(one) !== false),
    });

  /** Whether a survey is meant for this visitor; undefined while the Worker was not asked. */
  const meant = (survey: PublishedSurvey): boolean | undefined =>
    base.rules?.meant(survey) ?? (!survey.decide || desk.decided?.eligible.includes(survey.id));

  function bringUp(survey: PublishedSurvey, opened: boolean): void {
    const { id } = survey;
    const mine: { aside: boolean; staged?: Staged } = { aside: isAside(survey) };
    stages.set(id, mine);
    const stands = (): boolean => stages.get(id) === mine;
    const over = (): void => {
      if (stands()) stages.delete(id);
    };
    const locale = shownLocale(survey, base.wanted());
    const { decided } = desk;
    play?.(survey, {
      locale,
      opened,
      shelf,
      newId,
      stamp,
      granted,
      emit,
      submit: (item) =>
        base.send().then(
          (sender) => sender.submit(item),
          (thrown): Submitted => {
            keep(item);
            fail("collect", thrown);
            return { id: item.id, status: "queued", code: "offline" };
          },
        ),
      over,
      put: (item) => void (base.sender ? base.sender.put(item) : (steps.push(item), keep(item))),
      compare: base.compare,
      promise: decided?.promise ?? null,
      theme: desk.known!.theme,
      facts() {
        const { traits, name } = identity.who.customer ?? {};
        const { utm_source: source, utm_medium: medium } = base.arrivals.all().at(-1)!.params;
        return { ...decided, traits, name, context: base.context, source, medium };
      },
      say: (text) => say(text, locale, survey.locale),
      wordsIn: (languages) => pickLocale(languages.split(" "), locale, survey.locale, "en"),
      exposed: (step) => expose(survey, step),
      mark: (act) => mark(base, survey, act),
      compose: (answers, given) => compose(survey, answers, given),
    })
      .then((staged) => {
        mine.staged = staged;
        // The host may have taken it away while it was fetched.
        if (stands()) staged.show();
      })
      .catch((thrown: unknown) => {
        // Half of it may stand.
        mine.staged?.remove();
        over();
        fail("view", thrown);
      });
  }

  return {
    async offer(due, shut) {
      const kept = seen();
      due.sort(([one], [other]) => turnOf(one, kept) - turnOf(other, kept));
      if (!play) return;
      for (const [survey, trigger] of due) {
        if (!trigger) {
          await base.decide(survey);
          if (shut !== base.shut) return;
          clear((id, aside) => !aside || id === survey.id);
          bringUp(survey, true);
          continue;
        }
        const fits = (): boolean | undefined =>
          shut === base.shut && (base.rules?.triggers(survey).includes(trigger) ?? true) && meant(survey);
        // Another page, or meant for others: nothing was suppressed.
        if (fits() === false) continue;
        let [reason] = against(survey);
        if (!reason && survey.decide) {
          // Not reached: the survey waits.
          if (!(await base.decide(survey)) || !fits()) continue;
          [reason] = against(survey);
        }
        if (reason === "already_open") continue;
        expose(survey, reason ? "suppressed" : "eligible", reason);
        if (!reason) bringUp(survey, false);
      }
    },
    judge: (survey) => [against(survey), meant(survey)],
    leave() {
      for (const { staged } of stages.values()) staged?.leave();
      clearTimeout(timer);
      timer = undefined;
      // Where nobody came to send them; a step that the browser does not take on either is lost, no more.
      if (steps[0] && base.consent !== "denied")
        beaconOf(options)(
          options.host + "/v1/collect",
          JSON.stringify({
            key: options.key,
            sentAt: stamp(),
            items: steps.splice(0).map((step) => asItem(step, newId)),
          }),
        );
    },
  };
}
