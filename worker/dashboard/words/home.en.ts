/** The words, in English, of the home page and of a campaign's own: what marketing sold beside what people met. */
import type { home as spanish } from "./home.es.ts";

const sells = { best: "sells best of all", well: "is among those that sell most" } as const;

export const home: typeof spanish = {
  lead: "What each campaign sold, beside what its people met. The one that sells best may be the one that disappoints most.",
  states: {
    over_promise: "Over-promises",
    under_delivery: "Under-delivers",
    hidden_gem: "Hidden gem",
    trust_builder: "Builds trust",
    in_line: "In line",
    insufficient: "Too few answers",
  },
  means: {
    over_promise: "Sells well, and does not keep enough.",
    under_delivery: "Does not keep enough, and is not among those that sell most.",
    hidden_gem: "Keeps well, and sells less than most.",
    trust_builder: "Keeps well.",
    in_line: "No difference of 5 points or more beyond chance.",
    insufficient: "Fewer than 30 answers to its promise.",
  },
  groups: { marketing: "Marketing", experience: "Experience", promise: "Promise", money: "Money · estimated" },
  views: { overview: "Overview", marketing: "Marketing", experience: "Experience", money: "Money" },
  columns: {
    impressions: "Impressions",
    clicks: "Clicks",
    ctr: "CTR",
    spend: "Spend",
    conversions: "Conversions",
    cvr: "Conversion rate",
    cpa: "CPA",
    roas: "ROAS",
    rate: "Response rate",
    n: "Responses",
    nps: "NPS",
    csat: "Satisfied",
    ces: "Ease (1–7)",
    emotion: "Emotion",
    recall: "Recall it",
    kept: "Kept",
    gap: "Promise balance",
    trust: "NPS lost when broken",
    perKept: "Cost per kept promise",
    perPromoter: "Cost per promoter",
    broken: "Spend on broken promises",
    keptRoas: "Kept ROAS",
    sells: "Marketing index",
    promiseGap: "Promise gap",
  },
  view: "Columns",
  table: "Campaign by campaign",
  caption: "What marketing tells of each campaign and what its customers answer, with its 95% interval",
  sortBy: "Sort by",
  state: "State",
  order: "Order",
  directions: { asc: "Lowest first", desc: "Highest first" },
  sort: "Sort",
  missing: (n, text) => (n === 1 ? "1 answer missing" : `${text} answers missing`),
  notImported: "not imported",
  notCounted: "not counted",
  unknown: "not known",
  severalCurrencies: "several currencies",
  notOne: "not one campaign",
  estimatedFrom: "estimated from 30 answers on",
  ofAsked: (asked) => `asked ${asked} times`,
  indices: (sold, met) => `sells ${sold} · keeps ${met}`,
  standardised: (share) => `${share} with the account's touchpoints`,
  moreOrLess: (low, high) => `${low} to ${high}`,
  atLeast: (low) => `${low} or more`,

  finding: "What shows",
  flagged: {
    over_promise: (how, share, of) =>
      `${how ? `${sells[how]}, and ` : ""}keeps ${how ? "" : "only "}${share} of its promises (${of}).`,
    under_delivery: (_, share, of) => `keeps only ${share} of its promises (${of}).`,
    hidden_gem: (_, share, of) => `keeps ${share} of its promises (${of}), and sells less than most.`,
    trust_builder: (_, share, of) => `keeps ${share} of its promises (${of}).`,
  },
  of: (kept, n) => `${kept}\u00a0of\u00a0${n}`,
  rest: (share) => `The rest keep ${share}.`,
  belowTarget: "That is below the target of 80%.",
  aboveTarget: "That is above the target of 80%.",
  mix: {
    explained: "Explained by the mix of touchpoints: with the same mix, less than 5 points are left of the difference.",
    flips: "It depends on the touchpoint: with the same mix, the comparison turns round.",
  },
  calm: "Nothing stands out: no campaign differs from the rest by 5 points or more beyond chance.",
  calmTarget:
    "Nothing stands out: no campaign differs from the target of 80% by more than chance gives. Once three campaigns have 30 answers, they are compared with each other.",
  tooEarly: "It is early: no campaign has the 30 answers to its promise that it takes to judge one.",
  noPromises: "Nobody has answered about a promise yet, and without that there is no telling which campaign keeps it.",
  noPromisesAction: "Ask about the promise in a survey",
  seen: (n, points) =>
    `with ${n} answers, is known to within ±${points} points: what is less than that cannot be told from chance yet.`,
  waiting: "Not judged yet:",
  waits: (missing) => `(${missing})`,

  quadrant: "What they sell, and what they keep",
  sellsAxis: "Marketing index: the further right, the more it sells",
  sellsAxisShort: "Sells more →",
  keptAxis: "↑ Promises kept",
  howToRead: {
    roas: "Further right, more revenue for what was spent (ROAS)",
    cvr: "Further right, more conversions a click",
    ctr: "Further right, more clicks an impression",
  },
  howToReadOn:
    "further up, more promises kept, with the 95% interval. The lines part the campaigns in half, and lie at what the whole account keeps. Colour says that the difference is beyond chance; a corner alone does not.",
  size: "Size is spend.",
  sizeSame: "Size says nothing: there is no spend in one currency to compare.",
  point: {
    kept: (share, range, n) => `keeps ${share} (${range}), n ${n}`,
    sells: (index) => `marketing index ${index}`,
    spend: (money) => `spend ${money}`,
  },
  accountLine: (share) => `account, ${share}`,
  noFiguresPoint: "Without marketing figures:",
  fewAnswersPoint: "With fewer than 10 answers to their promise:",
  noMarketingTitle: "Half of the story is missing",
  noMarketing:
    "Upload what Google, Meta, LinkedIn or TikTok report of each campaign, and you will see here which one sells well and disappoints all the same.",
  noMarketingAction: "Import marketing figures",
  noneToDraw: "No campaign has both marketing figures and 10 answers to its promise.",

  leftovers: {
    feedback: "Feedback without spend",
    spend: "Spend without feedback",
    feedbackOf: (n, text) => (n === 1 ? "1 response" : `${text} responses`),
    campaigns: (n, text) => (n === 1 ? "1 campaign without figures" : `${text} campaigns without figures`),
    none: (n, text) => (n === 1 ? "1 without a campaign" : `${text} without a campaign`),
    noFeedback: "None: every response has its campaign's figures.",
    feedbackAction: "See the names without a campaign",
    spendOf: (money, share) => `${money} (${share})`,
    silent: (n, text) => (n === 1 ? "1 campaign without responses" : `${text} campaigns without responses`),
    unknown: "figures that belong to no campaign",
    noSpend: "None: of all that was spent, somebody answers.",
    noFigures: "No figures have been imported yet.",
    spendAction: "See the figures",
  },

  filtered:
    "Filters narrow the responses and all that comes of them. Impressions, clicks, spend and sales are always the whole campaign's: no platform counts them by survey, touchpoint, language or device. Whether spend has no feedback is told by all responses, those that the filter leaves out among them.",
  by: {
    roas: "The marketing index compares the campaigns' ROAS.",
    cvr: "The marketing index compares conversions a click.",
    ctr: "The marketing index compares clicks an impression.",
  },
  cut: (n, text) =>
    n === 1
      ? "One figure of several days lies only partly in the period, and is not counted."
      : `${text} figures of several days lie only partly in the period, and are not counted.`,
  moneyNote:
    "Money is an estimate: those who answer stand for all who bought. It is reckoned from 30 answers on, and currencies are never added together.",
  indexNote:
    "The promise gap is the rank in sales less the rank in promises kept, −100 to 100: it orders the list, but only the state, which takes chance off, flags a campaign.",
  rules:
    "States compare each campaign with the rest (hypergeometric test, Benjamini–Hochberg q up to 0.05, and 5 points at least). With fewer than three campaigns of 30 answers they are compared with the target of 80%.",

  standing: "How it stands",
  why: {
    kept: (share, of) => `It keeps ${share} of its promises (${of}).`,
    none: "Nobody has answered about its promise yet.",
    missing: (n, text) =>
      n === 1 ? "It takes 1 more answer to judge it." : `It takes ${text} more answers to judge it.`,
    q: (q) => `q\u00a0${q}: it allows for all campaigns being looked at together.`,
    standardised: (share) => `With the whole account's mix of touchpoints it would keep ${share}.`,
  },
  trends: "Week by week",
  trendsLead: "The last twelve weeks, with their 95% interval.",
  marketing: "Marketing",
  money: "What keeping the promise costs",
  moneyLead: "Estimated: those who answered stand for all who bought.",
  moneyFew: (n, text) =>
    n === 1
      ? "It takes 1 more answer to its promise to estimate what keeping it costs."
      : `It takes ${text} more answers to its promise to estimate what keeping it costs.`,
  moneyNone: "Without marketing figures in the period there is no cost to share out.",
  estimated: "estimated",
  basis: (n, rate) => (rate === null ? `From ${n} answers.` : `From ${n} answers; ${rate} of those asked respond.`),
  trustLead: "How much lower the NPS is of those who saw the promise broken.",
  trustFew: "It takes 10 answers on each side to compare them.",
  platforms: "Platforms",
  reach: "Reach",
};
