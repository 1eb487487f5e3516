/** Where deliveries may go: a server of one's own, or a system that a preset knows. */
import { presets, type PresetName } from "#contract";
import { presetOf } from "../../crm/registry.ts";
import type { Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { useFrame } from "../frame.ts";
import { Icon } from "../parts/icon.tsx";

export async function presetsPage({ frame }: Desk): Promise<Shown> {
  return { title: frame.words.deliveries.galleryTitle, place: "endpoints", body: <GalleryView /> };
}

function GalleryView() {
  const say = useFrame().words.deliveries;
  return (
    <>
      <div class="page-head">
        <div>
          <a class="back" href="/app/endpoints">
            <Icon name="back" />
            {say.back}
          </a>
          <h1>{say.galleryTitle}</h1>
          <p class="lead">{say.galleryLead}</p>
        </div>
      </div>
      <ul class="gallery">
        {presets.map((name) => (
          <Card key={name} name={name} />
        ))}
      </ul>
    </>
  );
}

function Card({ name }: { name: PresetName }) {
  const { language, words } = useFrame();
  const say = words.deliveries;
  const preset = presetOf(name);
  const { title, lead } = preset?.words[language] ?? { title: say.standard, lead: say.standardLead };
  const asked = preset?.needs.filter((need) => need.otherwise === undefined) ?? [];
  const labels = asked.map((need) => preset?.words[language].needs[need.name]?.label ?? need.name);
  return (
    <li class="card">
      <h2>
        <a href={name === "standard" ? "/app/endpoints/new" : `/app/endpoints/new?preset=${name}`}>{title}</a>
      </h2>
      <p>{lead}</p>
      {labels.length > 0 && <p class="fine">{`${say.youNeed} ${labels.join(", ")}.`}</p>}
    </li>
  );
}
