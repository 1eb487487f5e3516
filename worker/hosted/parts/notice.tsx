/** One thing to say and nothing to do: a farewell, or why there is no survey. */
import type { ComponentChildren } from "preact";
import type { Tongue } from "../filling/tongue.ts";

interface NoticeProps {
  title: string;
  /** The title is in a language of its own. */
  titled?: Tongue;
  say?: string | undefined;
  said?: Tongue;
  /** A tick above it: something went well. */
  done?: boolean;
  children?: ComponentChildren;
}

export const Notice = ({ title, titled, say, said, done, children }: NoticeProps) => (
  <div class="notice">
    {done && (
      <svg viewBox="0 0 40 40" aria-hidden="true">
        <circle cx="20" cy="20" r="18.5" />
        <path d="M12.5 20.5l5 5 10-11" />
      </svg>
    )}
    <h1 {...titled}>{title}</h1>
    {say && (
      <p class="lead" {...said}>
        {say}
      </p>
    )}
    {children}
  </div>
);
