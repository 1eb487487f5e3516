/**
 * The dashboard: pages rendered here, made of links and forms; no script runs in them. Each file of `pages/` gathers
 * what a page needs through the rooms' own verbs and shows it with `parts/`; there is no SQL in this room. `words/`
 * holds every word in Spanish and English, `style/` the one stylesheet. Who may come in is decided in `desk.ts`.
 */
import { Tries } from "../accounts/tries.ts";
import { bySession } from "../http/actor.ts";
import type { App } from "../http/context.ts";
import { goTo, isSecure, ownPath } from "./answer.tsx";
import { mountPage } from "./desk.ts";
import { field, readForm } from "./forms.ts";
import { languageCookie } from "./language.ts";
import { askDeletePage, deleteCampaignPage } from "./pages/campaign-delete.tsx";
import { editCampaignPage, saveCampaignPage } from "./pages/campaign-edit.tsx";
import { askingPage } from "./pages/asking.tsx";
import { campaignPage } from "./pages/campaign.tsx";
import { campaignsPage } from "./pages/campaigns.tsx";
import { coveragePage } from "./pages/coverage.tsx";
import { deliveriesPage } from "./pages/deliveries.tsx";
import { deliveryPage, resendPage } from "./pages/delivery.tsx";
import { docsPage } from "./pages/docs.tsx";
import { actEndpointPage } from "./pages/endpoint-act.tsx";
import { askDeleteEndpointPage, deleteEndpointPage } from "./pages/endpoint-delete.tsx";
import { editEndpointPage, saveEndpointPage } from "./pages/endpoint-edit.tsx";
import { endpointPage } from "./pages/endpoint.tsx";
import { endpointsPage } from "./pages/endpoints.tsx";
import { seenFlagPage } from "./pages/flag.ts";
import { driversPage } from "./pages/drivers.tsx";
import { heardPage } from "./pages/heard.tsx";
import { createKeyPage, installPage, originsPage, revokePage } from "./pages/install.tsx";
import { journeyPage } from "./pages/journey.tsx";
import { linksPage, qrFile } from "./pages/links.tsx";
import { lookPage, lookStyle, saveLookPage } from "./pages/look.tsx";
import { adoptFiguresPage, marketingPage, uploadPage } from "./pages/marketing.tsx";
import { changeImportPage, importPage } from "./pages/marketing-import.tsx";
import { addNotePage, askDeleteNotePage, deleteNotePage } from "./pages/note.tsx";
import { presetsPage } from "./pages/presets.tsx";
import { dataMapPage, privacyPage } from "./pages/privacy.tsx";
import { markResponsePage, responsePage } from "./pages/response.tsx";
import { responsesPage } from "./pages/responses.tsx";
import { saveSettingsPage, settingsPage } from "./pages/settings.tsx";
import { resultsPage } from "./pages/results.tsx";
import { setupForm, setupPage } from "./pages/setup.tsx";
import { signInForm, signInPage, signOutForm } from "./pages/sign-in.tsx";
import { surveysPage } from "./pages/surveys.tsx";
import { testerPage } from "./pages/tester.tsx";
import { saveTouchpointsPage, touchpointsPage } from "./pages/touchpoints.tsx";
import { adoptPage, unmatchedPage } from "./pages/unmatched.tsx";
import { voicesPage } from "./pages/voices.tsx";
import { askErasePage, erasePage, exportPersonFile, ledgerFile, rightsPage } from "./pages/rights.tsx";
import { retentionPage, saveRetentionPage } from "./pages/retention.tsx";
import { receiptPage } from "./pages/receipt.tsx";
import { iconFile } from "./parts/brand.tsx";
import { stylePath, styleSheet } from "./style/index.ts";

