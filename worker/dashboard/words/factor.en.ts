/** The words, in English, of the second factor: setting it up, being asked for it, and asking it of everybody. */
import type { factor as es } from "./factor.es.ts";

export const factor: typeof es = {
  title: "Two-step verification",
  lead: "Beside your password, signing in takes a code from your phone. Whoever steals the password stays out without it.",
  wanted: "This workspace asks everybody on its team for two-step verification. Turn it on to go on.",
  off: "You have not turned it on.",
  on: "Turned on. You are asked for a code when you sign in.",
  left: (n, text) =>
    n === 0
      ? "You have no recovery code left: make new ones now."
      : n === 1
        ? "You have one recovery code left."
        : `You have ${text} recovery codes left.`,
  manage: "Manage it",
  setUp: "Turn it on",

  begin: "Turn it on",
  beginLead:
    "You need an authenticator app: Google Authenticator, Microsoft Authenticator, 1Password, Aegis, or any that reads TOTP codes.",
  password: "Your password",
  next: "Continue",
  wrongPassword: "The password is not right.",
  scan: "Scan this code",
  scanHelp: "Open it with the authenticator app on your phone. Then type the code that it shows.",
  qrText: "QR code with the key of your second factor. The same key is below as text.",
  typed: "Cannot scan it? Type this key into the app",
  code: "Code from the app",
  codeHelp: "Six digits; they change every 30 seconds.",
  finish: "Turn on",
  again: "The code is not right, or was used before. Wait for the next one and type it.",
  restart: "Begin again with another QR code",
  entry: "Type the code",

  codesTitle: "Keep your recovery codes",
  codesLead:
    "Each opens your account once, should you lose your phone. They are shown only now: print them, or keep them where the phone is not.",
  codesList: "Recovery codes",
  codesDone: "I have kept them",

  renew: "New recovery codes",
  renewLead: "Makes ten new codes. The earlier ones no longer work.",
  renewNow: "Make new codes",
  anyCode: "Code from the app, or a recovery code",
  end: "Turn it off",
  endLead: "The password alone will do again. To move to another phone, turn it off, and on again with that one.",
  endNow: "Turn off",
  ended: "Two-step verification is turned off.",
  limited: (minutes) => `Too many tries. Wait ${minutes} min and try again.`,

  door: {
    title: "One more step",
    lead: "Type the code that your app shows.",
    code: "Code",
    help: "Without your phone? Type one of your recovery codes.",
    submit: "Sign in",
    wrong: "The code is not right.",
    locked: "Too many wrong codes. Wait 15 min and try again.",
    over: "That sign-in is no longer good: ten minutes went by, five codes were wrong, or the code had been used before. Begin again.",
    back: "Sign in with another account",
  },
  team: {
    title: "Two-step verification",
    lead: "If you ask the whole team for it, whoever lacks it turns it on the next time they open the dashboard, before they see anything else. Secret keys go on as before.",
    has: "Two steps",
    hasNot: "No second step",
    state: (n, text, all) =>
      n === 0 ? "Nobody has it yet." : n === 1 ? `One person of ${all} has it.` : `${text} of ${all} have it.`,
    asked: "The whole team is asked for it.",
    ask: "Ask the whole team for it",
    stop: "Stop asking for it",
  },
  remove: {
    open: "Take their second step off",
    which: (name) => `(${name})`,
    title: "Take their second step off?",
    lead: "For whoever lost phone and recovery codes. They are signed out everywhere, and until they set it up again their password alone opens their account. First make sure, in person or by phone, that it is them who asks. They are told at their next sign-in.",
    now: "Take it off",
    keep: "Leave it on",
    back: "Back to the team",
    own: "Go to my two-step verification",
    kept: {
      own: "This is yours. Turn it off on its own page, with your password and a code.",
      elsewhere:
        "This person belongs to other workspaces, too, and none of them is to be less safe because of this one. It takes somebody who owns all of them and has two-step verification; else whoever runs this Voz.",
    },
    done: "Their second step is off, and they are signed out everywhere.",
  },
  removed: {
    title: "Your two-step verification was taken off",
    text: (at) =>
      `An owner of your workspace, or whoever runs this Voz, did so on ${at}. If you did not ask for it, tell your team at once.`,
    again: "Set it up again",
    known: "I know",
  },
};
