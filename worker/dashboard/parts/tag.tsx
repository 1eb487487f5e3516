/** The script tag with its attributes, as chosen by a small form. */
import type { Key } from "#contract";
import { useFrame } from "../frame.ts";
import { languages, wordsIn } from "../language.ts";
import { Code } from "./code.tsx";
import { Choice } from "./field.tsx";

export interface TagChoice {
  key: string;
  locale: string;
  consent: string;
}

export function TagBuilder({ keys, choice }: { keys: readonly Key[]; choice: TagChoice }) {
  const { words, origin } = useFrame();
  const say = words.install;
  const usable = keys.filter(({ kind, revokedAt }) => kind === "public" && revokedAt === null);
  const key = usable.find(({ id }) => id === choice.key) ?? usable[0];
  const consents = ["pending", "granted", "denied"] as const;
  const consent = consents.find((state) => state === choice.consent) ?? "pending";
  const locale = languages.find((name) => name === choice.locale);
  if (!key)
    return (
      <section class="block">
        <h2>{say.tag}</h2>
        <p class="notice notice-bad">{say.noKey}</p>
      </section>
    );
  const attributes = [
    `src="${origin}/voz.js/${key.key}"`,
    `data-key="${key.key}"`,
    ...(locale ? [`data-locale="${locale}"`] : []),
    ...(consent === "pending" ? [] : [`data-consent="${consent}"`]),
  ];
  return (
    <section class="block">
      <h2>{say.tag}</h2>
      <p>{say.tagHelp}</p>
      <Code text={`<script async ${attributes.join(" ")}></script>`} label={say.copy} />
      <p class="field-help">{say.select}</p>
      <form class="inline-form" method="get" action="/app/install">
        {usable.length > 1 && (
          <Choice
            name="key"
            label={say.key}
            value={key.id}
            options={usable.map(({ id, name }) => [id, name] as const)}
          />
        )}
        <Choice
          name="locale"
          label={say.widgetLanguage}
          value={locale ?? ""}
          options={[["", say.pageLanguage], ...languages.map((name) => [name, wordsIn[name].name] as const)]}
        />
        <Choice
          name="consent"
          label={say.consent}
          value={consent}
          options={consents.map((state) => [state, say.consents[state]] as const)}
        />
        <button class="button button-quiet">{say.show}</button>
      </form>
    </section>
  );
}
