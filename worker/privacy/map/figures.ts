/** Tables of counts and of marketing's figures, which know no person. Pure. */
const figures = {
  impressions: "count",
  reach: "count",
  clicks: "count",
  spendMinor: "count",
  conversions: "count",
  revenueMinor: "count",
} as const;
const campaign = { workspaceId: "tenant", platform: "key", account: "key", campaignKey: "key" } as const;

export const counted = {
  funnel: {
    kept: "workspace",
    columns: {
      workspaceId: "tenant",
      day: "time",
      surveyId: "reference",
      step: "state",
      reason: "state",
      campaign: "attribution",
      channel: "attribution",
      touchpoint: "reference",
      n: "count",
    },
  },
  daySalts: { kept: "day", columns: { day: "time", salt: "secret" } },
  dayVisitors: {
    kept: "day",
    columns: { day: "time", workspaceId: "tenant", mark: "fingerprint", campaign: "attribution" },
  },
  visitorDays: {
    kept: "workspace",
    columns: { workspaceId: "tenant", day: "time", campaign: "attribution", n: "count", full: "state" },
  },
  quotaDays: { kept: "workspace", columns: { workspaceId: "tenant", day: "time", items: "count" } },
  showings: {
    kept: "workspace",
    columns: {
      workspaceId: "tenant",
      span: "key",
      start: "time",
      campaign: "attribution",
      surveyId: "reference",
      n: "count",
    },
  },
  flagWeeks: { kept: "workspace", columns: { workspaceId: "tenant", week: "time" } },
  drifts: { kept: "workspace", columns: { workspaceId: "tenant", day: "time", lines: "count", foundAt: "time" } },
  retags: {
    kept: "workspace",
    columns: {
      workspaceId: "tenant",
      version: "count",
      cursor: "count",
      through: "count",
      changed: "count",
      startedAt: "time",
      finishedAt: "time",
    },
  },
  retentionRuns: {
    kept: "workspace",
    columns: { workspaceId: "tenant", day: "time", surveyId: "reference", how: "state", rows: "count" },
  },
  retentionCursors: {
    kept: "workspace",
    columns: { workspaceId: "tenant", surveyId: "reference", how: "state", cursor: "count" },
  },
  marketingDays: {
    kept: "untilDeleted",
    columns: { ...campaign, day: "time", through: "time", currency: "key", importId: "reference", ...figures },
  },
  marketingMonths: {
    kept: "untilDeleted",
    columns: { ...campaign, month: "time", currency: "key", tells: "state", ...figures },
  },
  marketingImports: {
    kept: "workspace",
    columns: {
      workspaceId: "tenant",
      id: "key",
      state: "state",
      source: "state",
      platform: "key",
      file: "wording",
      hash: "fingerprint",
      options: "setting",
      summary: "count",
      rowsWritten: "count",
      place: "count",
      createdAt: "time",
      finishedAt: "time",
      clearedAt: "time",
    },
  },
  marketingFiles: {
    kept: "day",
    columns: { workspaceId: "tenant", importId: "reference", part: "count", content: "wording" },
  },
  marketingCampaigns: {
    kept: "untilDeleted",
    columns: { ...campaign, campaign: "wording", campaignId: "reference", chosen: "reference", record: "reference" },
  },
  marketingJoins: { kept: "workspace", columns: { workspaceId: "tenant", version: "count" } },
  marketingMappings: {
    kept: "workspace",
    columns: { workspaceId: "tenant", platform: "key", header: "wording", mapping: "setting" },
  },
} as const;
