/** A score and a promise at a glance: a colour, and always the word for it. */
import type { PromiseTold } from "#contract";
import { npsGroup } from "../facts.ts";
import { useFrame } from "../frame.ts";
import { Icon } from "./icon.tsx";

export function Score({ nps }: { nps: number | null }) {
  const { words, format } = useFrame();
  if (nps === null)
    return (
      <span class="score score-none">
        <span class="score-value" aria-hidden="true">
          {words.none}
        </span>
        <span class="score-word">{words.responses.noScore}</span>
      </span>
    );
  const group = npsGroup(nps);
  return (
    <span class={`score score-${group}`}>
      <span class="score-value">
        {format.count(nps)}
        <span class="unseen"> {words.nps.of}</span>
      </span>
      <span class="score-word">{words.nps[group]}</span>
    </span>
  );
}

export function Kept({ word }: { word: PromiseTold }) {
  const { words } = useFrame();
  return (
    <span class={`chip chip-${word}`}>
      <Icon name={word} />
      {words.kept[word]}
    </span>
  );
}
