/** The views of a second factor: what it is, the QR code, the recovery codes, and the forms that ask for both factors. */
import type { Begun, Factor } from "../../accounts/second-factor.ts";
import { factorPath as path, useFrame } from "../frame.ts";
import { Code } from "./code.tsx";
import { Mistakes, useEditing } from "./editing.tsx";
import { Field } from "./field.tsx";
import { PageHead } from "./page-head.tsx";
import { Qr } from "./qr.tsx";
import { Bad, Good } from "./notice.tsx";

export type ProofForm = "codes" | "off";
export type FactorNews = { good: string } | { bad: string };

interface FactorProps extends Factor {
  /** The workspace asks for it, and there is none. */
  owed: boolean;
  news: FactorNews | undefined;
  form: ProofForm | undefined;
}

export function FactorView({ on, left, owed, news, form }: FactorProps) {
  const { words, format } = useFrame();
  const say = words.factor;
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      <Mistakes />
      {news && "good" in news && <Good>{news.good}</Good>}
      {news && "bad" in news && <Bad>{news.bad}</Bad>}
      {owed && (
        <p class="notice" role="status">
          {say.wanted}
        </p>
      )}
      <p>{on ? `${say.on} ${say.left(left, format.count(left))}` : say.off}</p>
      {on ? <Manage form={form} /> : <Begin />}
    </>
  );
}

function Begin() {
  const say = useFrame().words.factor;
  return (
    <section class="block">
      <h2>{say.begin}</h2>
      <p class="lead">{say.beginLead}</p>
      <form class="row-card" method="post" action={`${path}/begin`} novalidate>
        <Field name="password" type="password" label={say.password} autocomplete="current-password" />
        <div>
          <button class="button">{say.next}</button>
        </div>
      </form>
    </section>
  );
}

/** In groups of four, as people read and type them. */
const grouped = (secret: string): string => secret.replace(/(.{4})(?=.)/g, "$1 ");

export function BeginView({ uri, secret }: Begun) {
  const say = useFrame().words.factor;
  return (
    <>
      <PageHead title={say.scan} lead={say.scanHelp} />
      <section class="block row-card">
        <Qr link={uri} title={say.scan} text={say.qrText} />
        <h2>{say.typed}</h2>
        <Code text={grouped(secret)} label={say.typed} />
      </section>
      <ConfirmForm />
    </>
  );
}

/** Without the QR code, which the app has by now: a code that was wrong is typed again. */
export function ConfirmView() {
  const say = useFrame().words.factor;
  return (
    <>
      <PageHead title={say.entry} lead={say.codeHelp} />
      <Mistakes />
      <ConfirmForm />
      <p>
        <a href={path}>{say.restart}</a>
      </p>
    </>
  );
}

function ConfirmForm() {
  const say = useFrame().words.factor;
  return (
    <form class="row-card" method="post" action={`${path}/confirm`} novalidate>
      <Field name="code" label={say.code} help={say.codeHelp} autocomplete="one-time-code" />
      <div>
        <button class="button">{say.finish}</button>
      </div>
    </form>
  );
}

export function CodesView({ codes }: { codes: readonly string[] }) {
  const say = useFrame().words.factor;
  return (
    <section class="notice notice-good" role="status">
      <h1>{say.codesTitle}</h1>
      <p>{say.codesLead}</p>
      <Code text={codes.join("\n")} label={say.codesList} />
      <a class="button" href="/app/account">
        {say.codesDone}
      </a>
    </section>
  );
}

function Manage({ form }: { form: ProofForm | undefined }) {
  const say = useFrame().words.factor;
  return (
    <>
      <section class="block">
        <h2>{say.renew}</h2>
        <p class="lead">{say.renewLead}</p>
        <ProofFields form="codes" open={form === "codes"} summary={say.renewNow} />
      </section>
      <section class="block">
        <h2>{say.end}</h2>
        <p class="lead">{say.endLead}</p>
        <ProofFields form="off" open={form === "off"} summary={say.endNow} bad />
      </section>
    </>
  );
}

interface ProofProps {
  form: ProofForm;
  open: boolean;
  summary: string;
  bad?: boolean;
}

/** Both factors are asked: an open browser that somebody finds is not enough. */
function ProofFields({ form, open, summary, bad = false }: ProofProps) {
  const say = useFrame().words.factor;
  const { wrong } = useEditing();
  const failed = Object.keys(wrong).some((id) => id.startsWith(`${form}-`));
  return (
    <details class="more" open={open || failed}>
      <summary>{summary}</summary>
      <form class="row-card" method="post" action={`${path}/${form}`} novalidate>
        <Field
          name="password"
          id={`${form}-password`}
          type="password"
          label={say.password}
          autocomplete="current-password"
        />
        <Field name="code" id={`${form}-code`} label={say.anyCode} autocomplete="one-time-code" />
        <div>
          <button class={bad ? "button button-bad" : "button"}>{summary}</button>
        </div>
      </form>
    </details>
  );
}
