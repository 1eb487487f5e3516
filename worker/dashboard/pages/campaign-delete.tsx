/** Asks once more before a campaign goes, and says what becomes of its responses. */
import { readCampaign } from "../../campaigns/read.ts";
import { retagLater } from "../../campaigns/routes.ts";
import { deleteCampaign } from "../../campaigns/write.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";
import { OnceMore } from "../parts/once-more.tsx";

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
    <OnceMore
      title={say.deleteTitle(name)}
      lead={say.deleteLead}
      action={`/app/campaigns/${id}/delete`}
      now={say.deleteNow}
      back={`/app/campaigns/${id}`}
      keep={say.keep}
    />
  );
}
