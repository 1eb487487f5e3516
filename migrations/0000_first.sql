CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_by_user` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `members` (
	`user_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`role` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`user_id`, `workspace_id`)
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_by_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `setup_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text
);
--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verification_by_identifier` ON `verification` (`identifier`);--> statement-breakpoint
CREATE TABLE `campaigns` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`owner` text,
	`starts_on` text,
	`ends_on` text,
	`channel` text,
	`external_ids` text NOT NULL,
	`priority` integer DEFAULT 0 NOT NULL,
	`match` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `promises` (
	`workspace_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`position` integer,
	`statement` text NOT NULL,
	`kind` text NOT NULL,
	`made_in` text,
	`due_touchpoint` text,
	`valid_from` text,
	`valid_to` text,
	`created_at` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `customers` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`email` text,
	`name` text,
	`traits` text NOT NULL,
	`proven` integer DEFAULT false NOT NULL,
	`visitor_id` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `funnel` (
	`workspace_id` text NOT NULL,
	`day` text NOT NULL,
	`survey_id` text NOT NULL,
	`step` text NOT NULL,
	`reason` text NOT NULL,
	`campaign` text NOT NULL,
	`channel` text NOT NULL,
	`touchpoint` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `day`, `survey_id`, `step`, `reason`, `campaign`, `channel`, `touchpoint`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `keys` (
	`lookup` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`shown` text NOT NULL,
	`origins` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` text NOT NULL,
	`last_used_at` text,
	`revoked_at` text
);
--> statement-breakpoint
CREATE INDEX `keys_by_workspace` ON `keys` (`workspace_id`);--> statement-breakpoint
CREATE TABLE `responses` (
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`id` text NOT NULL,
	`survey_id` text NOT NULL,
	`survey_version` integer NOT NULL,
	`revision` integer NOT NULL,
	`content_hash` text NOT NULL,
	`state` text NOT NULL,
	`answers` text NOT NULL,
	`cells` text NOT NULL,
	`at` text NOT NULL,
	`started_at` text,
	`received_at` text NOT NULL,
	`day` text NOT NULL,
	`locale` text,
	`touchpoint` text,
	`visitor_id` text,
	`customer_id` text,
	`promise_id` text,
	`promise_version` integer,
	`promise_arm` text,
	`promise_campaign` text,
	`campaign` text,
	`campaign_first` text,
	`campaign_last` text,
	`channel` text,
	`channel_first` text,
	`channel_last` text,
	`touches` text NOT NULL,
	`page_url` text,
	`context` text,
	`consent` text,
	`device` text,
	`country` text,
	`flags` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `responses_by_id` ON `responses` (`workspace_id`,`id`);--> statement-breakpoint
CREATE TABLE `retags` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`cursor` integer NOT NULL,
	`through` integer NOT NULL,
	`changed` integer NOT NULL,
	`started_at` text NOT NULL,
	`finished_at` text
);
--> statement-breakpoint
CREATE TABLE `survey_versions` (
	`workspace_id` text NOT NULL,
	`survey_id` text NOT NULL,
	`version` integer NOT NULL,
	`definition` text NOT NULL,
	`published_at` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `survey_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `surveys` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`state` text NOT NULL,
	`draft` text NOT NULL,
	`version` integer,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`archived_at` text,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `touchpoints` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`stage` text,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `workspaces` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`locale` text NOT NULL,
	`settings` text NOT NULL,
	`identity_secret` text NOT NULL,
	`config_version` integer DEFAULT 1 NOT NULL,
	`watermark` integer DEFAULT 0 NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE VIEW `contributions` AS SELECT r.workspace_id, r.seq, r.day, r.survey_id,
  json_extract(c.value, '$[0]') AS question,
  json_extract(c.value, '$[1]') AS metric,
  json_extract(c.value, '$[2]') AS value,
  CASE WHEN json_extract(c.value, '$[1]') = 'promise' AND r.promise_campaign IS NOT NULL THEN r.promise_campaign ELSE r.campaign END AS campaign,
  CASE WHEN json_extract(c.value, '$[1]') = 'promise' AND r.promise_campaign IS NOT NULL THEN r.promise_campaign ELSE r.campaign_first END AS campaign_first,
  CASE WHEN json_extract(c.value, '$[1]') = 'promise' AND r.promise_campaign IS NOT NULL THEN r.promise_campaign ELSE r.campaign_last END AS campaign_last,
  r.channel, r.channel_first, r.channel_last, r.touchpoint, r.locale, r.device
FROM responses r, json_each(r.cells) c;