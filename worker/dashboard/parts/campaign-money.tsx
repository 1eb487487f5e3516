/** One campaign's figures of marketing's, and what they come to once it is known which promises were kept. */
import type { CampaignRow, Platform } from "#contract";
import type { ColumnName } from "../columns.ts";
import { judged } from "../columns.ts";
import { useFrame } from "../frame.ts";
import { Cell, Estimate, Value } from "./campaign-cells.tsx";
import { axes, MeasureOn } from "./measure.tsx";
import { Allowed } from "./allowed.tsx";

const figures: readonly ColumnName[] = ["spend", "impressions", "clicks", "ctr", "conversions", "cvr", "cpa", "roas"];
const estimates = ["perKept", "perPromoter", "broken", "keptRoas"] as const;

export function MarketingFigures({ row }: { row: CampaignRow }) {
  const { words, format } = useFrame();
  const say = words.home;
  const platforms = row.platforms.map((name) => words.marketing.platforms[name as Platform] ?? name);
  if (platforms.length === 0)
    return (
      <section class="block">
        <h2>{say.marketing}</h2>
        <p class="quiet">{say.leftovers.noFigures}</p>
        <p>
          <Allowed to="importMetrics">
            <a class="button button-quiet" href="/app/marketing">
              {say.noMarketingAction}
            </a>
          </Allowed>
        </p>
      </section>
    );
  return (
    <section class="block">
      <h2>{say.marketing}</h2>
      <div class="card">
        <dl class="money-list">
          {figures.map((column) => (
            <div key={column}>
              <dt>{say.columns[column]}</dt>
              <dd>
                <Cell column={column} row={row} />
              </dd>
            </div>
          ))}
          {row.marketing.reach !== null && (
            <div>
              <dt>{say.reach}</dt>
              <dd>
                <Value>{format.count(row.marketing.reach)}</Value>
              </dd>
            </div>
          )}
        </dl>
        <p class="fine">{`${say.platforms}: ${platforms.join(", ")}`}</p>
      </div>
    </section>
  );
}

export function KeptMoney({ row }: { row: CampaignRow }) {
  const { words, format } = useFrame();
  const say = words.home;
  const { kept, responseRate, platforms, trustCost } = row;
  const short = judged - kept.n;
  const rate = responseRate.value === null ? null : format.share(responseRate.value);
  return (
    <section class="block">
      <h2>{say.money}</h2>
      <p class="lead">{say.moneyLead}</p>
      <div class="card">
        {platforms.length === 0 ? (
          <p class="quiet">{say.moneyNone}</p>
        ) : short > 0 ? (
          <p class="quiet">{say.moneyFew(short, format.count(short))}</p>
        ) : (
          <>
            <dl class="money-list">
              {estimates.map((column) => (
                <div key={column}>
                  <dt>{`${say.columns[column]}, ${say.estimated}`}</dt>
                  <dd>
                    <Estimate column={column} row={row} />
                  </dd>
                </div>
              ))}
            </dl>
            <p class="fine">{say.basis(format.count(kept.n), rate)}</p>
          </>
        )}
      </div>
      {trustCost.n > 0 && (
        <div class="card">
          <h3>{say.columns.trust}</h3>
          <p class="quiet">{say.trustLead}</p>
          {trustCost.confidence === "none" ? (
            <p class="quiet">{say.trustFew}</p>
          ) : (
            <MeasureOn axis={trustAxis} figure={trustCost} />
          )}
        </div>
      )}
    </section>
  );
}

const trustAxis = { ...axes.nps, from: -200, to: 200 };
