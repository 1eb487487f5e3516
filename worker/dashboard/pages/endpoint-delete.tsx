/** Asks once more before an endpoint goes, with all that it was owed. */
import type { Endpoint } from "#contract";
import { readEndpoint } from "../../deliveries/endpoints/read.ts";
import { deleteEndpoint } from "../../deliveries/endpoints/write.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { nameOf, pageOf } from "../endpoint-name.ts";
import { readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";
import { OnceMore } from "../parts/once-more.tsx";

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
    <OnceMore
      title={say.deleteTitle}
      lead={say.deleteLead}
      action={`${pageOf(one.id)}/delete`}
      now={say.deleteNow}
      back={pageOf(one.id)}
      keep={say.keep}
    >
      <p class="key-text">
        <bdi>{nameOf(one)}</bdi>
      </p>
    </OnceMore>
  );
}
