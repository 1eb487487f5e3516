/** When a page cannot be shown: what happened in plain words, the way back, and the number to ask us by. */
import { problems, type ProblemCode } from "#contract";
import type { AppContext } from "../../http/context.ts";
import type { Refusal } from "../../http/refusal.ts";
import { answerPage } from "../answer.tsx";
import { frameOf, useFrame } from "../frame.ts";
import type { Words } from "../words/es.ts";

type Trouble = keyof Omit<Words["trouble"], "requestId" | "home">;

const troubles: Partial<Record<ProblemCode, Trouble>> = {
  not_found: "not_found",
  method_not_allowed: "not_found",
  cross_site: "cross_site",
  role_not_allowed: "role_not_allowed",
  invalid_query: "invalid_query",
  unsupported_media_type: "form",
  body_too_large: "form",
  invalid_body: "form",
  conflict: "form",
  unavailable: "unavailable",
};

const pagePaths = /^\/(app|setup|join|dashboard|sign-in)(\/|$)|^\/(sign-out|language|docs)?$/;

/** Is a person looking? Our own pages always are for one; elsewhere, outside of the API, whoever asks for HTML. */
export function wantsPage(c: AppContext): boolean {
  const { path } = c.req;
  if (pagePaths.test(path)) return true;
  return !path.startsWith("/v1/") && path !== "/health" && (c.req.header("accept") ?? "").includes("text/html");
}

export function troublePage(c: AppContext, refusal: Refusal, requestId: string): Response {
  const frame = frameOf(c, null);
  const trouble = troubles[refusal.code] ?? "internal";
  const [status] = problems[refusal.code];
  const page = answerPage(
    c,
    { ...frame, here: "/" },
    {
      title: frame.words.trouble[trouble].title,
      status,
      body: <TroubleView trouble={trouble} requestId={requestId} />,
    },
  );
  for (const [name, value] of Object.entries(refusal.headers)) page.headers.set(name, value);
  return page;
}

function TroubleView({ trouble, requestId }: { trouble: Trouble; requestId: string }) {
  const { trouble: say } = useFrame().words;
  return (
    <section class="door">
      <h1>{say[trouble].title}</h1>
      <p class="lead">{say[trouble].say}</p>
      <p>
        <a class="button" href="/">
          {say.home}
        </a>
      </p>
      <p class="fine">
        {say.requestId}: <code>{requestId}</code>
      </p>
    </section>
  );
}
