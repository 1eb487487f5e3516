/** A message in a channel, by an incoming webhook. Its address is the secret: it is never shown whole. */
import type { AboutCustomer, Language, Told, Preset, Step } from "../preset.types.ts";
import { isOk, refused } from "../answer.ts";
import { personTypes } from "../fields.ts";
import { cut, say } from "../text.ts";
import { words } from "./words.ts";

/** What Slack reads as markup; so nobody's words ping a channel. */
const plain = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const longest = 2900;

const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text: cut(text, longest) } });

function customerMessage(
  { customer: { id, name, email }, changed, facts }: AboutCustomer,
  language: Language,
): unknown {
  const { customer, parts, seeCustomer } = words[language];
  const text = `${customer}: ${plain(cut(name || email || id, 200))} · ${changed.map((part) => parts[part]).join(", ")}`;
  return { text, blocks: [section(text), section(`<${facts["link"]}|${seeCustomer}>`)] };
}

function messageOf({ about, customer, event, language }: Told): unknown {
  if (customer) return customerMessage(customer, language);
  if (event.type === "campaign.flagged" && "flag" in event.data) {
    const { campaign, state } = event.data.flag;
    const text = `${words[language].flagged}: ${plain(campaign.name)} · ${words[language].states[state]}`;
    return { text, blocks: [section(text)] };
  }
  if (event.type === "endpoint.disabled") {
    const text = `${words[language].disabled}: ${plain(new URL(event.data.endpoint.url).host)}`;
    return { text, blocks: [section(text)] };
  }
  if (!about) return { text: say(language).test };
  const { facts, lines } = about;
  const head = [facts["survey"], facts["campaign"], facts["channel"]].filter((part) => part !== null).join(" · ");
  const score = facts["nps"] === null ? "" : ` · ${facts["nps"]}/10`;
  const text = plain(`${say(language).from}: ${head}${score}`);
  // Cut before it is escaped, so that no escape is cut in two; five letters at most come of one.
  const said = lines
    .slice(0, 20)
    .map(([question, answer]) => `*${plain(cut(question, 150))}*\n${plain(cut(answer, 400))}`);
  return {
    text,
    blocks: [section(text), ...said.map(section), section(`<${facts["link"]}|${say(language).see}>`)],
  };
}

const send = (url: string, message: unknown): Step => ({
  name: "send",
  request: () => ({
    method: "POST",
    url,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(message),
  }),
  read: (answer) => {
    if (!isOk(answer)) return refused(answer, answer.body);
    return answer.body.trim() === "ok"
      ? { ok: true }
      : { ok: false, why: "answered something else than ok", final: true };
  },
});

const told = [...personTypes, "campaign.flagged", "endpoint.disabled"] as const;

export const slack: Preset = {
  name: "slack",
  needs: [{ name: "url", secret: true, shape: /https:\/\/hooks\.slack(-gov)?\.com\/[\w/-]{10,200}/ }],
  address: "secret",
  types: told,
  fields: null,
  scopes: ["incoming-webhook"],
  plan: (event, { secrets }) => {
    if (event.customer && !event.customer.named) return { skip: "no_consent" };
    return event.about ||
      event.customer ||
      event.event.type === "campaign.flagged" ||
      event.event.type === "endpoint.disabled"
      ? { steps: [send(secrets["url"] ?? "", messageOf(event))] }
      : { skip: "nothing_to_tell" };
  },
  test: (event, { secrets }) => [send(secrets["url"] ?? "", messageOf(event))],
  words,
};
