/** One thing to say and nothing to do: a farewell, or why there is no survey. */
import type { ComponentChildren } from "preact";

interface NoticeProps {
  title: string;
  say: string;
  /** A tick above it: something went well. */
  done?: boolean;
  children?: ComponentChildren;
}

export const Notice = ({ title, say, done, children }: NoticeProps) => (
  <div class="notice">
    {done && (
      <svg viewBox="0 0 40 40" aria-hidden="true">
        <circle cx="20" cy="20" r="18.5" />
        <path d="M12.5 20.5l5 5 10-11" />
      </svg>
    )}
    <h1>{title}</h1>
    <p class="lead">{say}</p>
    {children}
  </div>
);
