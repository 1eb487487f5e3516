/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- see below */
/** A table that becomes cards on a narrow screen, where a browser forgets what it was: so its roles are written out. */
import type { ComponentChildren } from "preact";

interface SheetProps {
  caption: string;
  columns: readonly string[];
  children: ComponentChildren;
  foot?: ComponentChildren;
}

export function Sheet({ caption, columns, children, foot }: SheetProps) {
  return (
    <table class="table table-even" role="table">
      <caption class="unseen">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">{children}</tbody>
      {foot && <tfoot role="rowgroup">{foot}</tfoot>}
    </table>
  );
}

export function Cell({ column, children }: { column: string; children: ComponentChildren }) {
  return (
    <td role="cell" class="number">
      <span class="cell-name" aria-hidden="true">
        {column}
      </span>
      {children}
    </td>
  );
}
