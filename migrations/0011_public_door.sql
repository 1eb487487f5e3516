CREATE TABLE `quota_days` (
	`workspace_id` text NOT NULL,
	`day` text NOT NULL,
	`items` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `touchpoint_names` (
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `name`)
) WITHOUT ROWID;
