/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- as in sheet.tsx */
/** The tables of the coverage page. They become cards on a narrow screen, so their roles are written out. */
import { creditModels, type CoverageReport } from "#contract";
import type { CreditTotals } from "../credit.ts";
import { useFrame } from "../frame.ts";
import { Measure } from "./measure.tsx";
import { Cell, Sheet } from "./sheet.tsx";

export function ModelTable({ models }: Pick<CoverageReport, "models">) {
  const { words } = useFrame();
  const say = words.coverage;
  return (
    <Sheet caption={say.modelsCaption} columns={[say.model, say.notDirect, say.withCampaign]}>
      {models.map(({ model, notDirect, withCampaign }) => (
        <tr key={model} role="row">
          <th role="rowheader" scope="row">
            <span class="campaign-name">{words.models[model]}</span>
          </th>
          <Cell column={say.notDirect}>
            <Measure name="share" figure={notDirect} />
          </Cell>
          <Cell column={say.withCampaign}>
            <Measure name="share" figure={withCampaign} />
          </Cell>
        </tr>
      ))}
    </Sheet>
  );
}

export function CreditTable({ credit }: { credit: CreditTotals }) {
  const { words, format } = useFrame();
  const say = words.coverage;
  const columns = [words.campaigns.campaign, ...creditModels.map((model) => say.creditModels[model]), say.inPart];
  const total = (
    <tr role="row">
      <th role="rowheader" scope="row">
        <span class="campaign-name">{say.total}</span>
      </th>
      {creditModels.map((model) => (
        <Cell key={model} column={say.creditModels[model]}>
          {format.credit(credit[model])}
        </Cell>
      ))}
      <Cell column={say.inPart}>{words.none}</Cell>
    </tr>
  );
  return (
    <Sheet caption={say.creditCaption} columns={columns} foot={total}>
      {credit.rows.map(({ campaign, n, ...shares }) => (
        <tr key={campaign?.id ?? "none"} role="row">
          <th role="rowheader" scope="row">
            {campaign ? (
              <a class="campaign-name" dir="auto" href={`/app/campaigns/${campaign.id}`}>
                {campaign.name}
              </a>
            ) : (
              <span class="campaign-name">{words.campaigns.none}</span>
            )}
          </th>
          {creditModels.map((model) => (
            <Cell key={model} column={say.creditModels[model]}>
              <span>
                {format.credit(shares[model])}{" "}
                <span class="quiet">{credit[model] > 0 && `(${format.share(shares[model] / credit[model])})`}</span>
              </span>
            </Cell>
          ))}
          <Cell column={say.inPart}>{format.count(n)}</Cell>
        </tr>
      ))}
    </Sheet>
  );
}
