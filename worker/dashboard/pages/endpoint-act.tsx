/** The buttons of an endpoint's page: each does one thing, and leads to where it shows. */
import { recoverDeliveries, replayDeliveries, testEndpoint } from "../../deliveries/again.ts";
import { pauseEndpoint, resumeEndpoint, rotateSecret } from "../../deliveries/endpoints/write.ts";
import { nudge, senderOf } from "../../deliveries/nudge.ts";
import { readEndpoint } from "../../deliveries/endpoints/read.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { isWindow, sinceOf } from "../endpoint-since.ts";
import { pageOf } from "../endpoint-name.ts";
import { field, readForm } from "../forms.ts";
import { SecretOnce } from "../parts/secret-once.tsx";

type Act = (desk: Desk, id: string, form: URLSearchParams) => Promise<Shown | Response>;

const acts: Readonly<Record<string, Act>> = {
  test: async ({ c, here }, id) => goTo(c, `/app/deliveries/${(await testEndpoint(here, senderOf(c), id)).id}`),
  pause: async ({ c, here }, id) => {
    await pauseEndpoint(here, id);
    return goTo(c, pageOf(id));
  },
  resume: async ({ c, here }, id) => {
    await resumeEndpoint(here, id);
    nudge(c, here.workspaceId, [id]);
    return goTo(c, pageOf(id));
  },
  rotate: async ({ c, here, frame }, id) => {
    const { secret } = await rotateSecret(here, senderOf(c), id);
    return {
      title: frame.words.deliveries.secretTitle,
      place: "endpoints",
      status: 201,
      body: <SecretOnce secret={secret} next={pageOf(id)} />,
    };
  },
  recover: async ({ c, here }, id, form) => {
    const [name, since] = sinceIn(form, here.now);
    const { count, more } = await recoverDeliveries(here, id, { since });
    nudge(c, here.workspaceId, [id]);
    return news(c, id, { recovered: String(count), since: name, ...(more && { more: "1" }) });
  },
  replay: async ({ c, here }, id, form) => {
    const [name, since] = sinceIn(form, here.now);
    const cursor = field(form, "cursor");
    const { count, next } = await replayDeliveries(here, id, { since, ...(cursor !== "" && { cursor }) });
    nudge(c, here.workspaceId, [id]);
    return news(c, id, { replayed: String(count), since: name, ...(next !== null && { next }) });
  },
};

/** A window that no form of ours offers is taken for a week. */
function sinceIn(form: URLSearchParams, now: Date): [name: string, since: string] {
  const given = field(form, "since");
  const name = isWindow(given) ? given : "week";
  return [name, sinceOf(name, now)];
}

const news = (c: Desk["c"], id: string, query: Record<string, string>): Response =>
  goTo(c, `${pageOf(id)}?${new URLSearchParams(query).toString()}#again`);

export async function actEndpointPage(desk: Desk): Promise<Shown | Response> {
  const { c, here } = desk;
  const { id } = await readEndpoint(here, c.req.param("id") ?? "");
  const form = await readForm(c);
  const name = field(form, "do");
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  return act ? act(desk, id, form) : goTo(c, pageOf(id));
}
