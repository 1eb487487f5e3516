/** One customer, as marketing and service open them before a call: the promise first, then what they said, in time. */
import { TimelineQuery, type CustomerProfile, type TimelineEntry } from "#contract";
import { inLocale } from "../../campaigns/promise.ts";
import { readProfile } from "../../customers/view/profile.ts";
import { readTimeline } from "../../customers/view/timeline.ts";
import { validate } from "../../http/validate.ts";
import { readDefinitions } from "../../surveys/read.ts";
import type { Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { useFrame } from "../frame.ts";
import { Allowed } from "../parts/allowed.tsx";
import { Kept, Score } from "../parts/chips.tsx";
import { CustomerAside } from "../parts/customer-aside.tsx";
import { Icon } from "../parts/icon.tsx";
import { calledBy, customerPath } from "../parts/people.tsx";
import { Story, type Surveys } from "../parts/story.tsx";
import { ScoreOf } from "../parts/voice-card.tsx";

const perPage = 30;

export async function customerPage({ c, here, frame }: Desk): Promise<Shown> {
  const id = c.req.param("id") ?? "";
  const given = Object.fromEntries(Object.entries(c.req.query()).filter(([, text]) => text !== ""));
  const asked = validate(TimelineQuery, given, "invalid_query");
  const [profile, line] = await Promise.all([
    readProfile(here, id),
    readTimeline(here, id, { ...asked, limit: perPage }),
  ]);
  const surveys = await readDefinitions(
    here,
    line.items.flatMap((one) =>
      one.kind === "response" ? { surveyId: one.survey.id, surveyVersion: one.survey.version } : [],
    ),
  );
  return {
    title: `${calledBy(profile)} · ${frame.words.customers.title}`,
    place: "customers",
    body: (
      <CustomerView
        profile={profile}
        line={line.items}
        surveys={surveys}
        next={line.next}
        deeper={asked.cursor !== undefined}
        kind={asked.kind}
      />
    ),
  };
}

interface ViewProps {
  profile: CustomerProfile;
  line: readonly TimelineEntry[];
  surveys: Surveys;
  next: string | null;
  /** True on every page of the time line but the first. */
  deeper: boolean;
  kind: TimelineEntry["kind"] | undefined;
}

function CustomerView({ profile, ...story }: ViewProps) {
  const { words } = useFrame();
  const say = words.customers;
  const { id, email, proven } = profile;
  const called = calledBy(profile);
  const nps = profile.scores.find(({ metric }) => metric === "nps");
  return (
    <>
      <div class="page-head">
        <div>
          <a class="back" href="/app/customers">
            <Icon name="back" />
            {say.back}
          </a>
          <h1>
            <bdi>{called}</bdi>
          </h1>
          <p class="voice-meta">
            <span class={proven ? "chip chip-kept" : "chip"}>{proven ? say.proven : say.notProven}</span>
            {email && email !== called && <bdi>{email}</bdi>}
            {id !== called && <bdi>{id}</bdi>}
          </p>
        </div>
        <Score nps={nps?.value ?? null} />
      </div>
      <Brief profile={profile} />
      <div class="columns">
        <div>
          <Rated profile={profile} />
          <Promised profile={profile} />
          <Story path={customerPath(id)} {...story} />
        </div>
        <CustomerAside profile={profile} />
      </div>
      <Rights id={id} />
    </>
  );
}

/** The last promise they said anything of, in a sentence. */
function Brief({ profile: { promises } }: { profile: CustomerProfile }) {
  const { words, language, workspace } = useFrame();
  const last = promises.find(({ told, statement }) => told !== null && statement !== null);
  if (!last?.told || !last.statement) return null;
  const [before, after] = words.customers.brief[last.told];
  return (
    <section class={`finding brief brief-${last.told}`}>
      <p>
        {before}
        <q dir="auto">{inLocale(last.statement, language, workspace?.locale ?? language)}</q>
        {after}
      </p>
    </section>
  );
}

function Rated({ profile: { scores } }: { profile: CustomerProfile }) {
  const { words, format } = useFrame();
  const say = words.customers;
  if (scores.length === 0) return null;
  return (
    <section class="block">
      <h2>{say.scores}</h2>
      <ul class="rated">
        {scores.map(({ metric, value, at, earlier, answers, responseId }) => (
          <li key={metric}>
            <ScoreOf metric={metric} value={value} />
            <p class="event-note">
              <a href={`/app/responses/${responseId}`}>
                <time datetime={at}>{format.dayOf(at)}</time>
              </a>
              {" · "}
              {say.times(answers, format.count(answers))}
            </p>
            <p class="event-note">
              {earlier
                ? say.earlier(
                    metric === "emotion" ? format.net(earlier.value) : format.count(earlier.value),
                    format.dayOf(earlier.at),
                  )
                : say.onlyOnce}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Promised({ profile: { promises } }: { profile: CustomerProfile }) {
  const { words, format, language, workspace } = useFrame();
  const say = words.customers;
  if (promises.length === 0) return null;
  return (
    <section class="block">
      <h2>{say.promises}</h2>
      <ul class="promised">
        {promises.map(({ id, version, statement, campaign, asked, lastAt, told }) => (
          <li key={`${id}@${version}`} class="promise">
            <p class="statement">
              <q dir="auto">{statement ? inLocale(statement, language, workspace?.locale ?? language) : id}</q>
            </p>
            <p class="voice-meta">
              {told ? <Kept word={told} /> : <span class="chip">{say.notTold}</span>}
              {campaign && (
                <a href={`/app/campaigns/${campaign.id}`}>
                  <bdi>{campaign.name}</bdi>
                </a>
              )}
              <span>{say.asked(asked, format.count(asked))}</span>
              <time datetime={lastAt}>{format.dayOf(lastAt)}</time>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Handing over and erasing are the room of rights'. */
function Rights({ id }: { id: string }) {
  const say = useFrame().words.customers;
  const who = encodeURIComponent(id);
  return (
    <section class="block">
      <h2>{say.rights}</h2>
      <div class="person-actions">
        <Allowed to="exportCustomer">
          <a class="button button-quiet" href={`/app/privacy/export?customer=${who}`} download>
            <Icon name="download" />
            {say.json}
          </a>
          <a class="button button-quiet" href={`/app/privacy/export?customer=${who}&format=csv`} download>
            <Icon name="download" />
            {say.csv}
          </a>
        </Allowed>
        <Allowed to="eraseCustomer">
          <a class="button button-bad" href={`/app/privacy/erase?who=${who}`}>
            {say.erase}
          </a>
        </Allowed>
      </div>
    </section>
  );
}
