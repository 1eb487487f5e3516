/** Whether past responses follow the rules of now: while they do not, figures may change, and the page says so. */
import type { Campaign, Retag } from "#contract";
import { useFrame } from "../frame.ts";

export function RetagNote({ retag, campaign }: { retag: Retag; campaign: Pick<Campaign, "id" | "updatedAt"> }) {
  const { words, format } = useFrame();
  const { state, checked, of, changed, startedAt } = retag;
  if (state === "running")
    return (
      <p class="notice notice-care" role="status">
        {words.retag.running(format.share(of === 0 ? 0 : checked / of))}{" "}
        <a href={`/app/campaigns/${campaign.id}`}>{words.retag.reload}</a>
      </p>
    );
  // Of another campaign's change there is nothing to be said here.
  if (state !== "done" || startedAt !== campaign.updatedAt) return null;
  return (
    <p class="fine" role="status">
      {words.retag.done(changed, format.count(changed))}
    </p>
  );
}
