/** Asks once more before an endpoint goes, with all that it was owed. */
import type { Endpoint } from "#contract";
import { readEndpoint } from "../../deliveries/endpoints/read.ts";
import { deleteEndpoint } from "../../deliveries/endpoints/write.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { nameOf, pageOf } from "../endpoint-name.ts";
import { readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";

export async function askDeleteEndpointPage({ c, here, frame }: Desk): Promise<Shown> {
  const one = await readEndpoint(here, c.req.param("id") ?? "");
  return { title: frame.words.deliveries.deleteTitle, place: "endpoints", body: <AskView one={one} /> };
}

export async function deleteEndpointPage({ c, here }: Desk): Promise<Response> {
  await readForm(c);
  await deleteEndpoint(here, c.req.param("id") ?? "");
  return goTo(c, "/app/endpoints");
}

function AskView({ one }: { one: Endpoint }) {
  const say = useFrame().words.deliveries;
  return (
    <section class="door">
      <h1>{say.deleteTitle}</h1>
      <p class="key-text">
        <bdi>{nameOf(one)}</bdi>
      </p>
      <p class="lead">{say.deleteLead}</p>
      <form class="page-actions" method="post" action={`${pageOf(one.id)}/delete`}>
        <button class="button button-bad">{say.deleteNow}</button>
        <a class="button button-quiet" href={pageOf(one.id)}>
          {say.keep}
        </a>
      </form>
    </section>
  );
}
