/** What the platforms report: uploaded here, listed, and given to campaigns where nobody knows whose it is. */
import { MetricsAdoption, platforms, type MetricsImport, type UnmatchedMetrics } from "#contract";
import { listCampaigns } from "../../campaigns/read.ts";
import { retagLater } from "../../campaigns/routes.ts";
import { holdFile } from "../../marketing/held.ts";
import { validate } from "../../http/validate.ts";
import { listImports } from "../../marketing/imports.ts";
import { isWorkbook } from "../../marketing/read/bytes.ts";
import { adoptMetrics, listUnmatchedMetrics } from "../../marketing/unmatched.ts";
import { tell } from "../../http/audit.ts";
import { goTo, type Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { field, readForm } from "../forms.ts";
import { useFrame } from "../frame.ts";
import { Choice, Notes, Optional } from "../parts/field.tsx";
import { ImportRow } from "../parts/imports.tsx";
import { SpendCard } from "../parts/spend.tsx";
import { readUpload } from "../upload.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Good } from "../parts/notice.tsx";

const path = "/app/marketing";
const mostUnmatched = 100;

export const marketingPage = (desk: Desk): Promise<Shown> => show(desk, {});

/** The file is kept, and what it is understood as is shown before anything of it counts. */
export async function uploadPage(desk: Desk): Promise<Shown | Response> {
  const { c, here, frame } = desk;
  const say = frame.words.marketing;
  const { bytes, name, field } = await readUpload(c);
  const platform = platforms.find((one) => one === field("platform"));
  const sent = { platform: platform ?? "google_ads", account: field("account") };
  if (bytes.length === 0 || !platform) return show(desk, { ...sent, wrong: say.needFile });
  if (isWorkbook(bytes)) return show(desk, { ...sent, wrong: say.workbook });
  const options = { account: sent.account.slice(0, 255) };
  const id = await holdFile(here, { bytes, name: name || null, platform, options, skipBad: false, held: null });
  tell(c, { object: id });
  return goTo(c, `${path}/${id}`);
}

export async function adoptFiguresPage({ c, here }: Desk): Promise<Response> {
  const form = await readForm(c);
  const to = field(form, "record") || (field(form, "do") === "add" ? field(form, "campaign") : "");
  const whose = {
    platform: field(form, "platform"),
    account: field(form, "account"),
    key: field(form, "key"),
    ...(to === "" ? {} : { campaignId: to }),
  };
  await adoptMetrics(here, validate(MetricsAdoption, whose, "invalid_body"));
  retagLater(c, here);
  return goTo(c, `${path}?adopted=1`);
}

interface Sent {
  platform?: string;
  account?: string;
  wrong?: string;
}

async function show({ c, here, frame }: Desk, sent: Sent): Promise<Shown> {
  const [imports, unmatched, campaigns] = await Promise.all([
    listImports(here, { limit: 20 }),
    listUnmatchedMetrics(here),
    listCampaigns(here, { limit: 500 }),
  ]);
  const { marketing: say, editing } = frame.words;
  return {
    title: sent.wrong ? `${editing.wrongTitle} · ${say.title}` : say.title,
    place: "marketing",
    status: sent.wrong ? 422 : 200,
    body: (
      <MarketingView
        sent={sent}
        imports={imports.items}
        unmatched={unmatched.items}
        campaigns={campaigns.items}
        adopted={c.req.query("adopted") !== undefined}
      />
    ),
  };
}

interface ViewProps {
  sent: Sent;
  imports: readonly MetricsImport[];
  unmatched: UnmatchedMetrics["items"];
  campaigns: readonly { id: string; name: string }[];
  adopted: boolean;
}

function MarketingView({ sent, imports, unmatched, campaigns, adopted }: ViewProps) {
  const say = useFrame().words.marketing;
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      {adopted && <Good>{say.adopted}</Good>}
      <UploadForm sent={sent} />
      <section class="block">
        <h2>{say.unmatched}</h2>
        {unmatched.length === 0 && imports.length > 0 && <p class="quiet">{say.allMatched}</p>}
        {unmatched.length > 0 && <p class="lead">{say.unmatchedLead}</p>}
        <ul class="cards">
          {unmatched.slice(0, mostUnmatched).map((item, place) => (
            <SpendCard
              key={`${item.platform} ${item.account} ${item.key}`}
              item={item}
              place={place}
              campaigns={campaigns}
            />
          ))}
        </ul>
      </section>
      <section class="block">
        <h2>{say.imports}</h2>
        {imports.length === 0 && <p class="quiet">{say.noImports}</p>}
        {imports.length > 0 && (
          <ul class="name-list">
            {imports.map((one) => (
              <ImportRow key={one.id} one={one} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function UploadForm({ sent }: { sent: Sent }) {
  const say = useFrame().words.marketing;
  return (
    <section class="block">
      <h2>{say.upload}</h2>
      <p class="lead">{say.uploadLead}</p>
      <form class="row-card" method="post" action={path} enctype="multipart/form-data" novalidate>
        <div class="field">
          <label for="file">{say.file}</label>
          <input
            id="file"
            type="file"
            name="file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            required
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- a form that came back leads to what has to be mended
            autofocus={sent.wrong !== undefined}
            aria-describedby={sent.wrong ? "file-help file-error" : "file-help"}
            aria-invalid={sent.wrong ? "true" : undefined}
          />
          <Notes id="file" help={say.fileHelp} error={sent.wrong} />
        </div>
        <div class="halves">
          <Choice
            name="platform"
            label={say.platform}
            value={sent.platform ?? "google_ads"}
            options={platforms.map((one) => [one, say.platforms[one]] as const)}
          />
          <Optional name="account" label={say.account} help={say.accountHelp} value={sent.account ?? ""} />
        </div>
        <div>
          <button class="button">{say.look}</button>
        </div>
      </form>
    </section>
  );
}
