/** Tagged links: built, run through the same rules as any arrival before they are published, and drawn as a QR code. */
import { render } from "preact-render-to-string";
import type { Campaign } from "#contract";
import { listCampaigns } from "../../campaigns/read.ts";
import { tryArrival, type TriedArrival } from "../../touches/routes.ts";
import type { Shown } from "../answer.tsx";
import type { Desk } from "../desk.ts";
import { frameOf, useFrame } from "../frame.ts";
import { pageHeaders } from "../headers.ts";
import { linkTags, longestLink, tagged, tagsOf, type LinkTag, type LinkTags } from "../link.ts";
import { BuiltLink } from "../parts/built-link.tsx";
import { Choice, Field, Optional } from "../parts/field.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { fitsQr, Qr } from "../parts/qr.tsx";
import { Refusal } from "../../http/refusal.ts";

interface Built {
  link: string;
  arrival: TriedArrival;
}

export async function linksPage({ c, here, frame }: Desk): Promise<Shown> {
  const query = c.req.query();
  const { items: campaigns } = await listCampaigns(here, { limit: 500 });
  const campaign = campaigns.find(({ id }) => id === query["campaign"]) ?? null;
  const typed = Object.fromEntries(linkTags.map((tag) => [tag, (query[tag] ?? "").trim()])) as LinkTags;
  // Asked to fill in, the campaign's tags take the place of what stood there; else they fill a link without a name.
  const wanted = campaign ? tagsOf(campaign) : {};
  const fill = query["do"] === "fill";
  const unnamed = typed.name === "" && typed.id === "";
  const tagOf = (tag: LinkTag) => (fill ? (wanted[tag] ?? typed[tag]) : typed[tag] || (unnamed && wanted[tag]) || "");
  const tags = Object.fromEntries(linkTags.map((tag) => [tag, tagOf(tag)])) as LinkTags;
  const url = (query["url"] ?? "").trim();
  const link = url === "" ? null : tagged(url, tags);
  const { links } = frame.words;
  const error =
    url === "" || (link !== null && link.length <= longestLink) ? undefined : link === null ? links.badUrl : links.long;
  const built: Built | null =
    link === null || error ? null : { link, arrival: await tryArrival(here, { url: link, referrer: "" }) };
  return {
    title: links.title,
    place: "links",
    status: error ? 422 : 200,
    body: <LinksView url={url} tags={tags} campaign={campaign} campaigns={campaigns} error={error} built={built} />,
  };
}

/** The drawing as a file of its own. What it opens is the address that was asked for, and nothing of the workspace. */
export async function qrFile({ c }: Desk): Promise<Response> {
  const link = tagged((c.req.query("link") ?? "").trim(), {});
  if (link === null || !fitsQr(link))
    throw new Refusal("invalid_query", "link: a web address that fits into a QR code.");
  const { links } = frameOf(c, null).words;
  return new Response(render(<Qr link={link} title={links.qrTitle} text={links.qrText(link)} />), {
    headers: {
      ...pageHeaders(new URL(c.req.url).protocol === "https:"),
      "content-type": "image/svg+xml",
      "content-disposition": 'attachment; filename="qr.svg"',
      "content-security-policy": "default-src 'none'",
      "cache-control": "no-store",
    },
  });
}

interface ViewProps {
  url: string;
  tags: LinkTags;
  campaign: Campaign | null;
  campaigns: readonly Campaign[];
  error: string | undefined;
  built: Built | null;
}

function LinksView({ url, tags, campaign, campaigns, error, built }: ViewProps) {
  const { words } = useFrame();
  const say = words.links;
  const help = { source: say.sourceHelp, medium: say.mediumHelp } as const;
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      <form class="row-card" method="get" action="/app/links" novalidate>
        <Field name="url" label={say.url} value={url} error={error} autocomplete="off" />
        {/* Enter builds the link; what fills in comes after it in the order of the buttons. */}
        <button class="unseen" tabindex={-1} aria-hidden="true">
          {say.build}
        </button>
        <div class="with-button">
          <Choice
            name="campaign"
            label={say.campaign}
            value={campaign?.id ?? ""}
            options={[["", say.noCampaign], ...campaigns.map(({ id, name }) => [id, name] as const)]}
          />
          <button class="button button-quiet" name="do" value="fill">
            {say.fill}
          </button>
        </div>
        <div class="halves">
          {linkTags.map((tag) => (
            <Optional
              key={tag}
              name={tag}
              label={say[tag]}
              help={tag === "source" || tag === "medium" ? help[tag] : undefined}
              value={tags[tag]}
            />
          ))}
        </div>
        <div>
          <button class="button">{say.build}</button>
        </div>
      </form>
      {built && <BuiltLink {...built} wanted={campaign} />}
    </>
  );
}
