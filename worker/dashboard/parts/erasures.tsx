/** Erasures in a list, and one of them whole. */
import type { Erasure } from "#contract";
import { useFrame } from "../frame.ts";
import { ListTable } from "./list-table.tsx";

export function ErasureTable({ erasures }: { erasures: readonly Erasure[] }) {
  const { words, format } = useFrame();
  const say = words.rights;
  return (
    <ListTable caption={say.done} columns={[say.when, say.what, say.rows, say.state]}>
      {erasures.map(({ id, kind, state, askedAt, tables }) => (
        <tr key={id}>
          <th scope="row">
            <a href={`/app/privacy/erasures/${id}`}>{format.moment(askedAt)}</a>
          </th>
          <td>{say.kinds[kind]}</td>
          <td>{format.count(tables.find(({ table }) => table === "responses")?.rows ?? 0)}</td>
          <td>{say.states[state]}</td>
        </tr>
      ))}
    </ListTable>
  );
}

export function ReceiptTables({ tables }: Pick<Erasure, "tables">) {
  const { words, format } = useFrame();
  const say = words.rights;
  const order = [...tables].sort((a, b) => b.rows - a.rows);
  return (
    <ListTable caption={say.receiptLead} columns={[say.table, say.deed, say.count]}>
      {order.map(({ table, rows, how }) => (
        <tr key={table}>
          <th scope="row">
            <code>{table}</code>
          </th>
          <td>{say.how[how]}</td>
          <td>{format.count(rows)}</td>
        </tr>
      ))}
    </ListTable>
  );
}

export function ReceiptTold({ endpoints }: Pick<Erasure, "endpoints">) {
  const { words, format } = useFrame();
  const say = words.rights;
  if (endpoints.length === 0) return <p class="quiet">{say.toldNone}</p>;
  return (
    <ListTable caption={say.told} columns={[say.endpoint, say.state, say.when, say.status]}>
      {endpoints.map(({ endpointId, state, at, status }) => (
        <tr key={endpointId}>
          <th scope="row">
            <code>{endpointId}</code>
          </th>
          <td>{say.toldStates[state]}</td>
          <td>{at === null ? words.none : format.moment(at)}</td>
          <td>{status ?? words.none}</td>
        </tr>
      ))}
    </ListTable>
  );
}
