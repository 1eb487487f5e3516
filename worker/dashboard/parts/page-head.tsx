/** What a page is, and what it is for. */
export const PageHead = ({ title, lead }: { title: string; lead: string }) => (
  <div class="page-head">
    <div>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
    </div>
  </div>
);
