/** Nothing to show yet: what this page will show, and what to do for it. */
import type { ComponentChildren } from "preact";
import { Mark } from "./brand.tsx";

export function Empty({ title, say, children }: { title: string; say: string; children?: ComponentChildren }) {
  return (
    <section class="empty">
      <Mark />
      <h2>{title}</h2>
      <p>{say}</p>
      {children}
    </section>
  );
}
