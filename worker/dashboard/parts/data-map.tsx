/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- see sheet.tsx */
/** The data map as tables: what is personal field by field, all else in one line that opens. */
import { mapped, type Mapped, type MappedColumn } from "../../privacy/map/index.ts";
import { useFrame } from "../frame.ts";
import { Cell, Sheet } from "./sheet.tsx";

const isPersonal = ({ columns }: Mapped): boolean => columns.some(({ personal }) => personal !== null);

export function DataMap() {
  const say = useFrame().words.privacy;
  const [personal, plain] = [mapped.filter(isPersonal), mapped.filter((table) => !isPersonal(table))];
  return (
    <>
      <nav class="contents" aria-label={say.contents}>
        <ul>
          {personal.map(({ name }) => (
            <li key={name}>
              <a href={`#table-${name}`}>
                <code>{name}</code>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <section class="block">
        <h2>{say.never}</h2>
        <ul class="plain-list">
          {say.neverList.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      {personal.map((table) => (
        <section key={table.name} class="block" id={`table-${table.name}`}>
          <h2>{say.tables[table.table]}</h2>
          <p class="lead">
            <code>{table.name}</code> · {say.retentions[table.kept]}
          </p>
          <Personal table={table} />
          <Others table={table} />
        </section>
      ))}
      <section class="block">
        <h2>{say.without}</h2>
        <dl class="map-plain">
          {plain.map((table) => (
            <div key={table.name}>
              <dt>
                {say.tables[table.table]} <code>{table.name}</code>
              </dt>
              <dd>
                <Others table={table} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

function Personal({ table }: { table: Mapped }) {
  const say = useFrame().words.privacy;
  const columns = [say.field, say.whose, say.purpose, say.basis, say.retention, say.shownTo];
  return (
    <div class="sheet map-sheet">
      <Sheet caption={say.tables[table.table]} columns={columns}>
        {table.columns.map(
          ({ name, personal }) =>
            personal && (
              <tr key={name} role="row">
                <th role="rowheader" scope="row">
                  <code>{name}</code>
                  <span class="map-what">{say.columns[personal.key]}</span>
                </th>
                <Cell column={say.whose}>{say.subjects[personal.whose]}</Cell>
                <Cell column={say.purpose}>{say.purposes[personal.why]}</Cell>
                <Cell column={say.basis}>{say.grounds[personal.ground]}</Cell>
                <Cell column={say.retention}>{say.retentions[table.kept]}</Cell>
                <Cell column={say.shownTo}>{personal.goes.map((one) => say.recipients[one]).join(", ")}</Cell>
              </tr>
            ),
        )}
      </Sheet>
    </div>
  );
}

/** What says nothing of a person: its kind says what it is for, and it is kept as long as its row. */
function Others({ table }: { table: Mapped }) {
  const { words, format } = useFrame();
  const say = words.privacy;
  const others = table.columns.filter((column): column is MappedColumn & { kind: NonNullable<MappedColumn["kind"]> } =>
    Boolean(column.kind),
  );
  if (others.length === 0) return null;
  return (
    <details class="map-others">
      <summary>{say.other(others.length, format.count(others.length))}</summary>
      <p class="quiet">
        {say.none} · {say.retention}: {say.retentions[table.kept]} · {say.shownTo}: {say.recipients.members}
      </p>
      <dl class="facts facts-wide">
        {others.map(({ name, kind }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{say.kinds[kind]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
