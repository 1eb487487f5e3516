/** What a campaign promises: each claim in every language it was written in, its version, where it is checked. */
import type { Campaign, CampaignPromise } from "#contract";
import { promiseRows } from "../../campaigns/read.ts";
import type { Surroundings } from "../../http/context.ts";
import { useFrame } from "../frame.ts";
import { Facts } from "./facts.tsx";

/** A version that is no longer shown to anybody; answers still refer to it. */
export type Wording = Pick<CampaignPromise, "id" | "version" | "statement">;

export async function earlierWordings(here: Surroundings, campaign: Campaign): Promise<Wording[]> {
  const rows = await promiseRows(here, [campaign.id]);
  return rows.filter(({ position }) => position === null).sort((a, b) => b.version - a.version);
}

interface PromisesProps {
  promises: readonly CampaignPromise[];
  earlier: readonly Wording[];
  names: ReadonlyMap<string, string>;
}

export function Promises({ promises, earlier, names }: PromisesProps) {
  const { words, format } = useFrame();
  return (
    <>
      {promises.length === 0 && <p class="quiet">{words.campaign.noPromises}</p>}
      <ul class="promises">
        {promises.map(({ id, version, statement, kind, madeIn, dueTouchpoint, validFrom, validTo }) => (
          <li key={id} class="promise">
            <Statement statement={statement} />
            <p class="promise-kind">
              {words.promiseKinds[kind]} · {words.campaign.version(format.count(version))}
            </p>
            <Facts
              entries={[
                [words.campaign.madeIn, madeIn && words.madeIn[madeIn]],
                [words.campaign.due, dueTouchpoint && (names.get(dueTouchpoint) ?? dueTouchpoint)],
                [
                  words.campaign.valid,
                  [
                    validFrom && words.campaign.from(format.day(validFrom)),
                    validTo && words.campaign.until(format.day(validTo)),
                  ]
                    .filter(Boolean)
                    .join(" · "),
                ],
              ]}
            />
          </li>
        ))}
      </ul>
      {earlier.length > 0 && (
        <details class="more">
          <summary>{words.campaign.earlier}</summary>
          <ul class="plain-list">
            {earlier.map(({ id, version, statement }) => (
              <li key={`${id}@${version}`}>
                <Statement statement={statement} />{" "}
                <span class="quiet">{words.campaign.version(format.count(version))}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Statement({ statement }: { statement: CampaignPromise["statement"] }) {
  const { format } = useFrame();
  const texts: readonly (readonly [string | undefined, string])[] =
    typeof statement === "string" ? [[undefined, statement]] : Object.entries(statement);
  return (
    <>
      {texts.map(([locale, text]) => (
        <p key={locale ?? ""} class="statement">
          <q lang={locale} dir="auto">
            {text}
          </q>
          {locale !== undefined && <span class="statement-language">{format.language(locale)}</span>}
        </p>
      ))}
    </>
  );
}
