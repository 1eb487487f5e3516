/** Words about a survey's own page, in English. */
import type { Hosted } from "./hosted.es.ts";

export const hosted: Hosted = {
  title: "Its own page",
  help: "Opens for anybody with the link, whatever the audience says. Visitors read your workspace’s name on it. Add ?lang=en, an answer such as ?nps=9, ?customer=id with its &proof, or utm parameters.",
  link: "Link to the survey’s page",
  open: "Open the page",
  mail: "Score row for an email",
  mailHelp:
    "Paste this HTML into your mail program. Each number opens the survey with that score filled in; nothing counts before it is sent. Replace utm_source and add utm_campaign to credit your campaign.",
};
