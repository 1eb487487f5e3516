/**
 * Every operation of the HTTP API, once: the Worker mounts them, the OpenAPI tells them, clients are typed by them. Each
 * room's are in its file of `operations/`; their order here is that of the OpenAPI.
 * `auth`: `public` takes a publishable key, `private` a secret key or the dashboard's session, `none` nothing.
 */
import { accessOperations } from "./operations/access.ts";
import { campaignOperations } from "./operations/campaigns.ts";
import { customerOperations } from "./operations/customers.ts";
import { endpointOperations } from "./operations/endpoints.ts";
import { marketingOperations } from "./operations/marketing.ts";
import { privacyOperations } from "./operations/privacy.ts";
import { publicOperations } from "./operations/public.ts";
import { responseOperations } from "./operations/responses.ts";
import { surveyOperations } from "./operations/surveys.ts";
import { touchOperations } from "./operations/touches.ts";
import { workspaceOperations } from "./operations/workspace.ts";
import type { Operation } from "./operations/operation.ts";
import { reportOperations } from "./reports/index.ts";

export type { Operation };

export const operations = {
  ...publicOperations,
  ...surveyOperations,
  ...campaignOperations,
  ...marketingOperations,
  ...touchOperations,
  ...responseOperations,
  ...customerOperations,
  ...privacyOperations,
  ...endpointOperations,
  ...reportOperations,
  ...workspaceOperations,
  ...accessOperations,
} as const satisfies Record<string, Operation>;
export type OperationName = keyof typeof operations;
