/** One delivery: what became of it, each try with its answer, and what is sent. It tells of a person what the response's page tells. */
import type { Delivery } from "#contract";
import { resendDelivery } from "../../deliveries/again.ts";
import { customerOf } from "../../deliveries/customer.ts";
import { readEndpoint } from "../../deliveries/endpoints/read.ts";
import { readDeliveryId } from "../../deliveries/event.ts";
import { deliveryOf, readDelivery } from "../../deliveries/list.ts";
import { nudge } from "../../deliveries/nudge.ts";
import { requestOf, type Sent } from "../../deliveries/request.ts";
import type { Owed } from "../../deliveries/send/payload.ts";
import type { Trusted } from "../../http/context.ts";
import { Refusal } from "../../http/refusal.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { nameOf, pageOf } from "../endpoint-name.ts";
import { readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";
import { Attempts } from "../parts/attempts.tsx";
import { Code } from "../parts/code.tsx";
import { DeliveryState, useReason } from "../parts/delivery-rows.tsx";
import { Facts } from "../parts/facts.tsx";
import { Icon } from "../parts/icon.tsx";
import { Bad, Good } from "../parts/notice.tsx";
import { customerPath } from "../parts/people.tsx";

export async function deliveryPage(desk: Desk): Promise<Shown> {
  return show(desk, desk.c.req.query("resent") === undefined ? {} : { resent: true });
}

export async function resendPage(desk: Desk): Promise<Shown | Response> {
  const { c, here } = desk;
  await readForm(c);
  try {
    const { id, endpointId } = await resendDelivery(here, c.req.param("id") ?? "");
    nudge(c, here.workspaceId, [endpointId]);
    return goTo(c, `/app/deliveries/${id}?resent=1`);
  } catch (error) {
    if (error instanceof Refusal && error.code === "conflict") return show(desk, { refused: true });
    throw error;
  }
}

interface News {
  resent?: boolean;
  refused?: boolean;
}

async function show({ c, here, frame }: Desk, news: News): Promise<Shown> {
  const row = await readDelivery(here, readDeliveryId(c.req.param("id") ?? ""));
  const [endpoint, sent] = await Promise.all([readEndpoint(here, row.endpointId), requestOf(here, row)]);
  const isThere = sent.requests.length > 0 || sent.skip !== null;
  const subject = isThere ? await subjectPage(here, row) : null;
  const say = frame.words.deliveries;
  return {
    title: `${say.one} · ${say.eventTypes[row.type]}`,
    place: "deliveries",
    status: news.refused ? 409 : 200,
    body: <DeliveryView one={deliveryOf(row)} endpoint={nameOf(endpoint)} sent={sent} subject={subject} {...news} />,
  };
}

type Subject = readonly [what: "seeResponse" | "seeCustomer", path: string];

/** Where what happened is seen as it is now; null where no page shows it. */
async function subjectPage(here: Trusted, row: Owed): Promise<Subject | null> {
  const { type, subjectId } = row;
  if (type === "customer.updated") {
    const id = here.masked ? null : await customerOf(here.vault.secret, row);
    return id === null ? null : ["seeCustomer", customerPath(id)];
  }
  const response = type.startsWith("response.") && type !== "response.deleted";
  return response ? ["seeResponse", `/app/responses/${subjectId}`] : null;
}

interface ViewProps extends News {
  one: Delivery;
  endpoint: string;
  sent: Sent;
  subject: Subject | null;
}

function DeliveryView({ one, endpoint, sent, subject, resent, refused }: ViewProps) {
  const { words, format } = useFrame();
  const say = words.deliveries;
  return (
    <>
      <div class="page-head">
        <div>
          <a class="back" href={`/app/deliveries?endpoint=${one.endpointId}`}>
            <Icon name="back" />
            {say.backToList}
          </a>
          <h1>
            {say.eventTypes[one.type]} <span class="h1-note">{format.moment(one.createdAt)}</span>
          </h1>
          <p class="voice-meta">
            <DeliveryState state={one.state} />
            <a href={pageOf(one.endpointId)}>
              <bdi>{endpoint}</bdi>
            </a>
          </p>
        </div>
        <form class="page-actions" method="post" action={`/app/deliveries/${one.id}`}>
          <button class="button" title={say.resendHelp}>
            {say.resend}
          </button>
        </form>
      </div>
      {resent && <Good>{say.resent}</Good>}
      {refused && <Bad>{say.cannotResend}</Bad>}
      <div class="columns">
        <div>
          <section class="block">
            <h2>{say.attempts}</h2>
            <Attempts attempts={one.attempts} />
          </section>
          <Request sent={sent} />
        </div>
        <Details one={one} subject={subject} />
      </div>
    </>
  );
}

function Details({ one, subject }: Pick<ViewProps, "one" | "subject">) {
  const { words, format } = useFrame();
  const say = words.deliveries;
  const reason = useReason(one);
  return (
    <aside class="details" aria-label={say.about}>
      <section class="block">
        <h2>{say.about}</h2>
        <Facts
          entries={[
            [say.why, reason],
            [say.nextTry, one.dueAt && format.moment(one.dueAt)],
            [say.happened, format.moment(one.createdAt)],
            [say.event, <code key="type">{one.type}</code>],
            [say.eventId, <code key="event">{one.eventId}</code>],
            [say.id, <code key="id">{one.id}</code>],
          ]}
        />
        {subject && (
          <p>
            <a href={subject[1]}>{say[subject[0]]}</a>
          </p>
        )}
      </section>
    </aside>
  );
}

function Request({ sent: { requests, skip } }: { sent: Sent }) {
  const say = useFrame().words.deliveries;
  return (
    <section class="block">
      <h2>{say.request}</h2>
      {skip !== null && <p class="quiet">{say.deadReasons[skip] ?? skip}</p>}
      {skip === null && requests.length === 0 && <p class="quiet">{say.noRequest}</p>}
      {requests.length > 0 && <p class="quiet">{say.requestHelp}</p>}
      {requests.map(({ name, ...one }) => (
        <Code key={name} text={textOf(one)} label={requests.length > 1 ? `${say.request}: ${name}` : say.request} />
      ))}
    </section>
  );
}

function textOf({ method, url, headers, body }: Omit<Sent["requests"][number], "name">): string {
  const head = [`${method} ${url}`, ...headers.map((name) => `${name}: …`)].join("\n");
  return body === null ? head : `${head}\n\n${pretty(body)}`;
}

/** JSON with room to read it; a form as it is. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body) as unknown, null, 2);
  } catch {
    return body;
  }
}
