/** What stands around every page: the head, the way around, the language, the way out. */
import type { ComponentChildren } from "preact";
import { FrameProvider, useFrame, type Frame } from "../frame.ts";
import { languages, wordsIn } from "../language.ts";
import { stylePath } from "../style/index.ts";
import { Brand } from "./brand.tsx";
import { Icon } from "./icon.tsx";

const places = [
  ["campaigns", "/app"],
  ["responses", "/app/responses"],
  ["surveys", "/app/surveys"],
  ["results", "/app/results"],
  ["attribution", "/app/coverage"],
  ["look", "/app/look"],
  ["install", "/app/install"],
] as const;
/** What belongs to attribution: below it where there is a column for the menu, above the page where there is none. */
const inner = [
  ["coverage", "/app/coverage"],
  ["heard", "/app/heard"],
  ["marketing", "/app/marketing"],
  ["tester", "/app/tester"],
  ["links", "/app/links"],
  ["touchpoints", "/app/touchpoints"],
  ["settings", "/app/settings/attribution"],
] as const;
export type Place = Exclude<(typeof places)[number][0], "attribution"> | (typeof inner)[number][0];

const isInner = (place: Place | undefined): boolean => inner.some(([name]) => name === place);

interface ShellProps {
  frame: Frame;
  title: string;
  place: Place | undefined;
  children: ComponentChildren;
}

export function Shell({ frame, title, place, children }: ShellProps) {
  const { language, words, workspace } = frame;
  return (
    <FrameProvider value={frame}>
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <title>{`${title} · Voz`}</title>
          <link rel="icon" href="/dashboard/icon.svg" type="image/svg+xml" />
          <link rel="stylesheet" href={stylePath} />
        </head>
        <body class={workspace ? "desk" : "plain"}>
          <a class="skip" href="#content">
            {words.skip}
          </a>
          <header class="top">
            <Brand href={workspace ? "/app" : "/"} />
            {workspace && <p class="tenant">{workspace.name}</p>}
            {workspace && <Menu place={place} />}
          </header>
          <main id="content" tabindex={-1}>
            {workspace && isInner(place) && (
              <nav class="contents inner-tabs" aria-label={words.nav.attribution}>
                <Inner place={place} />
              </nav>
            )}
            {children}
          </main>
          <Foot />
        </body>
      </html>
    </FrameProvider>
  );
}

function Menu({ place }: { place: Place | undefined }) {
  const { words } = useFrame();
  return (
    <nav class="menu" aria-label={words.menu}>
      <ul>
        {places.map(([name, href]) => {
          const within = name === "attribution" && isInner(place);
          return (
            <li key={name}>
              <a href={href} aria-current={name === place ? "page" : within ? "true" : undefined}>
                <Icon name={name} />
                {words.nav[name]}
              </a>
              {name === "attribution" && <Inner place={place} />}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Inner({ place }: { place: Place | undefined }) {
  const { words } = useFrame();
  return (
    <ul>
      {inner.map(([name, href]) => (
        <li key={name}>
          <a href={href} aria-current={name === place ? "page" : undefined}>
            {words.nav[name]}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Foot() {
  const { words, workspace, language, here } = useFrame();
  return (
    <footer class="foot">
      <a class="foot-link" href="/docs">
        <Icon name="docs" />
        {words.nav.docs}
      </a>
      <form class="languages" method="post" action="/language" aria-label={words.language}>
        <input type="hidden" name="back" value={here} />
        {languages.map((name) => (
          <button key={name} name="to" value={name} lang={name} aria-current={name === language ? "true" : undefined}>
            {wordsIn[name].name}
          </button>
        ))}
      </form>
      {workspace && (
        <form method="post" action="/sign-out">
          <button class="foot-link">{words.signOut}</button>
        </form>
      )}
    </footer>
  );
}
