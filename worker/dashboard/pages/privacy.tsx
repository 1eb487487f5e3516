/** What is kept, field by field: for the signed-in, and for whoever asks what a company keeps by Voz. */
import type { AppContext } from "../../http/context.ts";
import { answerPage, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { frameOf, useFrame } from "../frame.ts";
import { languageNamed } from "../language.ts";
import { DataMap } from "../parts/data-map.tsx";
import { PageHead } from "../parts/page-head.tsx";

export const privacyPage = ({ frame }: Desk): Promise<Shown> =>
  Promise.resolve({ title: frame.words.privacy.title, place: "dataMap", body: <PrivacyView /> });

/** The same without an account: it tells of tables, never of rows. Surveys lead here in their own language. */
export function dataMapPage(c: AppContext): Response {
  // The switch leads back to an address without a language, so that it has the last word.
  const frame = { ...frameOf(c, null, languageNamed(c.req.query("lang"))), here: c.req.path };
  const body = (
    <div class="docs">
      <PrivacyView />
    </div>
  );
  return answerPage(c, frame, { title: frame.words.privacy.title, body });
}

function PrivacyView() {
  const say = useFrame().words.privacy;
  return (
    <>
      <PageHead title={say.title} lead={`${say.lead} ${say.ground}`} />
      <DataMap />
    </>
  );
}
