import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  schema: [
    "./worker/db/accounts.ts",
    "./worker/db/audit.ts",
    "./worker/db/campaigns.ts",
    "./worker/db/contributions.ts",
    "./worker/db/customers.ts",
    "./worker/db/deliveries.ts",
    "./worker/db/endpoints.ts",
    "./worker/db/erasures.ts",
    "./worker/db/flags.ts",
    "./worker/db/funnel.ts",
    "./worker/db/gone.ts",
    "./worker/db/keys.ts",
    "./worker/db/marketing.ts",
    "./worker/db/notes.ts",
    "./worker/db/quotas.ts",
    "./worker/db/responses.ts",
    "./worker/db/retags.ts",
    "./worker/db/retention.ts",
    "./worker/db/rollups.ts",
    "./worker/db/surveys.ts",
    "./worker/db/touchpoints.ts",
    "./worker/db/visitors.ts",
    "./worker/db/workspaces.ts",
  ],
  // The check that compares tables and migrations generates into a copy.
  out: process.env["MIGRATIONS_OUT"] ?? "./migrations",
});
