/** What is kept of somebody: found, handed over, erased; and the receipts of what was. */
import type { Erasure } from "#contract";
import { eraseByReceipt, eraseCustomer } from "../../privacy/erase.ts";
import { readHeld, type Held } from "../../privacy/held.ts";
import { listErasures } from "../../privacy/receipt.ts";
import { exportFile, handLedger, tellReceivers } from "../../privacy/routes.ts";
import { tell } from "../../http/audit.ts";
import { notFound } from "../../http/operation.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { field, readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";
import { ErasureTable } from "../parts/erasures.tsx";
import { Facts } from "../parts/facts.tsx";
import { Field } from "../parts/field.tsx";
import { Icon } from "../parts/icon.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { OnceMore } from "../parts/once-more.tsx";

const path = "/app/privacy/rights";
const mostShown = 50;

export async function rightsPage({ c, here, frame }: Desk): Promise<Shown> {
  const who = (c.req.query("who") ?? "").trim().slice(0, 200);
  const [held, { items }] = await Promise.all([
    who === "" ? null : readHeld(here, who),
    listErasures(here, { limit: mostShown }),
  ]);
  return {
    title: frame.words.rights.title,
    place: "rights",
    body: <RightsView who={who} held={held} erasures={items} />,
  };
}

export const exportPersonFile = ({ c, here }: Desk): Promise<Response> =>
  exportFile(c, here, c.req.query("customer") ?? "", c.req.query("format") === "csv" ? "csv" : "json");

export const ledgerFile = ({ c, here }: Desk): Promise<Response> => handLedger(c, here);

export async function askErasePage({ c, here, frame }: Desk): Promise<Shown> {
  const held = await readHeld(here, c.req.query("who") ?? "");
  if (!held) throw notFound("customer");
  const say = frame.words.rights;
  return {
    title: held.kind === "customer" ? say.askTitle : say.askResponseTitle,
    place: "rights",
    body: <AskView held={held} />,
  };
}

export async function erasePage({ c, here }: Desk): Promise<Response> {
  const form = await readForm(c);
  const who = field(form, "who");
  const held = await readHeld(here, who);
  if (!held) throw notFound("customer");
  const erase = held.kind === "customer" ? eraseCustomer : eraseByReceipt;
  const id = await erase(here, held.kind === "customer" ? who : who.toLowerCase(), c.get("actor"));
  tell(c, { object: id });
  await tellReceivers(c, here, id);
  return goTo(c, `/app/privacy/erasures/${id}`);
}

function RightsView({ who, held, erasures }: { who: string; held: Held | null; erasures: readonly Erasure[] }) {
  const say = useFrame().words.rights;
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      <section class="block">
        <h2>{say.search}</h2>
        <form class="row-card" method="get" action={path} role="search">
          <Field name="who" label={say.who} help={say.whoHelp} value={who} autocomplete="off" />
          <div>
            <button class="button">{say.find}</button>
          </div>
        </form>
        {who !== "" && !held && (
          <p class="quiet" role="status">
            {say.nobody}
          </p>
        )}
        {held && <Found held={held} />}
      </section>
      <section class="block">
        <h2>{say.done}</h2>
        {erasures.length === 0 ? <p class="quiet">{say.none}</p> : <ErasureTable erasures={erasures} />}
        <p>
          <a class="button button-quiet" href="/app/privacy/ledger" download>
            <Icon name="download" />
            {say.ledger}
          </a>
        </p>
        <p class="fine">{say.ledgerHelp}</p>
      </section>
    </>
  );
}

function Found({ held }: { held: Held }) {
  const { words, format } = useFrame();
  const say = words.rights;
  const who = encodeURIComponent(held.id);
  return (
    <section class="row-card" aria-labelledby="found">
      <h3 id="found">{say.found}</h3>
      <Facts
        wide
        entries={[
          [say[held.kind], <bdi key="id">{held.id}</bdi>],
          [say.responses, format.count(held.responses)],
          [say.browsers, format.count(held.browsers)],
          [say.since, held.since && format.moment(held.since)],
        ]}
      />
      <div class="page-actions">
        {held.kind === "customer" && (
          <>
            <a class="button" href={`/app/privacy/export?customer=${who}`} download>
              {say.json}
            </a>
            <a class="button button-quiet" href={`/app/privacy/export?customer=${who}&format=csv`} download>
              {say.csv}
            </a>
          </>
        )}
        <a class="button button-bad" href={`/app/privacy/erase?who=${who}`}>
          {say.erase}
        </a>
      </div>
    </section>
  );
}

function AskView({ held }: { held: Held }) {
  const { words, format } = useFrame();
  const say = words.rights;
  const customer = held.kind === "customer";
  return (
    <OnceMore
      title={customer ? say.askTitle : say.askResponseTitle}
      lead={customer ? say.ask : say.askResponse}
      action="/app/privacy/erase"
      hidden={{ who: held.id }}
      now={say.eraseNow}
      back={`${path}?who=${encodeURIComponent(held.id)}`}
      keep={say.keep}
    >
      <Facts
        entries={[
          [say[held.kind], <bdi key="id">{held.id}</bdi>],
          [say.responses, format.count(held.responses)],
        ]}
      />
    </OnceMore>
  );
}
