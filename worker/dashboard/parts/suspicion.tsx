/** Whether a response counts: what spoke against it, and the button that overrules it, one way or the other. */
import type { Response } from "#contract";
import { useFrame } from "../frame.ts";
import { Allowed } from "./allowed.tsx";

export function Suspicion({ response: { id, flags } }: { response: Pick<Response, "id" | "flags"> }) {
  const { suspicion: say } = useFrame().words;
  const suspected = flags.includes("suspicious");
  const signed = flags.some((flag) => flag.startsWith("sign_"));
  return (
    <section class={suspected ? "notice notice-bad" : "block"} aria-labelledby="suspicion">
      <h2 id="suspicion">{suspected ? say.title : say.counts}</h2>
      <p>{suspected ? (signed ? say.lead : say.byHand) : say.countsLead}</p>
      <Allowed to="updateResponse">
        <form method="post" action={`/app/responses/${id}`}>
          <input type="hidden" name="suspicious" value={suspected ? "no" : "yes"} />
          <button class="button button-quiet">{suspected ? say.count : say.leaveOut}</button>
        </form>
      </Allowed>
    </section>
  );
}
