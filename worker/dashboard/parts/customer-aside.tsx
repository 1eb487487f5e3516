/** What is known of a customer beside what they said: traits, what brought them, consent, and their browsers. */
import { settlers, type CustomerProfile, type CustomerVisitor, type ResolvedTouch } from "#contract";
import { useFrame } from "../frame.ts";
import { Allowed } from "./allowed.tsx";
import { Facts, type Entry } from "./facts.tsx";
import { customerPath } from "./people.tsx";

const plain = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

export function CustomerAside({ profile }: { profile: CustomerProfile }) {
  const { words, format } = useFrame();
  const say = words.customers;
  const { id, email, traits, proven, createdAt, seenOn, visitors } = profile;
  const known = Object.entries(traits).map(([name, value]): Entry => [name, <bdi key={name}>{plain(value)}</bdi>]);
  return (
    <aside class="details" aria-label={words.response.details}>
      <section class="block">
        <h2>{say.traits}</h2>
        <Facts
          entries={[
            [say.id, <bdi key="id">{id}</bdi>],
            [say.email, email && <bdi>{email}</bdi>],
            ...known,
            [say.knownSince, createdAt && format.dayOf(createdAt)],
            [say.lastSeen, seenOn && format.day(seenOn)],
          ]}
        />
        {known.length === 0 && <p class="quiet">{say.noTraits}</p>}
        <p class="fine">{proven ? say.provenHelp : say.notProvenHelp}</p>
      </section>
      <Brought profile={profile} />
      <Consent profile={profile} />
      <section class="block">
        <h2>{say.browsers}</h2>
        {visitors.length === 0 ? (
          <p class="quiet">{say.noBrowsers}</p>
        ) : (
          <ul class="browsers">
            {visitors.map((visitor) => (
              <Browser key={visitor.id} customerId={id} visitor={visitor} />
            ))}
          </ul>
        )}
      </section>
    </aside>
  );
}

function Brought({ profile: { campaigns, touches } }: { profile: CustomerProfile }) {
  const { words, format } = useFrame();
  const say = words.customers;
  const arrival = (touch: ResolvedTouch | null) =>
    touch && (
      <>
        {words.channels[touch.channel]}
        {touch.channel !== "direct" && (
          <>
            {" · "}
            <bdi>{touch.source}</bdi>
          </>
        )}
        {" · "}
        <time datetime={touch.at}>{format.dayOf(touch.at)}</time>
      </>
    );
  return (
    <section class="block">
      <h2>{say.brought}</h2>
      {campaigns.length === 0 ? (
        <p class="quiet">{say.noCampaign}</p>
      ) : (
        <ul class="brought-list">
          {campaigns.map(({ id, name, responses }) => (
            <li key={id}>
              <a href={`/app/campaigns/${id}`}>
                <bdi>{name}</bdi>
              </a>
              <span class="quiet">{say.responses(responses, format.count(responses))}</span>
            </li>
          ))}
        </ul>
      )}
      {touches.first ? (
        <Facts
          entries={[
            [say.firstTouch, arrival(touches.first)],
            [say.lastTouch, arrival(touches.last)],
          ]}
        />
      ) : (
        <p class="quiet">{say.noTouch}</p>
      )}
    </section>
  );
}

function Consent({ profile: { consent } }: { profile: CustomerProfile }) {
  const { words, format } = useFrame();
  const say = words.customers;
  return (
    <section class="block">
      <h2>{say.receipt}</h2>
      {consent ? (
        <Facts
          entries={[
            [words.response.state, words.response.consentStates[consent.state]],
            [words.response.consentVersion, consent.textVersion && <bdi>{consent.textVersion}</bdi>],
            [words.response.purposes, consent.purposes?.join(", ")],
            [words.response.when, format.dayOf(consent.at)],
          ]}
        />
      ) : (
        <p class="quiet">{say.noReceipt}</p>
      )}
    </section>
  );
}

function Browser({ customerId, visitor }: { customerId: string; visitor: CustomerVisitor }) {
  const { words, format } = useFrame();
  const say = words.customers;
  const { id, state, cause, linkedAt, splitAt, splitBy } = visitor;
  return (
    <li class="browser">
      <code>
        <bdi>{id}</bdi>
      </code>
      <span class={`chip chip-${state}`}>{say.visitorStates[state]}</span>
      <p>
        {say.causes[cause]}. {say.linkedOn(format.dayOf(linkedAt))}.
      </p>
      {state === "contested" && <p class="quiet">{say.contestedHelp}</p>}
      {splitAt !== null && <p class="quiet">{say.splitOn(format.dayOf(splitAt))}</p>}
      {settlers.some((settler) => settler === splitBy) && <p class="quiet">{say.settledHelp}</p>}
      {splitAt === null ? (
        <Allowed to="splitVisitor">
          <a class="button button-quiet" href={`${customerPath(customerId)}/visitors/${encodeURIComponent(id)}/split`}>
            {say.splitIt} <span class="unseen">{say.ofBrowser(id)}</span>
          </a>
        </Allowed>
      ) : (
        <Allowed to="linkVisitor">
          <form method="post" action={`${customerPath(customerId)}/visitors`}>
            <input type="hidden" name="visitor" value={id} />
            <button class="button button-quiet">
              {say.linkIt} <span class="unseen">{say.ofBrowser(id)}</span>
            </button>
          </form>
        </Allowed>
      )}
    </li>
  );
}
