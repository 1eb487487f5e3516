/** The buttons of an endpoint's page, an address each: what is asked, and logged, is the operation that it is. */
import { recoverDeliveries, replayDeliveries, testEndpoint } from "../../deliveries/again.ts";
import { pauseEndpoint, resumeEndpoint, rotateSecret } from "../../deliveries/endpoints/write.ts";
import { nudge, senderOf } from "../../deliveries/nudge.ts";
import { readEndpoint } from "../../deliveries/endpoints/read.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk, DeskPage } from "../desk.ts";
import { isWindow, sinceOf } from "../endpoint-since.ts";
import { pageOf } from "../endpoint-name.ts";
import { field, readForm } from "../forms.ts";
import { SecretOnce } from "../parts/secret-once.tsx";

type Act = (desk: Desk, id: string, form: URLSearchParams) => Promise<Shown | Response>;

const page =
  (act: Act): DeskPage =>
  async (desk) => {
    const { id } = await readEndpoint(desk.here, desk.c.req.param("id") ?? "");
    return act(desk, id, await readForm(desk.c));
  };

export const testEndpointPage = page(async ({ c, here }, id) =>
  goTo(c, `/app/deliveries/${(await testEndpoint(here, senderOf(c), id)).id}`),
);

export const pauseEndpointPage = page(async ({ c, here }, id) => {
  await pauseEndpoint(here, id);
  return goTo(c, pageOf(id));
});

export const resumeEndpointPage = page(async ({ c, here }, id) => {
  await resumeEndpoint(here, id);
  nudge(c, here.workspaceId, [id]);
  return goTo(c, pageOf(id));
});

export const rotateSecretPage = page(async ({ c, here, frame }, id) => {
  const { secret } = await rotateSecret(here, senderOf(c), id);
  return {
    title: frame.words.deliveries.secretTitle,
    place: "endpoints",
    status: 201,
    body: <SecretOnce secret={secret} next={pageOf(id)} />,
  };
});

export const recoverPage = page(async ({ c, here }, id, form) => {
  const [name, since] = sinceIn(form, here.now);
  const { count, more } = await recoverDeliveries(here, id, { since });
  nudge(c, here.workspaceId, [id]);
  return news(c, id, { recovered: String(count), since: name, ...(more && { more: "1" }) });
});

export const replayPage = page(async ({ c, here }, id, form) => {
  const [name, since] = sinceIn(form, here.now);
  const cursor = field(form, "cursor");
  const { count, next } = await replayDeliveries(here, id, { since, ...(cursor !== "" && { cursor }) });
  nudge(c, here.workspaceId, [id]);
  return news(c, id, { replayed: String(count), since: name, ...(next !== null && { next }) });
});

/** A window that no form of ours offers is taken for a week. */
function sinceIn(form: URLSearchParams, now: Date): [name: string, since: string] {
  const given = field(form, "since");
  const name = isWindow(given) ? given : "week";
  return [name, sinceOf(name, now)];
}

const news = (c: Desk["c"], id: string, query: Record<string, string>): Response =>
  goTo(c, `${pageOf(id)}?${new URLSearchParams(query).toString()}#again`);
