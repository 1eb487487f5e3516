/** A short table: what it is for those who do not see its heading, its columns, and the rows within. */
import type { ComponentChildren } from "preact";

interface ListTableProps {
  caption: string;
  columns: readonly string[];
  children: ComponentChildren;
}

export const ListTable = ({ caption, columns, children }: ListTableProps) => (
  <table class="list">
    <caption class="unseen">{caption}</caption>
    <thead>
      <tr>
        {columns.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
);
