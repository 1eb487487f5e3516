/** Everything that came along with a response: when, where, who, on what terms, and what was noticed about it. */
import type { Response } from "#contract";
import { isWebAddress } from "../facts.ts";
import { useFrame } from "../frame.ts";
import { Facts, type Entry } from "./facts.tsx";
import { customerPath } from "./people.tsx";

const plain = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
const entriesOf = (facts: Record<string, unknown>): Entry[] =>
  Object.entries(facts).map(([name, value]) => [name, <bdi key={name}>{plain(value)}</bdi>]);

export function Details({ response, touchpoint }: { response: Response; touchpoint: string | null }) {
  const { words, format, masked } = useFrame();
  const say = words.response;
  const { customer, context, consent, flags, page } = response;
  return (
    <aside class="details" aria-label={say.details}>
      <section class="block">
        <h2>{say.details}</h2>
        <Facts
          entries={[
            [
              say.survey,
              <a key="survey" href={`/app/responses?survey=${response.surveyId}`}>
                {response.surveyName} ({say.surveyVersion(format.count(response.surveyVersion))})
              </a>,
            ],
            [say.state, words.states[response.state]],
            [say.answered, format.moment(response.at)],
            [say.started, response.startedAt && format.moment(response.startedAt)],
            [say.received, format.moment(response.receivedAt)],
            [say.touchpoint, touchpoint],
            [say.locale, response.locale && format.language(response.locale)],
            [say.device, response.device && words.devices[response.device]],
            [say.country, response.country && format.country(response.country)],
            [say.page, page && <PageLink url={page.url} />],
            [say.visitor, response.visitorId && <code>{response.visitorId}</code>],
            [say.redactions, response.redactions && <Redacted counts={response.redactions} />],
            [say.id, <code key="id">{response.id}</code>],
          ]}
        />
      </section>
      {masked && <p class="quiet">{say.hidden}</p>}
      {customer && (
        <section class="block">
          <h2>{say.customer}</h2>
          <Facts
            entries={[
              [
                say.id,
                <a key="id" href={customerPath(customer.id)}>
                  <bdi>{customer.id}</bdi>
                </a>,
              ],
              [say.personName, customer.name && <bdi>{customer.name}</bdi>],
              [say.email, customer.email],
              ...entriesOf(customer.traits),
            ]}
          />
          <p class="quiet">{customer.proven ? say.proven : say.notProven}</p>
        </section>
      )}
      {consent && (
        <section class="block">
          <h2>{say.consent}</h2>
          <Facts
            entries={[
              [say.state, say.consentStates[consent.state]],
              [say.consentVersion, consent.textVersion],
              [say.purposes, consent.purposes?.join(", ")],
            ]}
          />
        </section>
      )}
      {context && Object.keys(context).length > 0 && (
        <section class="block">
          <h2>{say.context}</h2>
          <Facts entries={entriesOf(context)} />
        </section>
      )}
      <Flags flags={flags} />
    </aside>
  );
}

function Redacted({ counts }: { counts: Readonly<Record<string, number>> }) {
  const { words, format } = useFrame();
  const names: Readonly<Record<string, string>> = words.voices.hidden;
  return (
    <>
      {Object.entries(counts)
        .map(([mark, count]) => `${names[mark] ?? mark}: ${format.count(count)}`)
        .join(" · ")}
    </>
  );
}

function PageLink({ url }: { url: string }) {
  return isWebAddress(url) ? (
    <a href={url} rel="noreferrer">
      {url.replace(/^https?:\/\//i, "")}
    </a>
  ) : (
    <code>{url}</code>
  );
}

export function Flags({ flags }: { flags: readonly string[] }) {
  const { words } = useFrame();
  if (flags.length === 0) return null;
  const explained: Readonly<Record<string, string>> = words.flags;
  return (
    <section class="block">
      <h2>{words.response.flags}</h2>
      <dl class="facts facts-stacked">
        {flags.map((flag) => (
          <div key={flag}>
            <dt>
              <code>{flag}</code>
            </dt>
            <dd>{Object.hasOwn(explained, flag) ? explained[flag] : words.response.unknownFlag}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