export function mountDashboard(app: App): void {
  const tries = new Tries();

  app.get("/", async (c) => goTo(c, (await bySession(c)) ? "/app" : "/sign-in"));
  app.get("/sign-in", signInPage);
  app.post("/sign-in", (c) => signInForm(c, tries));
  app.post("/sign-out", signOutForm);
  app.post("/language", async (c) => {
    const form = await readForm(c);
    const cookie = languageCookie(field(form, "to"), isSecure(c));
    return goTo(c, ownPath(field(form, "back"), "/"), cookie ? [cookie] : []);
  });
  app.get("/setup/:token", setupPage);
  app.post("/setup/:token", setupForm);
  app.get("/docs", docsPage);
  app.get("/docs/data", dataMapPage);

  mountPage(app, "GET", "/app", campaignsPage);
  mountPage(app, "GET", "/app/campaigns/new", editCampaignPage);
  mountPage(app, "POST", "/app/campaigns/new", saveCampaignPage);
  mountPage(app, "GET", "/app/campaigns/unmatched", unmatchedPage);
  mountPage(app, "POST", "/app/campaigns/unmatched", adoptPage);
  mountPage(app, "GET", "/app/campaigns/:id", campaignPage);
  mountPage(app, "GET", "/app/campaigns/:id/edit", editCampaignPage);
  mountPage(app, "POST", "/app/campaigns/:id/edit", saveCampaignPage);
  mountPage(app, "GET", "/app/campaigns/:id/delete", askDeletePage);
  mountPage(app, "POST", "/app/campaigns/:id/delete", deleteCampaignPage);
  mountPage(app, "POST", "/app/campaigns/:id/notes", addNotePage);
  mountPage(app, "GET", "/app/campaigns/:id/notes/:noteId/delete", askDeleteNotePage);
  mountPage(app, "POST", "/app/campaigns/:id/notes/:noteId/delete", deleteNotePage);
  mountPage(app, "POST", "/app/flags/:id", seenFlagPage);
  mountPage(app, "GET", "/app/responses", responsesPage);
  mountPage(app, "GET", "/app/responses/:id", responsePage);
  mountPage(app, "POST", "/app/responses/:id", markResponsePage);
  mountPage(app, "GET", "/app/surveys", surveysPage);
  mountPage(app, "GET", "/app/results", resultsPage);
  mountPage(app, "GET", "/app/journey", journeyPage);
  mountPage(app, "GET", "/app/drivers", driversPage);
  mountPage(app, "GET", "/app/voices", voicesPage);
  mountPage(app, "GET", "/app/asking", askingPage);
  mountPage(app, "GET", "/app/coverage", coveragePage);
  mountPage(app, "GET", "/app/heard", heardPage);
  mountPage(app, "GET", "/app/marketing", marketingPage);
  mountPage(app, "POST", "/app/marketing", uploadPage);
  mountPage(app, "POST", "/app/marketing/adopt", adoptFiguresPage);
  mountPage(app, "GET", "/app/marketing/:id", importPage);
  mountPage(app, "POST", "/app/marketing/:id", changeImportPage);
  mountPage(app, "GET", "/app/tester", testerPage);
  mountPage(app, "GET", "/app/links", linksPage);
  mountPage(app, "GET", "/app/links/qr.svg", qrFile);
  mountPage(app, "GET", "/app/touchpoints", touchpointsPage);
  mountPage(app, "POST", "/app/touchpoints", saveTouchpointsPage);
  mountPage(app, "GET", "/app/settings/attribution", settingsPage);
  mountPage(app, "POST", "/app/settings/attribution", saveSettingsPage);
  mountPage(app, "GET", "/app/endpoints", endpointsPage);
  mountPage(app, "GET", "/app/endpoints/presets", presetsPage);
  mountPage(app, "GET", "/app/endpoints/new", editEndpointPage);
  mountPage(app, "POST", "/app/endpoints/new", saveEndpointPage);
  mountPage(app, "GET", "/app/endpoints/:id", endpointPage);
  mountPage(app, "POST", "/app/endpoints/:id", actEndpointPage);
  mountPage(app, "GET", "/app/endpoints/:id/edit", editEndpointPage);
  mountPage(app, "POST", "/app/endpoints/:id/edit", saveEndpointPage);
  mountPage(app, "GET", "/app/endpoints/:id/delete", askDeleteEndpointPage);
  mountPage(app, "POST", "/app/endpoints/:id/delete", deleteEndpointPage);
  mountPage(app, "GET", "/app/deliveries", deliveriesPage);
  mountPage(app, "GET", "/app/deliveries/:id", deliveryPage);
  mountPage(app, "POST", "/app/deliveries/:id", resendPage);
  mountPage(app, "GET", "/app/look", lookPage);
  mountPage(app, "POST", "/app/look", saveLookPage);
  mountPage(app, "GET", "/app/look/preview.css", lookStyle);
  mountPage(app, "GET", "/app/privacy", privacyPage);
  mountPage(app, "GET", "/app/privacy/rights", rightsPage);
  mountPage(app, "GET", "/app/privacy/retention", retentionPage);
  mountPage(app, "POST", "/app/privacy/retention", saveRetentionPage);
  mountPage(app, "GET", "/app/privacy/export", exportPersonFile);
  mountPage(app, "GET", "/app/privacy/ledger", ledgerFile);
  mountPage(app, "GET", "/app/privacy/erase", askErasePage);
  mountPage(app, "POST", "/app/privacy/erase", erasePage);
  mountPage(app, "GET", "/app/privacy/erasures/:id", receiptPage);
  mountPage(app, "GET", "/app/install", installPage);
  mountPage(app, "POST", "/app/install/keys", createKeyPage);
  mountPage(app, "POST", "/app/install/keys/:id/origins", originsPage);
  mountPage(app, "POST", "/app/install/keys/:id/revoke", revokePage);

  // The name holds a checksum of the content, so a browser may keep it for good.
  const forGood = "public, max-age=31536000, immutable";
  app.get(stylePath, (c) =>
    c.body(styleSheet, 200, { "content-type": "text/css; charset=utf-8", "cache-control": forGood }),
  );
  app.get("/dashboard/icon.svg", (c) =>
    c.body(iconFile, 200, {
      "content-type": "image/svg+xml",
      "cache-control": "public, max-age=86400",
      "content-security-policy": "default-src 'none'",
    }),
  );
}
