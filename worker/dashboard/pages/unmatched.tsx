/** Names that came on links and belong to no campaign: each is adopted as a new one, or into one that is there. */
import * as v from "valibot";
import { Adoption } from "#contract";
import { listCampaigns } from "../../campaigns/read.ts";
import { retagLater } from "../../campaigns/routes.ts";
import { adoptCampaign, listUnmatched } from "../../campaigns/unmatched.ts";
import { groupNames, type NameGroup } from "../alike.ts";
import { tell } from "../../http/audit.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { field, readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";
import { Empty } from "../parts/empty.tsx";
import { Icon } from "../parts/icon.tsx";
import { NameCard } from "../parts/unmatched.tsx";
import { Bad } from "../parts/notice.tsx";

/** What was sent of one group and cannot be done. */
interface Refused {
  group: string;
  keys: readonly string[];
  name: string;
}

const mostGroups = 100;

export const unmatchedPage = (desk: Desk): Promise<Shown> => show(desk, null);

export async function adoptPage(desk: Desk): Promise<Shown | Response> {
  const { c, here } = desk;
  const form = await readForm(c);
  const keys = form.getAll("key");
  const name = field(form, "name");
  // One button names a record that is written alike; another takes the one that was chosen from the list.
  const record = field(form, "record") || (field(form, "do") === "add" ? field(form, "campaign") : "");
  const adoption = v.safeParse(Adoption, record === "" ? { keys, name } : { keys, campaignId: record });
  if (!adoption.success) return show(desk, { group: field(form, "group"), keys, name });
  const { id } = await adoptCampaign(here, adoption.output);
  retagLater(c, here);
  tell(c, { object: id });
  return goTo(c, `/app/campaigns/${id}`);
}

async function show({ here, frame }: Desk, refused: Refused | null): Promise<Shown> {
  const [{ items }, campaigns] = await Promise.all([listUnmatched(here), listCampaigns(here, { limit: 500 })]);
  const { unmatched, editing } = frame.words;
  return {
    title: refused ? `${editing.wrongTitle} · ${unmatched.title}` : unmatched.title,
    place: "campaigns",
    status: refused ? 422 : 200,
    body: (
      <UnmatchedView groups={groupNames(items).slice(0, mostGroups)} campaigns={campaigns.items} refused={refused} />
    ),
  };
}

interface ViewProps {
  groups: readonly NameGroup[];
  campaigns: readonly { id: string; name: string }[];
  refused: Refused | null;
}

function UnmatchedView({ groups, campaigns, refused }: ViewProps) {
  const { words } = useFrame();
  const say = words.unmatched;
  return (
    <>
      <div class="page-head">
        <div>
          <a class="back" href="/app">
            <Icon name="back" />
            {say.back}
          </a>
          <h1>{say.title}</h1>
          <p class="lead">{say.lead}</p>
        </div>
      </div>
      {refused && <Bad>{refused.keys.length === 0 ? say.needKey : words.editing.badName}</Bad>}
      {groups.length === 0 && <Empty title={say.emptyTitle} say={say.empty} />}
      <ul class="cards">
        {groups.map((group, place) => (
          <NameCard
            key={group.names[0]?.key}
            group={group}
            place={place}
            campaigns={campaigns}
            refused={refused && refused.group === group.names[0]?.key ? refused : undefined}
          />
        ))}
      </ul>
    </>
  );
}
