/** What a report's query leaves of the responses: the same narrowing for counted cells, for rows and for exposures. */
import { and, eq, gte, isNull, lte, sql, type SQL } from "drizzle-orm";
import type { ReportQuery } from "#contract";
import { languageOf } from "../db/contributions.ts";
import { schema } from "../db/index.ts";
import { isCounted } from "../db/responses.ts";
import type { Filters } from "./cells.ts";
import type { Period } from "./period.ts";

const { contributions, funnel, responses } = schema;

/** The columns that hold each model's answer, in either table. */
export const columnsOf = {
  last_non_direct: { channel: "channel", campaign: "campaign" },
  last: { channel: "channelLast", campaign: "campaignLast" },
  first: { channel: "channelFirst", campaign: "campaignFirst" },
} as const;

type Narrowing = Pick<ReportQuery, "survey" | "campaign" | "channel" | "touchpoint" | "language" | "device">;

const languages = {
  responses: sql.raw(languageOf("locale")),
  contributions: sql`${contributions.language}`,
};

/** The days and the filters of a query, as a condition on rows of a workspace. */
export function narrowed(
  table: "responses" | "contributions",
  workspaceId: string,
  { from, to }: Pick<Period, "from" | "to">,
  query: Narrowing & { model?: ReportQuery["model"] },
): SQL | undefined {
  const rows = table === "responses" ? responses : contributions;
  const { campaign, channel } = columnsOf[query.model ?? "last_non_direct"];
  return and(
    eq(rows.workspaceId, workspaceId),
    // Cells know of no other; a row says so itself.
    table === "responses" ? sql.raw(isCounted) : undefined,
    gte(rows.day, from),
    lte(rows.day, to),
    query.survey === undefined ? undefined : eq(rows.surveyId, query.survey),
    query.campaign === undefined
      ? undefined
      : query.campaign === "none"
        ? isNull(rows[campaign])
        : eq(rows[campaign], query.campaign),
    query.channel === undefined ? undefined : sql`${rows[channel]} = ${query.channel}`,
    query.touchpoint === undefined ? undefined : eq(rows.touchpoint, query.touchpoint),
    query.language === undefined ? undefined : sql`${languages[table]} = ${query.language}`,
    query.device === undefined ? undefined : sql`${rows.device} = ${query.device}`,
  );
}

/** The same for exposures, which are bare counts: by survey and by what the last non-direct touch told. */
export function exposed(
  workspaceId: string,
  { from, to }: Pick<Period, "from" | "to">,
  { survey, campaign, channel, touchpoint }: Filters,
): SQL | undefined {
  return and(
    eq(funnel.workspaceId, workspaceId),
    gte(funnel.day, from),
    lte(funnel.day, to),
    survey === undefined ? undefined : eq(funnel.surveyId, survey),
    campaign === undefined ? undefined : eq(funnel.campaign, campaign),
    channel === undefined ? undefined : eq(funnel.channel, channel),
    touchpoint === undefined ? undefined : eq(funnel.touchpoint, touchpoint),
  );
}

/** The same for counted cells, where "" stands for none. */
export const cellFilters = ({ survey, campaign, channel, touchpoint, language, device }: Narrowing): Filters => ({
  survey,
  campaign: campaign === "none" ? "" : campaign,
  channel,
  touchpoint,
  language,
  device,
});
