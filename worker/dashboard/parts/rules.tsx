/** Match rules as sentences: any row is enough, all tests of a row must hold. */
import type { Campaign, MatchRow, MatchTest } from "#contract";
import { useFrame } from "../frame.ts";

export function Rules({ campaign: { match, externalIds } }: { campaign: Pick<Campaign, "match" | "externalIds"> }) {
  const { words } = useFrame();
  return (
    <>
      <p>{words.campaign.rulesLead}</p>
      <ul class="rules">
        {externalIds.length > 0 && <li>{words.campaign.externalRule}</li>}
        {match.length === 0 && <li>{words.campaign.ownName}</li>}
        {match.map((row, place) => (
          <li key={place}>
            <TestWords row={row} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** One row: its tests, joined by "and". */
export function TestWords({ row }: { row: MatchRow }) {
  return (
    <>
      {("all" in row ? row.all : [row]).map((test, index) => (
        <Test key={index} test={test} joined={index > 0} />
      ))}
    </>
  );
}

function Test({ test: { field, op, value }, joined }: { test: MatchTest; joined: boolean }) {
  const { words } = useFrame();
  return (
    <>
      {joined && words.campaign.and}
      {words.matchFields[field]} {words.matchOps[op]} <code>{value}</code>
    </>
  );
}
