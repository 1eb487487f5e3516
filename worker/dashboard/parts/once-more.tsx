/** Asks once more before something is done that is not undone: what it is, what comes of it, the deed, and the way back. */
import type { ComponentChildren } from "preact";

interface OnceMoreProps {
  title: string;
  lead: string;
  /** Which one it is, where the title does not name it. */
  children?: ComponentChildren;
  /** Where the form goes, what goes along unseen, and what its button says. */
  action: string;
  hidden?: Readonly<Record<string, string>>;
  now: string;
  /** The way back, and what its link says. */
  back: string;
  keep: string;
}

export function OnceMore({ title, lead, children, action, hidden = {}, now, back, keep }: OnceMoreProps) {
  return (
    <section class="door">
      <h1 dir="auto">{title}</h1>
      {children}
      <p class="lead">{lead}</p>
      <form class="page-actions" method="post" action={action}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button class="button button-bad">{now}</button>
        <a class="button button-quiet" href={back}>
          {keep}
        </a>
      </form>
    </section>
  );
}
