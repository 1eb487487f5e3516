/** What an app fetches when it is idle: the journey with its sender, and the ways to all that is fetched after it. */
import type { CollectResult, PublishedSurvey, ResponseItem } from "../contract/wire.types.ts";
import type { Fetched } from "./awaited.ts";
import type { Front } from "./client.ts";
import { createJourney, type Base, type Tools } from "./journey.ts";
import { patience } from "./outbox.ts";
import { tellingFail } from "./problem.ts";
import type { Rules } from "./rules.ts";
import { createSender } from "./sender.ts";
import type { Show } from "./voz.types.ts";
import { takeBack } from "./withheld.ts";

/** What the API will say of an answer; without the rules (offline, an old copy of the app) it says so itself. */
async function judge(
  survey: PublishedSurvey,
  item: ResponseItem,
): Promise<Pick<CollectResult, "code" | "issues"> | undefined> {
  try {
    const judged = (await import("../contract/judge.ts")).judgeAnswers(survey, item);
    return judged.ok ? undefined : { code: judged.code, issues: judged.issues };
  } catch {
    return undefined;
  }
}

/** What judges events, and compares for whatever else does: one file. */
async function equip(base: Tools): Promise<(base: Base) => Rules> {
  const { createRules, compare, matches } = await import("./tracking.ts");
  Object.assign(base, { compare, matches });
  return createRules;
}

/** An answer that was taken down before what the device keeps was read knows of one page load alone. */
function withArrivals({ arrivals, granted }: Front, item: ResponseItem): ResponseItem {
  if (!granted() || item?.consent?.state !== "granted" || item.touches?.[0]?.session) return item;
  const kept = arrivals.all().filter(({ at }) => at <= item.at);
  return kept[0] ? { ...item, touches: kept } : item;
}

export function begin(front: Front, show: Show | undefined): Fetched {
  const { options } = front;
  const { host, fetch: own } = options;
  front.fail = tellingFail(front);
  Object.assign(options, {
    host: host.replace(/\/+$/, ""),
    judge,
    fetch: ((input, init) =>
      (own ?? fetch)(input, {
        signal: globalThis.AbortSignal?.timeout?.(patience) ?? null,
        ...init,
      })) satisfies typeof fetch,
  });
  let rules: Rules | undefined;
  const fetchShowing = () => import("./showing.ts");
  const journey = createJourney(
    front,
    async (base: Base) => {
      const [{ createEngine, playWith, explain }] = await Promise.all([fetchShowing(), equip(base)]);
      return { ...createEngine(base, show && playWith(show)), explain };
    },
    async (base) => createSender(base),
    async () => (await fetchShowing()).explain,
    async (base) => {
      const create = await equip(base);
      return (rules ??= create(base));
    },
    async (base) => (await import("./carry.ts")).carry(base),
  );
  const { shelf, box } = front;
  if (!front.over) {
    front.arrivals.remember();
    // What an earlier page left so is put in order before anybody sends it.
    const kept = shelf.list<ResponseItem>(box);
    const whole = kept.map((item) => withArrivals(front, item));
    if (whole.some((item, place) => item !== kept[place])) shelf.write(box, whole);
  }
  return {
    ...journey,
    async submit(item) {
      // Given under a consent that was taken back since, it carries no more than what waited then.
      const no = front.consent === "denied" && item.consent?.state !== "denied";
      const rest = no ? takeBack(item) : withArrivals(front, item);
      return rest ? (await (front as Base).send()).take(rest) : { id: item.id, status: "rejected" };
    },
  };
}
