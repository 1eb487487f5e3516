/** Flags as people see them: what is open, calmly, on the home page; all that was ever found on the campaign's own. */
import type { Flag } from "#contract";
import { listDrifts, listFlags, type DriftDay } from "../../alerts/read.ts";
import { inLocale } from "../../campaigns/promise.ts";
import type { Desk } from "../desk.ts";
import { shorten } from "../facts.ts";
import { useFrame } from "../frame.ts";
import { sumText } from "../money.ts";
import { Facts } from "./facts.tsx";
import { axes, MeasureOn } from "./measure.tsx";
import { State } from "./state.tsx";
import { Spoken } from "./voice-card.tsx";

/** A banner is read at a glance; the rest stands with the campaigns. */
const shown = 4;
/** Enough for every banner, and a page of a campaign's own. */
const most = 50;

export interface Alerts {
  flags: readonly Flag[];
  drifts: readonly DriftDay[];
}

/** What nobody has seen yet, trouble first; the sums that do not match, for those who may administer. */
export async function openAlerts({ c, here }: Pick<Desk, "c" | "here">): Promise<Alerts> {
  const [{ items }, drifts] = await Promise.all([
    listFlags(here, { limit: most, unseen: true }),
    c.get("actor").scopes.includes("admin") ? listDrifts(here) : [],
  ]);
  return { flags: items.toSorted((a, b) => Number(isGood(a)) - Number(isGood(b))), drifts };
}

export const campaignFlags = async (here: Desk["here"], campaign: string): Promise<Flag[]> =>
  (await listFlags(here, { campaign, limit: most })).items;

const isGood = ({ state }: Flag): boolean => state === "hidden_gem" || state === "trust_builder";

export function OpenFlags({ flags, drifts }: Alerts) {
  const { words, format } = useFrame();
  if (flags.length === 0 && drifts.length === 0) return null;
  const more = flags.length - shown;
  return (
    <section class="alerts" aria-label={words.alerts.open}>
      {drifts.length > 0 && <DriftNotice drifts={drifts} />}
      {flags.length > 0 && (
        <>
          <h2>{words.alerts.open}</h2>
          <p class="quiet">{words.alerts.openLead}</p>
          <ul class="alert-list">
            {flags.slice(0, shown).map((flag) => (
              <OpenFlag key={flag.id} flag={flag} />
            ))}
          </ul>
          {more > 0 && <p class="quiet">{words.alerts.more(format.count(more))}</p>}
        </>
      )}
    </section>
  );
}

function OpenFlag({ flag }: { flag: Flag }) {
  const { words, format } = useFrame();
  const { campaign, owner, state, week, mix } = flag;
  const path = `/app/campaigns/${campaign.id}`;
  return (
    <li class={isGood(flag) ? "alert alert-good" : "alert"}>
      <div class="alert-said">
        <p class="alert-head">
          <a href={`${path}#${flag.id}`} dir="auto">
            {campaign.name}
          </a>{" "}
          <State state={state} />
        </p>
        <p>
          <KeptSentence flag={flag} />
          {mix !== "none" && ` ${words.home.mix[mix]}`}
        </p>
        <p class="alert-small">
          {words.alerts.week(format.dayShort(week.from), format.day(week.to))} ·{" "}
          {owner === null ? words.alerts.nobody : <bdi>{words.alerts.to(owner)}</bdi>}
        </p>
      </div>
      <SeenButton flag={flag} back="/app" />
    </li>
  );
}

function KeptSentence({ flag: { figures } }: { flag: Flag }) {
  const { words, format } = useFrame();
  // Where there are too few others, it was held against the target: their rate says nothing.
  const { kept, rest, q } = figures;
  const [part, n] = [format.share(kept.value ?? 0), format.count(kept.n)];
  return (
    <>
      {rest === null || q === null ? words.alerts.keptAlone(part, n) : words.alerts.kept(part, n, format.share(rest))}
    </>
  );
}

function SeenButton({ flag, back }: { flag: Flag; back: string }) {
  const { words } = useFrame();
  const seen = flag.seenAt !== null;
  return (
    <form method="post" action={`/app/flags/${flag.id}`}>
      <input type="hidden" name="back" value={back} />
      <button class="button button-quiet" name="seen" value={seen ? "no" : "yes"}>
        {seen ? words.alerts.unseen : words.alerts.seen}
        <span class="unseen"> {flag.campaign.name}</span>
      </button>
    </form>
  );
}

