/** The words of what weighs on an outcome. */
import type { drivers as spanish } from "./drivers.es.ts";

export const drivers: typeof spanish = {
  title: "Drivers",
  lead: "Which questions go with the outcome, how much each one weighs, and how it goes.",
  outcome: "Outcome",
  noOutcome: "No question with a score",
  finding: "In a sentence",
  begin: (names, outcome) =>
    `Begin with ${names}: it weighs much on “${outcome}”, and goes worse than the mean of the questions.`,
  beginMany: (names, outcome) =>
    `Begin with ${names}: they weigh much on “${outcome}”, and go worse than the mean of the questions.`,
  keep: (names, outcome) =>
    `Nothing that weighs most on “${outcome}” goes worse than the mean of the questions. What to look after is ${names}.`,
  nothing: (outcome) => `None of these questions goes with “${outcome}” more than chance gives.`,
  one: (name, outcome) => `${name} goes with “${outcome}”. A single question has nothing to be compared with.`,
  quoted: (name) => `“${name}”`,
  and: " and ",
  without: {
    outcome: "This survey has no question with a score, so there is no outcome to explain.",
    drivers: "It takes another question with a score, answered by the same people, to compare with the outcome.",
    answers: "",
    spread: "All answers to the outcome are the same: there is no difference to explain.",
  },
  withoutAnswers: (needs, has) =>
    `To say how much each question weighs takes ${needs} people who answered all of them; there are ${has}. Until then, each one has its correlation alone.`,
  explained: "Explained (R²)",
  explainedHelp:
    "Of what sets one outcome apart from another, how much goes with these questions. The rest is something else.",
  people: "People",
  peopleHelp: "They answered the outcome and every question that is weighed.",
  outcomeHelp: (text) => `The outcome: “${text}”.`,
  quadrant: "Importance and performance",
  quadrantTold: (n, begin) =>
    `${n} questions: from left to right, how much they weigh; from bottom to top, how they go. ${begin}`,
  axisShare: "How much it weighs →",
  axisPerformance: "How it goes ↑",
  read: "How to read it",
  readLead:
    "On the right, what weighs most; at the top, what goes best. The lines mark the mean of the questions. At the bottom right is what is important and goes badly: begin there.",
  zones: {
    begin: "Begin here",
    keep: "Look after it",
    later: "Can wait",
    spare: "Goes well, weighs little",
  },
  zoneHelp: {
    begin: "Weighs much and goes worse than the mean: here an improvement shows most.",
    keep: "Weighs much and goes better than the mean: if it falls, it will show.",
    later: "Goes worse than the mean, but weighs little on the outcome.",
    spare: "Goes better than the mean and hardly moves the outcome: perhaps more effort than it needs.",
  },
  zoneNone: "None.",
  greyed: "No weight shown",
  greyedHelp: "What it has to do with the outcome is within chance (q > 0.05): its importance counts as 0.",
  unweighed: "Not weighed",
  unweighedHelp: "Fewer than half of the people answered it: it has a correlation alone.",
  against: "Goes the other way",
  againstHelp: "The better it goes, the worse the outcome: see whether the question is understood.",
  table: "Each question, with its figures",
  question: "Question",
  share: "Importance",
  shareOf: (part) => `${part} of what is explained`,
  zero: "0, no weight shown",
  performance: "Performance",
  performanceOf: (place) => `${place} of 100`,
  correlation: "Correlation",
  spearman: (r) => `by ranks ${r}`,
  sure: (q) => `more than chance gives (q\u00a0${q})`,
  chance: (q) => `within chance (q\u00a0${q})`,
  untested: "never varies, or too few answers",
  caption: (outcome) => `How much each question weighs on “${outcome}”, and how it goes`,
  method: {
    lmg: "Importance is the Shapley value of R² (LMG): what each question adds, averaged over every order.",
    johnson: "Importance is Johnson's relative weights: with more than 8 questions, LMG would take too long.",
  },
  notes:
    "This is correlation, not cause: it says what goes with the outcome, not what a change would do. Performance is the mean as a place on its scale, 0 to 100; of a promise, how many saw it kept. Pearson's correlations with 95% intervals; q by Benjamini and Hochberg, over all questions.",
};
