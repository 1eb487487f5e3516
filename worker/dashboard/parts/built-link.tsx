/** A link that was built: ready to copy, where it will fall, what to watch out for, and its QR code. */
import type { Campaign } from "#contract";
import type { TriedArrival } from "../../touches/routes.ts";
import { useFrame } from "../frame.ts";
import type { Words } from "../words/es.ts";
import { Code } from "./code.tsx";
import { Flags } from "./details.tsx";
import { Facts } from "./facts.tsx";
import { Icon } from "./icon.tsx";
import { fitsQr, Qr } from "./qr.tsx";

interface BuiltProps {
  link: string;
  arrival: TriedArrival;
  wanted: Campaign | null;
}

/** What a reader of a report would wonder about later. */
function cautions({ campaignRecord, channel, source }: TriedArrival, wanted: Campaign | null, say: Words["links"]) {
  return [
    campaignRecord === null && say.meetsNone,
    campaignRecord !== null &&
      wanted &&
      campaignRecord.id !== wanted.id &&
      say.meetsOther(campaignRecord.name, wanted.name),
    source === "(not set)" && say.noSource,
    channel === "unassigned" && say.unassigned,
  ].filter((text) => text !== false && text !== null);
}

export function BuiltLink({ link, arrival, wanted }: BuiltProps) {
  const { words } = useFrame();
  const say = words.links;
  const { campaignRecord, channel, flags } = arrival;
  const doubts = cautions(arrival, wanted, say);
  return (
    <section class="block" aria-labelledby="built">
      <h2 id="built">{say.result}</h2>
      <div class="built">
        <div class="block">
          <Code text={link} label={say.copy} />
          {doubts.length > 0 && (
            <div class="notice notice-care" role="status">
              <ul class="plain-list">
                {doubts.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </div>
          )}
          <div class="touch">
            <Facts
              entries={[
                [say.goesTo, <strong key="channel">{words.channels[channel]}</strong>],
                [
                  say.meets,
                  campaignRecord && (
                    <a dir="auto" href={`/app/campaigns/${campaignRecord.id}`}>
                      {campaignRecord.name}
                    </a>
                  ),
                ],
                [words.response.source, <bdi key="source">{arrival.source}</bdi>],
                [words.response.medium, <bdi key="medium">{arrival.medium}</bdi>],
              ]}
            />
            <Flags flags={flags} />
            <p>
              <a href={`/app/tester?${new URLSearchParams({ url: link }).toString()}`}>{say.test}</a>
            </p>
          </div>
        </div>
        {fitsQr(link) ? (
          <figure class="qr-card">
            <Qr link={link} title={say.qrTitle} text={say.qrText(link)} />
            <a
              class="button button-quiet"
              href={`/app/links/qr.svg?${new URLSearchParams({ link }).toString()}`}
              download="qr.svg"
            >
              <Icon name="download" />
              {say.download}
            </a>
          </figure>
        ) : (
          <p class="quiet">{say.qrLong}</p>
        )}
      </div>
    </section>
  );
}
