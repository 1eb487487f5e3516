/** The keys one by one, and the two forms that make new ones. */
import { scopes, type Key } from "#contract";
import { useFrame } from "../frame.ts";
import { Choice, describedBy, Field, Notes } from "./field.tsx";

/** For how many days a new secret key may be good. */
export const expiryDays = [30, 90, 180, 365] as const;

/** What was wrong with which form: a new key's kind, or the id of the key whose origins were sent. */
export interface KeyTrouble {
  form: string;
  /** The field that is wrong. */
  at: string;
  message: string;
  name: string;
  origins: string;
  /** What was chosen of a secret key's form. */
  scopes?: readonly string[];
  days?: string;
}

interface ListProps {
  keys: readonly Key[];
  /** The instant by which a key has expired or not. */
  now: string;
  trouble: KeyTrouble | undefined;
}

export function KeyList({ keys, now, trouble }: ListProps) {
  const over = ({ revokedAt, expiresAt }: Key) => revokedAt !== null || (expiresAt !== null && expiresAt <= now);
  // The ones that still open something come first.
  const sorted = keys.toSorted((a, b) => Number(over(a)) - Number(over(b)));
  return (
    <ul class="cards">
      {sorted.map((key) => (
        <KeyCard key={key.id} entry={key} over={over(key)} trouble={trouble?.form === key.id ? trouble : undefined} />
      ))}
    </ul>
  );
}

interface CardProps {
  entry: Key;
  over: boolean;
  trouble: KeyTrouble | undefined;
}

function KeyCard({ entry, over, trouble }: CardProps) {
  const { words, format } = useFrame();
  const say = words.install;
  const { id, kind, name, key, origins, scopes: allowed, createdAt, lastUsedAt, revokedAt, expiresAt } = entry;
  return (
    <li class={over ? "card card-gone" : "card"} id={id}>
      <div class="card-head">
        <h3 dir="auto">{name}</h3>
        <span class={`chip chip-${kind}`}>{say.kinds[kind]}</span>
      </div>
      <p class="key-text">
        <code>{key}</code>
      </p>
      <p class="voice-meta">
        <span>{say.created(format.dayOf(createdAt))}</span>
        {kind === "secret" && <span>{lastUsedAt === null ? say.unused : say.used(format.dayOf(lastUsedAt))}</span>}
        {kind === "secret" && <span>{`${say.scopes}: ${allowed.join(", ")}`}</span>}
        {revokedAt === null && expiresAt !== null && (
          <span>{over ? say.expired(format.dayOf(expiresAt)) : say.expires(format.moment(expiresAt))}</span>
        )}
        {revokedAt !== null && <span>{say.revoked(format.dayOf(revokedAt))}</span>}
      </p>
      {revokedAt === null && kind === "public" && (
        <form class="stack" method="post" action={`/app/install/keys/${id}/origins`}>
          <Origins id={`origins-${id}`} value={trouble?.origins ?? origins.join("\n")} error={trouble?.message} />
          <button class="button button-quiet">{say.save}</button>
        </form>
      )}
      {revokedAt === null && (
        <details class="more">
          <summary>{say.revoke}</summary>
          <form class="stack" method="post" action={`/app/install/keys/${id}/revoke`}>
            <p>{say.revokeSure}</p>
            <button class="button button-bad">{`${say.revokeNow}: ${name}`}</button>
          </form>
        </details>
      )}
    </li>
  );
}

function Origins({ id, value, error }: { id: string; value: string; error?: string | undefined }) {
  const { words } = useFrame();
  const help = `${words.install.originsHelp} ${words.install.anyOrigin}`;
  return (
    <div class="field">
      <label for={id}>{words.install.origins}</label>
      <textarea
        id={id}
        name="origins"
        rows={Math.min(8, Math.max(2, value.split("\n").length))}
        spellcheck={false}
        aria-describedby={describedBy(id, help, error)}
        aria-invalid={error ? "true" : undefined}
      >
        {value}
      </textarea>
      <Notes id={id} help={help} error={error} />
    </div>
  );
}

export function NewKeys({ trouble }: { trouble: KeyTrouble | undefined }) {
  const { words } = useFrame();
  const say = words.install;
  const kinds = ["public", "secret"] as const;
  return (
    <div class="pair">
      {kinds.map((kind) => {
        const wrong = trouble?.form === kind ? trouble : undefined;
        const errorAt = (at: string) => (wrong?.at === at ? wrong.message : undefined);
        return (
          <form key={kind} class="card stack" method="post" action="/app/install/keys" aria-labelledby={`new-${kind}`}>
            <h3 id={`new-${kind}`}>{`${say.newTitle}: ${say.kinds[kind].toLowerCase()}`}</h3>
            <input type="hidden" name="kind" value={kind} />
            <Field
              id={`name-${kind}`}
              name="name"
              label={say.newName}
              help={say.newNameHelp}
              value={wrong?.name}
              error={errorAt("name")}
              autocomplete="off"
            />
            {kind === "public" ? (
              <Origins id="origins-new" value={wrong?.origins ?? ""} error={errorAt("origins")} />
            ) : (
              <fieldset aria-describedby={describedBy("scopes", "", errorAt("scopes"))}>
                <legend>{say.scopes}</legend>
                {scopes.map((scope) => (
                  <label key={scope} class="check">
                    <input
                      type="checkbox"
                      name="scope"
                      value={scope}
                      checked={wrong ? wrong.scopes?.includes(scope) : scope === "read" || scope === "write"}
                    />
                    <span>
                      <code>{scope}</code> {say.scope[scope]}
                    </span>
                  </label>
                ))}
                <Notes id="scopes" error={errorAt("scopes")} />
              </fieldset>
            )}
            {kind === "secret" && (
              <Choice
                name="days"
                label={say.expiry}
                value={wrong?.days ?? ""}
                options={[["", say.never], ...expiryDays.map((days) => [String(days), say.after(days)] as const)]}
              />
            )}
            <button class="button">{say.create}</button>
          </form>
        );
      })}
    </div>
  );
}
