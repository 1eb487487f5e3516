/** What was done, or why it was not, above what a form leads back to: read out as it comes. */
import type { ComponentChildren } from "preact";

interface NoticeProps {
  children: ComponentChildren;
}

export const Good = ({ children }: NoticeProps) => (
  <p class="notice notice-good" role="status">
    {children}
  </p>
);

export const Bad = ({ children }: NoticeProps) => (
  <p class="notice notice-bad" role="alert">
    {children}
  </p>
);
