/** Customers as a list: who, how they rate, what brought them, and when they were last seen. */
import type { CustomerSummary } from "#contract";
import { useFrame } from "../frame.ts";
import { Score } from "./chips.tsx";
import { Icon } from "./icon.tsx";

/** The address of a customer's page, whatever letters their id has. */
export const customerPath = (id: string): string => `/app/customers/${encodeURIComponent(id)}`;

/** What somebody is called where there is room for one thing. */
export const calledBy = ({ name, email, id }: Pick<CustomerSummary, "name" | "email" | "id">): string =>
  [name, email].find((text) => text !== null && text.trim() !== "") ?? id;

export function People({ people }: { people: readonly CustomerSummary[] }) {
  return (
    <ol class="people">
      {people.map((person) => (
        <Person key={person.id} person={person} />
      ))}
    </ol>
  );
}

function Person({ person }: { person: CustomerSummary }) {
  const { words, format } = useFrame();
  const say = words.customers;
  const { id, email, nps, campaign, consent, responses, proven, seenOn } = person;
  const called = calledBy(person);
  const also = [...(email && email !== called ? [email] : []), ...(id === called ? [] : [id])];
  return (
    <li class="person">
      <Score nps={nps?.value ?? null} />
      <div class="person-who">
        <h2 class="person-name">
          <a href={customerPath(id)}>
            <bdi>{called}</bdi>
          </a>
        </h2>
        <p class="person-also">
          {also.map((text, at) => (
            <>
              {at > 0 && " · "}
              <bdi>{text}</bdi>
            </>
          ))}
        </p>
      </div>
      <p class="voice-meta">
        {campaign && (
          <a class="chip chip-link" href={`/app/campaigns/${campaign.id}`}>
            <Icon name="campaigns" />
            <bdi>{campaign.name}</bdi>
          </a>
        )}
        {proven && <span class="chip chip-kept">{say.proven}</span>}
        {consent === "denied" && <span class="chip">{words.response.consentStates[consent]}</span>}
        <span>{responses === 0 ? say.noResponses : say.responses(responses, format.count(responses))}</span>
        {seenOn !== "" && <time datetime={seenOn}>{say.seen(format.day(seenOn))}</time>}
      </p>
    </li>
  );
}
