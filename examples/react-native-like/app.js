/**
 * A story in three starts of an app: answered without a network, killed, opened again, sent. The answer says which
 * campaign's link had opened the app. `VOZ_HOST`, `VOZ_KEY` and `VOZ_SURVEY` say where and what.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createState, createStore } from "./host.js";
import { startVoz } from "./voz.js";

const { VOZ_HOST: host, VOZ_KEY: key, VOZ_SURVEY: survey } = process.env;
if (!host || !key || !survey) throw new Error("Set VOZ_HOST, VOZ_KEY (voz_pk_…) and VOZ_SURVEY (sur_…).");
/** Where the client keeps what waits to be sent. */
const box = `voz.o.${key}`;
const path = join(mkdtempSync(join(tmpdir(), "voz-app-")), "store.json");
const open = (network, link) => {
  const appState = createState("active");
  return { appState, network, voz: startVoz({ host, key, store: createStore(path), appState, network, link }) };
};

const link = "shop://offer?utm_source=newsletter&utm_medium=email&utm_campaign=autumn";
const first = open(createState("offline"), link);
first.voz.identify("cust_7", { plan: "pro" });
const given = await first.voz.respond(survey, { nps: 9 });
console.log(`in the tunnel: ${given.status}`);
first.appState.set("background");
// The system ends the app. Nothing is told to it, and nothing but its store is left.
first.voz.destroy();

const second = open(createState("offline"));
console.log(
  `opened again, still offline: ${JSON.parse(createStore(path).getString(box) ?? "[]").filter(({ type }) => type === "response").length} answer kept`,
);
const sent = new Promise((resolve) => {
  const watch = setInterval(() => {
    if (createStore(path).getString(box) !== undefined) return;
    clearInterval(watch);
    resolve();
  }, 50);
});
second.network.set("online");
await sent;
console.log("back online: sent, nothing left");
second.voz.destroy();
