/** Asks once more before a campaign goes, and says what becomes of its responses. */
import { readCampaign } from "../../campaigns/read.ts";
import { retagLater } from "../../campaigns/routes.ts";
import { deleteCampaign } from "../../campaigns/write.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";

export async function askDeletePage({ c, here, frame }: Desk): Promise<Shown> {
  const { id, name } = await readCampaign(here, c.req.param("id") ?? "");
  return {
    title: frame.words.editing.deleteTitle(name),
    place: "campaigns",
    body: <AskView id={id} name={name} />,
  };
}

export async function deleteCampaignPage({ c, here }: Desk): Promise<Response> {
  await readForm(c);
  await deleteCampaign(here, c.req.param("id") ?? "");
  retagLater(c, here);
  return goTo(c, "/app");
}

function AskView({ id, name }: { id: string; name: string }) {
  const { editing: say } = useFrame().words;
  return (
    <section class="door">
      <h1 dir="auto">{say.deleteTitle(name)}</h1>
      <p class="lead">{say.deleteLead}</p>
      <form class="page-actions" method="post" action={`/app/campaigns/${id}/delete`}>
        <button class="button button-bad">{say.deleteNow}</button>
        <a class="button button-quiet" href={`/app/campaigns/${id}`}>
          {say.keep}
        </a>
      </form>
    </section>
  );
}
