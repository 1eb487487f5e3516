/** The receipt of an erasure: every table, everybody who was told. */
import type { Erasure } from "#contract";
import { readErasure } from "../../privacy/receipt.ts";
import type { Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { useFrame } from "../frame.ts";
import { ReceiptTables, ReceiptTold } from "../parts/erasures.tsx";
import { Facts } from "../parts/facts.tsx";
import { Icon } from "../parts/icon.tsx";

export async function receiptPage({ c, here, frame }: Desk): Promise<Shown> {
  const erasure = await readErasure(here, c.req.param("id") ?? "");
  return { title: frame.words.rights.receiptTitle, place: "rights", body: <ReceiptView erasure={erasure} /> };
}

function ReceiptView({ erasure }: { erasure: Erasure }) {
  const { words, format } = useFrame();
  const say = words.rights;
  const { id, kind, state, askedAt, doneAt, tables, endpoints } = erasure;
  return (
    <>
      <div class="page-head">
        <div>
          <a class="back" href="/app/privacy/rights">
            <Icon name="back" />
            {say.back}
          </a>
          <h1>{say.receiptTitle}</h1>
          <p class="lead">{say.receiptLead}</p>
        </div>
      </div>
      <Facts
        wide
        entries={[
          [say.what, say.kinds[kind]],
          [say.state, say.states[state]],
          [say.askedAt, format.moment(askedAt)],
          [say.doneAt, doneAt && format.moment(doneAt)],
          [say.number, <code key="id">{id}</code>],
        ]}
      />
      <section class="block">
        <h2>{say.told}</h2>
        <ReceiptTold endpoints={endpoints} />
      </section>
      <section class="block">
        <h2>{say.deed}</h2>
        <ReceiptTables tables={tables} />
      </section>
    </>
  );
}