function DriftNotice({ drifts }: Pick<Alerts, "drifts">) {
  const { words, format } = useFrame();
  const say = words.alerts;
  return (
    <div class="notice notice-bad">
      <h2>{say.driftTitle}</h2>
      <p>{say.driftLead}</p>
      {drifts.map(({ day, lines }) => (
        <details key={day} class="more">
          <summary>{say.drift(format.day(day), lines.length, format.count(lines.length))}</summary>
          <ul class="plain-list">
            {lines.map(({ kind, dim, key, question, metric, value, n }) => (
              <li key={[kind, dim, key, question, metric, value].join()}>
                <code>{[dim, key].filter(Boolean).join(" ")}</code>{" "}
                {say.driftLine(question, metric, value, `${say[kind]} ${format.count(n)}`)}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

export function FlagHistory({ flags }: { flags: readonly Flag[] }) {
  const { words } = useFrame();
  return (
    <section class="block" id="flags">
      <h2>{words.alerts.history}</h2>
      {flags.length === 0 && <p class="quiet">{words.alerts.historyNone}</p>}
      {flags.map((flag) => (
        <FlagCard key={flag.id} flag={flag} />
      ))}
    </section>
  );
}

function FlagCard({ flag }: { flag: Flag }) {
  const { words, format } = useFrame();
  const say = words.alerts;
  const { state, week, until, owner, mix, figures, seenAt } = flag;
  return (
    <article class="card flag" id={flag.id}>
      <header class="card-head">
        <State state={state} />
        <h3>{say.week(format.dayShort(week.from), format.day(week.to))}</h3>
        {until > week.to && <p class="quiet">{say.lasting(format.day(until))}</p>}
      </header>
      <PromiseMade flag={flag} />
      {mix !== "none" && <p class="notice notice-care">{words.home.mix[mix]}</p>}
      <Figures flag={flag} />
      {figures.q === null && <p class="fine">{say.target}</p>}
      <Quotes flag={flag} />
      <footer class="card-foot">
        <p class="quiet">
          {owner === null ? say.nobody : <bdi>{say.to(owner)}</bdi>}
          {seenAt !== null && ` · ${say.seenOn(format.dayOf(seenAt))}`}
        </p>
        <SeenButton flag={flag} back={`/app/campaigns/${flag.campaign.id}`} />
      </footer>
    </article>
  );
}

function PromiseMade({ flag: { promise } }: { flag: Flag }) {
  const { words, language, workspace } = useFrame();
  if (!promise) return <p class="quiet">{words.alerts.generic}</p>;
  return (
    <p class="statement">
      <q dir="auto">{inLocale(promise.statement, language, workspace?.locale ?? "es")}</q>
    </p>
  );
}

function Figures({ flag: { figures, earlier } }: { flag: Flag }) {
  const { words, format, language } = useFrame();
  const say = words.alerts;
  const { from, to, kept, rest, q, marketingIndex, onBrokenPromises, currency } = figures;
  const span = say.answersOf(format.dayShort(from), format.dayShort(to));
  const { value: before } = earlier.kept;
  return (
    <Facts
      entries={[
        [say.keptLabel, <MeasureOn key="kept" axis={axes.kept} figure={kept} />],
        [say.basis, span],
        [say.rest, rest === null || q === null ? null : format.share(rest)],
        [
          say.before,
          before === null
            ? null
            : `${format.share(before)} · ${words.measure.n} ${format.count(earlier.kept.n)} · ${say.answersOf(format.dayShort(earlier.from), format.dayShort(earlier.to))}`,
        ],
        [say.chance, q === null ? null : say.q(format.q(q))],
        [say.index, marketingIndex === null ? null : format.count(Math.round(marketingIndex))],
        [
          say.spend,
          onBrokenPromises === null || currency === null
            ? null
            : say.estimated(sumText(language, onBrokenPromises, currency)),
        ],
      ]}
    />
  );
}

function Quotes({ flag: { quotes } }: { flag: Flag }) {
  const { words, format } = useFrame();
  if (quotes.length === 0) return <p class="quiet">{words.alerts.noQuotes}</p>;
  return (
    <>
      <h4>{words.alerts.quotes}</h4>
      <ul class="said-texts">
        {quotes.map(({ responseId, text, at, locale }) => (
          <li key={responseId}>
            <p class="voice-words" dir="auto" lang={locale ?? undefined}>
              <Spoken text={shorten(text, 320)} />
            </p>
            <a class="flag-quote-link" href={`/app/responses/${responseId}`}>
              {words.alerts.read}, <time datetime={at}>{format.dayOf(at)}</time>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
