/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- a table laid out as blocks */
/** The two rows that are never left out: what was said and what was spent that the other side knows nothing of. */
import { useFrame } from "../frame.ts";
import type { Leftovers } from "../leftovers.ts";
import { spendText } from "../money.ts";
import { adoptPath } from "./unmatched.tsx";
import { Allowed } from "./allowed.tsx";

interface RowsProps {
  leftovers: Leftovers;
  /** How many columns stand beside the name. */
  columns: number;
  /** Whether anything was imported. */
  figures: boolean;
}

export function LeftoverRows({ leftovers, columns, figures }: RowsProps) {
  const say = useFrame().words.home.leftovers;
  return (
    <>
      <tr role="row" class="leftover">
        <th role="rowheader" scope="row">
          {say.feedback}
        </th>
        <td role="cell" colspan={columns}>
          <Feedback {...leftovers.feedback} />
        </td>
      </tr>
      <tr role="row" class="leftover">
        <th role="rowheader" scope="row">
          {say.spend}
        </th>
        <td role="cell" colspan={columns}>
          {figures ? <Spend {...leftovers.spend} /> : <NoFigures />}
        </td>
      </tr>
    </>
  );
}

function Feedback({ n, none, campaigns }: Leftovers["feedback"]) {
  const { words, format } = useFrame();
  const say = words.home.leftovers;
  if (n === 0 && campaigns === 0) return <span class="quiet">{say.noFeedback}</span>;
  const parts = [
    campaigns > 0 && say.campaigns(campaigns, format.count(campaigns)),
    none > 0 && say.none(none, format.count(none)),
  ];
  return (
    <div class="leftover-facts">
      <strong>{say.feedbackOf(n, format.count(n))}</strong>
      <span class="quiet">{parts.filter(Boolean).join(" · ")}</span>
      {none > 0 && (
        <Allowed to="adoptCampaign">
          <a href={adoptPath}>{say.feedbackAction}</a>
        </Allowed>
      )}
    </div>
  );
}

function Spend({ sums, campaigns, unknown }: Leftovers["spend"]) {
  const { words, format, language } = useFrame();
  const say = words.home.leftovers;
  if (sums.length === 0 && campaigns === 0 && !unknown) return <span class="quiet">{say.noSpend}</span>;
  const parts = [campaigns > 0 && say.silent(campaigns, format.count(campaigns)), unknown && say.unknown];
  return (
    <div class="leftover-facts">
      {sums.map(({ currency, minor, share }) => (
        <strong key={currency}>{say.spendOf(spendText(language, minor, currency), format.share(share))}</strong>
      ))}
      <span class="quiet">{parts.filter(Boolean).join(" · ")}</span>
      <Allowed to="importMetrics">
        <a href="/app/marketing">{say.spendAction}</a>
      </Allowed>
    </div>
  );
}

function NoFigures() {
  const say = useFrame().words.home;
  return (
    <div class="leftover-facts">
      <span class="quiet">{say.leftovers.noFigures}</span>
      <Allowed to="importMetrics">
        <a href="/app/marketing">{say.noMarketingAction}</a>
      </Allowed>
    </div>
  );
}
