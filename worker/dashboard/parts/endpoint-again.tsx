/** Two ways to send again: what was given up, and what was never sent. */
import { useFrame } from "../frame.ts";
import { pageOf } from "../endpoint-name.ts";
import { windows } from "../endpoint-since.ts";
import { Choice } from "./field.tsx";
import { Good } from "./notice.tsx";

/** What the last press of a button has done; null where none was pressed. */
export interface AgainNews {
  recovered: number | null;
  replayed: number | null;
  /** There is more to recover. */
  more: boolean;
  /** Where looking for what is missing goes on. */
  next: string | null;
  since: string;
}

export function AgainForms({ id, news }: { id: string; news: AgainNews }) {
  const { words, format } = useFrame();
  const say = words.deliveries;
  const { recovered, replayed, more, next, since } = news;
  const options = Object.keys(windows).map((name) => [name, say.windows[name as keyof typeof windows]] as const);
  return (
    <section class="block" id="again">
      <h2>{say.again}</h2>
      {recovered !== null && (
        <Good>
          {say.recovered(recovered, format.count(recovered))} {more && say.recoveredMore}
        </Good>
      )}
      {replayed !== null && (
        <div class="notice notice-good" role="status">
          <p>{say.replayed(replayed, format.count(replayed))}</p>
          {next !== null && (
            <form method="post" action={`${pageOf(id)}/replay`}>
              <input type="hidden" name="since" value={since} />
              <input type="hidden" name="cursor" value={next} />
              <button class="button">{say.replayMore}</button>
            </form>
          )}
        </div>
      )}
      <div class="endpoint-actions">
        {(["recover", "replay"] as const).map((verb) => (
          <form
            key={verb}
            class="card stack"
            method="post"
            action={`${pageOf(id)}/${verb}`}
            aria-labelledby={`${verb}-title`}
          >
            <h3 id={`${verb}-title`}>{say[verb]}</h3>
            <p class="quiet">{verb === "recover" ? say.recoverHelp : say.replayHelp}</p>
            <Choice id={`${verb}-since`} name="since" label={say.since} value={since} options={options} />
            <button class="button button-quiet">{say[verb]}</button>
          </form>
        ))}
      </div>
    </section>
  );
}
