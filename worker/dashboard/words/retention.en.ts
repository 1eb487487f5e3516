/** The words in English of how long a response is kept and what becomes of it then. */
import type { retention as spanish } from "./retention.es.ts";

export const retention: typeof spanish = {
  title: "Retention",
  lead: "How long a response is kept from when it came, and what becomes of it then. It happens by itself, and how much it did stands here.",
  all: "For all surveys",
  days: "Kept",
  afterwards: "Then",
  afterHelp:
    "Without words and person, reports stay as they are. Deleted whole, they are taken out of reports too, and systems that asked for it are told.",
  surveys: "Surveys with a time of their own",
  asAll: "Like all",
  forever: "Until somebody deletes them",
  nDays: (n: number, text: string) => (n === 1 ? `${text} day` : `${text} days`),
  save: "Save",
  customers: "Customers of whom no response is left, and nothing was heard for as long, are deleted as well.",
  log: "What was done",
  none: "No response's time has been over yet.",
  night: "Night",
  survey: "Survey",
  what: "What",
  rows: "Responses",
  noSurvey: "Customers without responses",
  ways: {
    anonymise: "Keep scores and choices only",
    delete: "Delete the whole response",
  },
  how: { anonymise: "Without person", delete: "Deleted" },
};
