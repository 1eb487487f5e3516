/** What stands around every page: the head, the way around, the language, the way out. */
import type { ComponentChildren } from "preact";
import type { OperationName } from "#contract";
import { nameOf, pageOf } from "../endpoint-name.ts";
import { factorPath, FrameProvider, useFrame, type Frame } from "../frame.ts";
import { languages, wordsIn } from "../language.ts";
import { stylePath } from "../style/index.ts";
import { Brand } from "./brand.tsx";
import { Icon } from "./icon.tsx";

/**
 * The menu. The section that one is in shows its pages below it where there is a column for the menu, above the page where
 * there is none; the others show their names alone, and lead to the first of theirs.
 */
const sections = [
  { name: "campaigns", pages: [["campaigns", "/app", "campaignsReport"]] },
  { name: "responses", pages: [["responses", "/app/responses", "listResponses"]] },
  { name: "customers", pages: [["customers", "/app/customers", "listCustomers"]] },
  { name: "surveys", pages: [["surveys", "/app/surveys", "listSurveys"]] },
  {
    name: "results",
    pages: [
      ["questions", "/app/results", "questionReport"],
      ["journey", "/app/journey", "journeyReport"],
      ["drivers", "/app/drivers", "driversReport"],
      ["voices", "/app/voices", "voicesReport"],
      ["asking", "/app/asking", "askingReport"],
    ],
  },
  {
    name: "attribution",
    pages: [
      ["coverage", "/app/coverage", "coverageReport"],
      ["heard", "/app/heard", "heardReport"],
      ["marketing", "/app/marketing", "importMetrics"],
      ["tester", "/app/tester", "resolveTouch"],
      ["links", "/app/links", "resolveTouch"],
      ["touchpoints", "/app/touchpoints", "putTouchpoints"],
      ["settings", "/app/settings/attribution", "updateWorkspace"],
    ],
  },
  {
    name: "integrations",
    pages: [
      ["endpoints", "/app/endpoints", "updateEndpoint"],
      ["deliveries", "/app/deliveries", "resendDelivery"],
    ],
  },
  {
    name: "privacy",
    pages: [
      ["dataMap", "/app/privacy", "readWorkspace"],
      ["rights", "/app/privacy/rights", "listErasures"],
      ["retention", "/app/privacy/retention", "updateWorkspace"],
    ],
  },
  { name: "look", pages: [["look", "/app/look", "updateWorkspace"]] },
  {
    name: "team",
    pages: [
      ["team", "/app/team", "listMembers"],
      ["audit", "/app/audit", "listAudit"],
    ],
  },
  {
    name: "install",
    pages: [
      ["install", "/app/install", "listKeys"],
      ["turnstile", "/app/install/turnstile", "readTurnstile"],
    ],
  },
] as const satisfies readonly { name: string; pages: readonly (readonly [string, string, OperationName])[] }[];
type Section = (typeof sections)[number];
/** One's own account is reached from the foot of every page. */
export type Place = Section["pages"][number][0] | "account";

/** The pages of a section that whoever looks may open. */
type Open = readonly (readonly [name: Place, href: string, does: OperationName])[];
const openOf = ({ pages }: Section, { may }: Frame): Open => (pages as Open).filter(([, , does]) => may(does));

const holds = ({ pages }: Section, place: Place | undefined): boolean => pages.some(([name]) => name === place);

interface ShellProps {
  frame: Frame;
  title: string;
  place: Place | undefined;
  children: ComponentChildren;
}

export function Shell({ frame, title, place, children }: ShellProps) {
  const { language, words, workspace } = frame;
  const section = sections.find((one) => holds(one, place));
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
            {workspace && section && openOf(section, frame).length > 1 && (
              <nav class="contents inner-tabs" aria-label={words.nav[section.name]}>
                <Inner section={section} place={place} />
              </nav>
            )}
            <FactorRemoved />
            <Troubled />
            {children}
          </main>
          <Foot />
        </body>
      </html>
    </FrameProvider>
  );
}

/** Told on every page until a new one is set up, or they say that they know: there is no mail to tell it by. */
function FactorRemoved() {
  const { words, format, factorRemovedAt } = useFrame();
  if (!factorRemovedAt) return null;
  const say = words.factor.removed;
  return (
    <section class="notice notice-care" aria-labelledby="factor-removed">
      <h2 id="factor-removed">{say.title}</h2>
      <p>{say.text(format.moment(factorRemovedAt))}</p>
      <form class="page-actions" method="post" action={`${factorPath}/known`}>
        <a class="button" href={factorPath}>
          {say.again}
        </a>
        <button class="button button-quiet">{say.known}</button>
      </form>
    </section>
  );
}

/** Told on every page until somebody sees to it: nothing else says that an endpoint gets nothing any more. */
function Troubled() {
  const { words, format, troubled } = useFrame();
  const [one, ...others] = troubled;
  if (!one) return null;
  const { troubledOne: say, troubledMany } = words.deliveries;
  const disabled = troubled.some(({ state }) => state === "disabled");
  return (
    <p class={`notice ${disabled ? "notice-bad" : "notice-care"}`}>
      {others.length > 0 ? (
        <a href="/app/endpoints">{troubledMany(format.count(troubled.length))}</a>
      ) : (
        <>
          <a href={pageOf(one.id)}>
            <bdi>{nameOf(one)}</bdi>
          </a>
          {`: ${one.warning ? say.warned(format.moment(one.warning.disablesAt)) : say.disabled}`}
        </>
      )}
    </p>
  );
}

function Menu({ place }: { place: Place | undefined }) {
  const frame = useFrame();
  const { words } = frame;
  const open = sections.flatMap((section) => {
    const [first, ...rest] = openOf(section, frame);
    return first ? [{ section, href: first[1], more: rest.length > 0 }] : [];
  });
  return (
    <nav class="menu" aria-label={words.menu}>
      <ul>
        {open.map(({ section, href, more }) => (
          <li key={section.name}>
            <a href={href} aria-current={currentOf(section, place)}>
              <Icon name={section.name} />
              {words.nav[section.name]}
            </a>
            {more && holds(section, place) && <Inner section={section} place={place} />}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The place itself, or one that holds it. */
function currentOf(section: Section, place: Place | undefined): "page" | "true" | undefined {
  if (!holds(section, place)) return undefined;
  return section.pages.length > 1 ? "true" : "page";
}

function Inner({ section, place }: { section: Section; place: Place | undefined }) {
  const frame = useFrame();
  const { words } = frame;
  return (
    <ul>
      {openOf(section, frame).map(([name, href]) => (
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
        <a class="foot-link" href="/app/account">
          <Icon name="account" />
          {words.nav.account}
        </a>
      )}
      {workspace && (
        <form method="post" action="/sign-out">
          <button class="foot-link">{words.signOut}</button>
        </form>
      )}
    </footer>
  );
}
