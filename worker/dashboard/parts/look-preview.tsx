/** A survey's card in the colours of a theme, as a drawing: what it shows is told in words below it. */
import { useFrame } from "../frame.ts";

export function LookPreview({ scheme }: { scheme: "light" | "dark" }) {
  const { words } = useFrame();
  const { sample } = words.look;
  return (
    <figure class={`look look-${scheme}`}>
      <div class="look-card" aria-hidden="true">
        <p class="look-ask">{sample.ask}</p>
        <p class="look-row">
          {Array.from({ length: 11 }, (_, number) => (
            <span key={number} class={number === 8 ? "look-on" : undefined}>
              {number}
            </span>
          ))}
        </p>
        <p class="look-soft">
          <span>{sample.low}</span>
          <span>{sample.high}</span>
        </p>
        <p class="look-field">{sample.field}</p>
        <p class="look-foot">
          <span class="look-main">{sample.next}</span>
        </p>
      </div>
      <figcaption>{words.look[scheme]}</figcaption>
    </figure>
  );
}
