/** The wire: what crosses between a page, an app, a company's systems and the Worker. One file a noun. */
export { pageFields, type Audience } from "./audience.ts";
export * from "./campaign.ts";
export * from "./collect.ts";
export * from "./config.ts";
export * from "./customer.ts";
export * from "./decide.ts";
export * from "./exposure.ts";
export * from "./operations.ts";
export * from "./problem.ts";
export * from "./report.ts";
export * from "./response.ts";
export * from "./survey.ts";
export * from "./theme.ts";
export * from "./touch.ts";
export { channelRules, channels, touchBases, type ChannelRule, type TouchBasis } from "./touch.types.ts";
export * from "./touchpoint.ts";
export * from "./workspace.ts";
export type { Localized } from "../shapes.ts";
