CREATE TABLE `retention_cursors` (
	`workspace_id` text NOT NULL,
	`survey_id` text NOT NULL,
	`how` text NOT NULL,
	`cursor` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `survey_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `retention_runs` (
	`workspace_id` text NOT NULL,
	`day` text NOT NULL,
	`survey_id` text NOT NULL,
	`how` text NOT NULL,
	`rows` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `day`, `survey_id`, `how`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `responses` ADD `redactions` text;