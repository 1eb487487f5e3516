/** The quadrant with its key: who stands where, in words as well, and who could not be drawn. */
import type { CampaignReport, CampaignRow } from "#contract";
import type { MarketingFigure } from "../../reports/statistics/promise/indices.ts";
import { Quadrant, type QuadrantPoint } from "../charts/quadrant.tsx";
import { readable } from "../columns.ts";
import { useFrame, type Frame } from "../frame.ts";
import { spendText } from "../money.ts";
import { withQuery } from "../results.ts";
import { State } from "./state.tsx";

type Named = CampaignRow & { campaign: NonNullable<CampaignRow["campaign"]> };
type Query = Readonly<Record<string, string | undefined>>;

interface GapProps {
  report: CampaignReport;
  by: MarketingFigure | null;
  /** The period and the filters, which a campaign's page follows too. */
  query: Query;
}

/** In the order of the key. */
const states = ["over_promise", "under_delivery", "hidden_gem", "trust_builder", "in_line", "insufficient"] as const;

export function PromiseGap({ report, by, query }: GapProps) {
  const frame = useFrame();
  const say = frame.words.home;
  const named = report.items.filter((row): row is Named => row.campaign !== null);
  const drawn = named.filter(({ marketingIndex, kept }) => marketingIndex !== null && readable(kept) !== null);
  const few = named.filter(({ kept }) => kept.n > 0 && kept.confidence === "none");
  const bare = named.filter(({ marketingIndex, kept }) => marketingIndex === null && readable(kept) !== null);
  const currencies = new Set(drawn.flatMap(({ marketing }) => marketing.currency ?? []));
  const comparable = currencies.size === 1;
  return (
    <section class="card" aria-labelledby="quadrant">
      <h2 id="quadrant">{say.quadrant}</h2>
      {by === null ? (
        <NoFigures />
      ) : (
        <>
          {drawn.length === 0 && <p class="quiet">{say.noneToDraw}</p>}
          {drawn.length > 0 && (
            <div class="quadrant">
              <Quadrant
                title={say.quadrant}
                points={drawn.map((row) => pointOf(row, query, comparable, frame))}
                account={readable(report.total.kept)}
              />
              <Key drawn={drawn} query={query} />
            </div>
          )}
          <Missing label={say.noFiguresPoint} rows={bare} query={query} />
          <Missing label={say.fewAnswersPoint} rows={few} query={query} />
          {drawn.length > 0 && (
            <p class="fine">{`${say.howToRead[by]}; ${say.howToReadOn} ${comparable ? say.size : say.sizeSame}`}</p>
          )}
        </>
      )}
    </section>
  );
}

/** Half of it is marketing's: without it there is nothing to set the answers against. */
function NoFigures() {
  const say = useFrame().words.home;
  return (
    <div class="stack">
      <h3>{say.noMarketingTitle}</h3>
      <p class="quiet">{say.noMarketing}</p>
      <p>
        <a class="button button-quiet" href="/app/marketing">
          {say.noMarketingAction}
        </a>
      </p>
    </div>
  );
}

export const campaignPath = (id: string, query: Query): string => withQuery(`/app/campaigns/${id}`, query);
/** The responses that belong to no campaign, of the same days and filters as far as a list of responses has them. */
export const unnamedPath = ({ from, to, survey, channel, touchpoint }: Query): string =>
  withQuery("/app/responses", { campaign: "none", from, to, survey, channel, touchpoint });

function pointOf(row: Named, query: Query, comparable: boolean, frame: Frame): QuadrantPoint {
  const { words, format, language } = frame;
  const say = words.home.point;
  const { campaign, state, kept, marketingIndex, marketing } = row;
  const { spendMinor, currency } = marketing;
  const money = spendMinor === null || currency === null ? null : spendText(language, spendMinor, currency);
  const told = [
    say.kept(format.share(kept.value ?? 0), format.shares(kept.low ?? 0, kept.high ?? 1), format.count(kept.n)),
    say.sells(format.count(Math.round(marketingIndex ?? 0))),
    ...(money ? [say.spend(money)] : []),
  ];
  return {
    key: campaign.id,
    name: campaign.name,
    href: campaignPath(campaign.id, query),
    state,
    index: marketingIndex ?? 0,
    kept,
    spend: comparable && currency !== null ? spendMinor : null,
    told: `${campaign.name}: ${words.home.states[state]}; ${told.join("; ")}`,
  };
}

function Key({ drawn, query }: { drawn: readonly Named[]; query: Query }) {
  const { words, format } = useFrame();
  return (
    <dl class="quadrant-key">
      {states.map((state) => {
        const rows = drawn.filter((row) => row.state === state);
        if (rows.length === 0) return null;
        return (
          <div key={state}>
            <dt>
              <State state={state} />
            </dt>
            <dd>{words.home.means[state]}</dd>
            <dd>
              <ul>
                {rows.map(({ campaign, kept }) => (
                  <li key={campaign.id}>
                    <a href={campaignPath(campaign.id, query)} dir="auto">
                      {campaign.name}
                    </a>
                    <span class="quiet">{`${format.share(kept.value ?? 0)} · n\u00a0${format.count(kept.n)}`}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Missing({ label, rows, query }: { label: string; rows: readonly Named[]; query: Query }) {
  if (rows.length === 0) return null;
  return (
    <p class="fine">
      {label}{" "}
      {rows.map(({ campaign }, at) => (
        <span key={campaign.id}>
          {at > 0 && ", "}
          <a href={campaignPath(campaign.id, query)}>
            <bdi>{campaign.name}</bdi>
          </a>
        </span>
      ))}
    </p>
  );
}
