/** A browser is taken from a customer after asking once more, and linked again by one button. */
import type { CustomerVisitor } from "#contract";
import { linkByHand, splitVisitor } from "../../customers/link.ts";
import { linksOf } from "../../customers/visitors.ts";
import { nudge } from "../../deliveries/nudge.ts";
import { notFound } from "../../http/operation.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { field, readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";
import { Facts } from "../parts/facts.tsx";
import { customerPath } from "../parts/people.tsx";
import { OnceMore } from "../parts/once-more.tsx";

const namesOf = ({ c }: Desk) => ({ id: c.req.param("id") ?? "", visitorId: c.req.param("visitorId") ?? "" });

export async function askSplitPage(desk: Desk): Promise<Shown> {
  const { id, visitorId } = namesOf(desk);
  const { here, frame } = desk;
  const links = await linksOf(here.db.$client, here.workspaceId, id);
  const visitor = links.find((link) => link.id === visitorId);
  if (!visitor) throw notFound("visitor");
  return {
    title: frame.words.customers.splitTitle,
    place: "customers",
    body: <AskView customerId={id} visitor={visitor} />,
  };
}

export async function splitPage(desk: Desk): Promise<Response> {
  const { id, visitorId } = namesOf(desk);
  const { c, here } = desk;
  await readForm(c);
  const { told } = await splitVisitor(here, id, visitorId, c.get("actor"));
  nudge(c, here.workspaceId, told);
  return goTo(c, customerPath(id));
}

export async function linkPage({ c, here }: Desk): Promise<Response> {
  const id = c.req.param("id") ?? "";
  const visitorId = field(await readForm(c), "visitor");
  // Here only what was linked once is linked again; the API takes any.
  const links = await linksOf(here.db.$client, here.workspaceId, id);
  if (!links.some((link) => link.id === visitorId)) throw notFound("visitor");
  const { told } = await linkByHand(here, id, visitorId, c.get("actor"));
  nudge(c, here.workspaceId, told);
  return goTo(c, customerPath(id));
}

function AskView({ customerId, visitor }: { customerId: string; visitor: CustomerVisitor }) {
  const { words, format } = useFrame();
  const say = words.customers;
  return (
    <OnceMore
      title={say.splitTitle}
      lead={say.splitLead}
      action={`${customerPath(customerId)}/visitors/${encodeURIComponent(visitor.id)}/split`}
      now={say.splitNow}
      back={customerPath(customerId)}
      keep={say.keep}
    >
      <Facts
        entries={[
          [words.rights.customer, <bdi key="customer">{customerId}</bdi>],
          [say.browser, <bdi key="browser">{visitor.id}</bdi>],
          [say.why, `${say.causes[visitor.cause]}. ${say.linkedOn(format.dayOf(visitor.linkedAt))}.`],
        ]}
      />
    </OnceMore>
  );
}
