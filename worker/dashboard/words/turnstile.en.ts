/** The words, in English, of Cloudflare Turnstile: its keys, and what it is good for. */
import type { turnstile as es } from "./turnstile.es.ts";

export const turnstile: typeof es = {
  title: "Turnstile",
  lead: "A check by Cloudflare in your visitors’ browsers. It is one sign among several and never a gate: a token that was made up speaks against the responses it came with, but none is refused, and whoever brings no token is believed all the same.",
  on: (siteKey) => `Turned on with the site key ${siteKey}.`,
  off: "It is not turned on.",
  turnedOn: "Turnstile is turned on.",
  turnedOff: "Turnstile is turned off, and the secret forgotten.",
  keys: "Keys",
  keysHelp: "Copy them from Cloudflare’s dashboard, Turnstile, of the widget that you made there for your site.",
  siteKey: "Site key",
  siteKeyHelp: "It is public: it goes into your pages.",
  secret: "Secret key",
  secretHelp: "Kept sealed and never shown again. To change it, type both anew.",
  badSiteKey: "Copy the site key as it is: letters, digits, dashes and underscores.",
  badSecret: "Copy the secret key as it is: letters, digits, dashes and underscores.",
  same: "These are the same key. The secret one is the second that Cloudflare shows.",
  turnOn: "Turn on",
  replace: "Replace the keys",
  page: "In your pages",
  pageHelp:
    "Your page draws Turnstile, with Cloudflare’s script. Hand each token on to Voz like this; it goes along with the next answer:",
  example: "Example for your pages",
  price:
    "It has its price: every visitor’s browser speaks with Cloudflare, which your page about privacy has to say; a strict policy must allow https://challenges.cloudflare.com under script-src and frame-src.",
  end: "Turn Turnstile off",
  endSure: "Tokens are no longer checked, and the secret is deleted. What was flagged stays flagged.",
  endNow: "Turn off",
};
