/** What a campaign with these rules would take of the past: a number first, then where it comes from. */
import type { Preview } from "#contract";
import { useFrame } from "../frame.ts";
import { Facts } from "./facts.tsx";

export function PreviewFigures({ preview: { matched, of, already, taken, examples } }: { preview: Preview }) {
  const { words, format } = useFrame();
  const say = words.preview;
  const fresh = matched - already - taken.reduce((sum, { n }) => sum + n, 0);
  const count = (n: number) => (n === 0 ? null : format.count(n));
  return (
    <section
      class="notice preview"
      aria-labelledby="preview"
      tabindex={-1}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the answer to the button that was pressed
      autofocus
    >
      <h2 id="preview">{say.title}</h2>
      <p class="preview-figure">{matched === 0 ? say.none : say.matched(format.count(matched), format.count(of))}</p>
      <Facts
        entries={[
          [say.already, count(already)],
          ...taken.map(({ campaign, n }) => [say.taken(campaign.name), count(n)] as const),
          [say.fresh, count(fresh)],
        ]}
      />
      {examples.length > 0 && (
        <>
          <h3>{say.examples}</h3>
          <ul class="plain-list">
            {examples.map(({ campaign, source, medium, n }, row) => (
              <li key={row}>
                <code>{campaign ?? say.noCampaign}</code>{" "}
                <span class="quiet">
                  <bdi>{`${source} / ${medium}`}</bdi> · {words.unmatched.responses(n, format.count(n))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="fine">{say.notSaved}</p>
    </section>
  );
}
