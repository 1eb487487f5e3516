CREATE TABLE `drifts` (
	`workspace_id` text NOT NULL,
	`day` text NOT NULL,
	`lines` text NOT NULL,
	`found_at` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `flag_weeks` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`week` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `flags` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`campaign_name` text NOT NULL,
	`owner` text,
	`state` text NOT NULL,
	`week` text NOT NULL,
	`through` text NOT NULL,
	`promise` text,
	`figures` text NOT NULL,
	`earlier` text NOT NULL,
	`mix` text NOT NULL,
	`quotes` text NOT NULL,
	`created_at` text NOT NULL,
	`seen_at` text,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `campaign_notes` (
	`workspace_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`id` text NOT NULL,
	`day` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`author` text,
	`created_at` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `campaign_id`, `id`)
) WITHOUT ROWID;
