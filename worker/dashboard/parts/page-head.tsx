/** What a page is, and what it is for; beside it what may be done there. */
import type { ComponentChildren } from "preact";

interface PageHeadProps {
  title: string;
  lead: string;
  /** Links and buttons. */
  children?: ComponentChildren;
}

export const PageHead = ({ title, lead, children }: PageHeadProps) => (
  <div class="page-head">
    <div>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
    </div>
    {children && <div class="page-actions">{children}</div>}
  </div>
);
