/**
 * The dashboard: pages rendered here, made of links and forms; no script runs in them. Each file of `pages/` gathers
 * what a page needs through the rooms' own verbs and shows it with `parts/`; there is no SQL in this room. `words/`
 * holds every word in Spanish and English, `style/` the one stylesheet. Who may come in is decided in `desk.ts`.
 */
import { bySession } from "../http/actor.ts";
import type { App } from "../http/context.ts";
import { goTo, isSecure, ownPath } from "./answer.tsx";
import { mountPages, type PageRoute } from "./desk.ts";
import { field, readForm } from "./forms.ts";
import { factorPath } from "./frame.ts";
import { languageCookie } from "./language.ts";
import { askDeletePage, deleteCampaignPage } from "./pages/campaign-delete.tsx";
import { editCampaignPage, saveCampaignPage } from "./pages/campaign-edit.tsx";
import { askingPage } from "./pages/asking.tsx";
import { auditPage } from "./pages/audit.tsx";
import { campaignPage } from "./pages/campaign.tsx";
import { campaignsPage } from "./pages/campaigns.tsx";
import { coveragePage } from "./pages/coverage.tsx";
import { customerPage } from "./pages/customer.tsx";
import { askSplitPage, linkPage, splitPage } from "./pages/customer-split.tsx";
import { customersPage } from "./pages/customers.tsx";
import { deliveriesPage } from "./pages/deliveries.tsx";
import { deliveryPage, resendPage } from "./pages/delivery.tsx";
import { docsPage } from "./pages/docs.tsx";
import {
  pauseEndpointPage,
  recoverPage,
  replayPage,
  resumeEndpointPage,
  rotateSecretPage,
  testEndpointPage,
} from "./pages/endpoint-act.tsx";
import { askDeleteEndpointPage, deleteEndpointPage } from "./pages/endpoint-delete.tsx";
import { editEndpointPage, saveEndpointPage } from "./pages/endpoint-edit.tsx";
import { endpointPage } from "./pages/endpoint.tsx";
import { endpointsPage } from "./pages/endpoints.tsx";
import { seenFlagPage } from "./pages/flag.ts";
import { askRemoveFactorPage, removeFactorPage } from "./pages/factor-remove.tsx";
import { driversPage } from "./pages/drivers.tsx";
import { heardPage } from "./pages/heard.tsx";
import { createKeyPage, installPage, originsPage, revokePage } from "./pages/install.tsx";
import { joinForm, joinPage } from "./pages/join.tsx";
import { journeyPage } from "./pages/journey.tsx";
import { linksPage, qrFile } from "./pages/links.tsx";
import { lookPage, lookStyle, saveLookPage } from "./pages/look.tsx";
import { adoptFiguresPage, marketingPage, uploadPage } from "./pages/marketing.tsx";
import { changeImportPage, importPage } from "./pages/marketing-import.tsx";
import { accountPage, endOthersPage, endSessionPage, workspacePage } from "./pages/account.tsx";
import { addNotePage, askDeleteNotePage, deleteNotePage } from "./pages/note.tsx";
import { presetsPage } from "./pages/presets.tsx";
import { dataMapPage, privacyPage } from "./pages/privacy.tsx";
import { markResponsePage, responsePage } from "./pages/response.tsx";
import { responsesPage } from "./pages/responses.tsx";
import { saveSettingsPage, settingsPage } from "./pages/settings.tsx";
import { resultsPage } from "./pages/results.tsx";
import { setupForm, setupPage } from "./pages/setup.tsx";
import {
  beginFactorPage,
  confirmFactorPage,
  endFactorPage,
  factorPage,
  knownRemovalPage,
  renewCodesPage,
} from "./pages/second-factor.tsx";
import { codeForm, codePage } from "./pages/sign-in-code.tsx";
import { signInForm, signInPage, signOutForm } from "./pages/sign-in.tsx";
import { surveysPage } from "./pages/surveys.tsx";
import { invitePage, removePage, requireFactorPage, revokeInvitationPage, rolePage, teamPage } from "./pages/team.tsx";
import { endTurnstilePage, saveTurnstilePage, turnstilePage, turnstilePath } from "./pages/turnstile.tsx";
import { testerPage } from "./pages/tester.tsx";
import { saveTouchpointsPage, touchpointsPage } from "./pages/touchpoints.tsx";
import { adoptPage, unmatchedPage } from "./pages/unmatched.tsx";
import { voicesPage } from "./pages/voices.tsx";
import { askErasePage, erasePage, exportPersonFile, ledgerFile, rightsPage } from "./pages/rights.tsx";
import { retentionPage, saveRetentionPage } from "./pages/retention.tsx";
import { receiptPage } from "./pages/receipt.tsx";
import { iconFile } from "./parts/brand.tsx";
import { stylePath, styleSheet } from "./style/index.ts";

