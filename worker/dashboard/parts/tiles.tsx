/** One row's three figures, large, each with what it means. */
import type { CampaignRow } from "#contract";
import { useFrame } from "../frame.ts";
import { Measure } from "./measure.tsx";

const names = ["nps", "kept", "gap"] as const;

export function Tiles({ row }: { row: CampaignRow }) {
  const { words } = useFrame();
  const help = { nps: words.measure.npsHelp, kept: words.measure.keptHelp, gap: words.measure.gapHelp };
  return (
    <ul class="tiles">
      {names.map((name) => (
        <li key={name} class="tile">
          <h2 class="tile-name">{words.measure[name]}</h2>
          <Measure name={name} figure={row[name]} />
          <p class="tile-help">{help[name]}</p>
        </li>
      ))}
    </ul>
  );
}