/** Every page behind the sign-in, with the operation whose permission it needs. */
export const pages: readonly PageRoute[] = [
  ["GET", "/app", "campaignsReport", campaignsPage],
  ["GET", "/app/campaigns/new", "createCampaign", editCampaignPage],
  ["POST", "/app/campaigns/new", "createCampaign", saveCampaignPage],
  ["GET", "/app/campaigns/unmatched", "adoptCampaign", unmatchedPage],
  ["POST", "/app/campaigns/unmatched", "adoptCampaign", adoptPage],
  ["GET", "/app/campaigns/:id", "readCampaign", campaignPage],
  ["GET", "/app/campaigns/:id/edit", "updateCampaign", editCampaignPage],
  ["POST", "/app/campaigns/:id/edit", "updateCampaign", saveCampaignPage],
  ["GET", "/app/campaigns/:id/delete", "deleteCampaign", askDeletePage],
  ["POST", "/app/campaigns/:id/delete", "deleteCampaign", deleteCampaignPage],
  ["POST", "/app/campaigns/:id/notes", "createNote", addNotePage],
  ["GET", "/app/campaigns/:id/notes/:noteId/delete", "deleteNote", askDeleteNotePage],
  ["POST", "/app/campaigns/:id/notes/:noteId/delete", "deleteNote", deleteNotePage],
  ["POST", "/app/flags/:id", "updateFlag", seenFlagPage],
  ["GET", "/app/responses", "listResponses", responsesPage],
  ["GET", "/app/responses/:id", "readResponse", responsePage],
  ["POST", "/app/responses/:id", "updateResponse", markResponsePage],
  ["GET", "/app/customers", "listCustomers", customersPage],
  ["GET", "/app/customers/:id", "readCustomer", customerPage],
  ["POST", "/app/customers/:id/visitors", "linkVisitor", linkPage],
  ["GET", "/app/customers/:id/visitors/:visitorId/split", "splitVisitor", askSplitPage],
  ["POST", "/app/customers/:id/visitors/:visitorId/split", "splitVisitor", splitPage],
  ["GET", "/app/surveys", "listSurveys", surveysPage],
  ["GET", "/app/results", "questionReport", resultsPage],
  ["GET", "/app/journey", "journeyReport", journeyPage],
  ["GET", "/app/drivers", "driversReport", driversPage],
  ["GET", "/app/voices", "voicesReport", voicesPage],
  ["GET", "/app/asking", "askingReport", askingPage],
  ["GET", "/app/coverage", "coverageReport", coveragePage],
  ["GET", "/app/heard", "heardReport", heardPage],
  ["GET", "/app/marketing", "importMetrics", marketingPage],
  ["POST", "/app/marketing", "importMetrics", uploadPage],
  ["POST", "/app/marketing/adopt", "adoptMetrics", adoptFiguresPage],
  ["GET", "/app/marketing/:id", "importMetrics", importPage],
  ["POST", "/app/marketing/:id", "importMetrics", changeImportPage],
  ["GET", "/app/tester", "resolveTouch", testerPage],
  ["GET", "/app/links", "resolveTouch", linksPage],
  ["GET", "/app/links/qr.svg", "resolveTouch", qrFile],
  ["GET", "/app/touchpoints", "putTouchpoints", touchpointsPage],
  ["POST", "/app/touchpoints", "putTouchpoints", saveTouchpointsPage],
  ["GET", "/app/settings/attribution", "updateWorkspace", settingsPage],
  ["POST", "/app/settings/attribution", "updateWorkspace", saveSettingsPage],
  ["GET", "/app/endpoints", "updateEndpoint", endpointsPage],
  ["GET", "/app/endpoints/presets", "createEndpoint", presetsPage],
  ["GET", "/app/endpoints/new", "createEndpoint", editEndpointPage],
  ["POST", "/app/endpoints/new", "createEndpoint", saveEndpointPage],
  ["GET", "/app/endpoints/:id", "updateEndpoint", endpointPage],
  ["POST", "/app/endpoints/:id/test", "testEndpoint", testEndpointPage],
  ["POST", "/app/endpoints/:id/pause", "pauseEndpoint", pauseEndpointPage],
  ["POST", "/app/endpoints/:id/resume", "resumeEndpoint", resumeEndpointPage],
  ["POST", "/app/endpoints/:id/rotate", "rotateSecret", rotateSecretPage],
  ["POST", "/app/endpoints/:id/recover", "recoverDeliveries", recoverPage],
  ["POST", "/app/endpoints/:id/replay", "replayDeliveries", replayPage],
  ["GET", "/app/endpoints/:id/edit", "updateEndpoint", editEndpointPage],
  ["POST", "/app/endpoints/:id/edit", "updateEndpoint", saveEndpointPage],
  ["GET", "/app/endpoints/:id/delete", "deleteEndpoint", askDeleteEndpointPage],
  ["POST", "/app/endpoints/:id/delete", "deleteEndpoint", deleteEndpointPage],
  ["GET", "/app/deliveries", "resendDelivery", deliveriesPage],
  ["GET", "/app/deliveries/:id", "resendDelivery", deliveryPage],
  ["POST", "/app/deliveries/:id", "resendDelivery", resendPage],
  ["GET", "/app/privacy", "readWorkspace", privacyPage],
  ["GET", "/app/privacy/rights", "listErasures", rightsPage],
  ["GET", "/app/privacy/retention", "updateWorkspace", retentionPage],
  ["POST", "/app/privacy/retention", "updateWorkspace", saveRetentionPage],
  ["GET", "/app/privacy/export", "exportCustomer", exportPersonFile],
  ["GET", "/app/privacy/ledger", "exportLedger", ledgerFile],
  ["GET", "/app/privacy/erase", "eraseCustomer", askErasePage],
  ["POST", "/app/privacy/erase", "eraseCustomer", erasePage],
  ["GET", "/app/privacy/erasures/:id", "readErasure", receiptPage],
  ["GET", "/app/look", "updateWorkspace", lookPage],
  ["POST", "/app/look", "updateWorkspace", saveLookPage],
  ["GET", "/app/look/preview.css", "updateWorkspace", lookStyle],
  ["GET", "/app/team", "listMembers", teamPage],
  ["POST", "/app/team/invitations", "createInvitation", invitePage],
  ["POST", "/app/team/invitations/:id/revoke", "revokeInvitation", revokeInvitationPage],
  ["POST", "/app/team/:id/role", "updateMember", rolePage],
  ["POST", "/app/team/:id/remove", "removeMember", removePage],
  ["GET", "/app/team/:id/second-factor", "removeSecondFactor", askRemoveFactorPage],
  ["POST", "/app/team/:id/second-factor", "removeSecondFactor", removeFactorPage],
  ["POST", "/app/team/second-factor", "updateWorkspace", requireFactorPage],
  ["GET", "/app/audit", "listAudit", auditPage],
  ["GET", "/app/account", "self", accountPage],
  ["POST", "/app/account/workspace", "self", workspacePage],
  ["POST", "/app/account/sessions", "self", endOthersPage],
  ["POST", "/app/account/sessions/:id/end", "self", endSessionPage],
  ["GET", factorPath, "self", factorPage],
  ["POST", `${factorPath}/begin`, "self", beginFactorPage],
  ["POST", `${factorPath}/confirm`, "self", confirmFactorPage],
  ["POST", `${factorPath}/codes`, "self", renewCodesPage],
  ["POST", `${factorPath}/off`, "self", endFactorPage],
  ["POST", `${factorPath}/known`, "self", knownRemovalPage],
  ["GET", "/app/install", "listKeys", installPage],
  ["POST", "/app/install/keys", "createKey", createKeyPage],
  ["GET", turnstilePath, "readTurnstile", turnstilePage],
  ["POST", turnstilePath, "putTurnstile", saveTurnstilePage],
  ["POST", `${turnstilePath}/off`, "deleteTurnstile", endTurnstilePage],
  ["POST", "/app/install/keys/:id/origins", "updateKey", originsPage],
  ["POST", "/app/install/keys/:id/revoke", "revokeKey", revokePage],
];

export function mountDashboard(app: App): void {
  app.get("/", async (c) => goTo(c, (await bySession(c)) ? "/app" : "/sign-in"));
  app.get("/sign-in", signInPage);
  app.post("/sign-in", signInForm);
  app.get("/sign-in/code", codePage);
  app.post("/sign-in/code", codeForm);
  app.post("/sign-out", signOutForm);
  app.post("/language", async (c) => {
    const form = await readForm(c);
    const cookie = languageCookie(field(form, "to"), isSecure(c));
    return goTo(c, ownPath(field(form, "back"), "/"), cookie ? [cookie] : []);
  });
  app.get("/setup/:token", setupPage);
  app.post("/setup/:token", setupForm);
  app.get("/join/:token", joinPage);
  app.post("/join/:token", joinForm);
  app.get("/docs", docsPage);
  app.get("/privacy", dataMapPage);
  // As it was called before.
  app.get("/docs/data", (c) => goTo(c, "/privacy"));

  mountPages(app, pages);

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
