CREATE TABLE `day_salts` (
	`day` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `day_visitors` (
	`day` text NOT NULL,
	`workspace_id` text NOT NULL,
	`mark` text NOT NULL,
	`campaign` text NOT NULL,
	PRIMARY KEY(`day`, `workspace_id`, `mark`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `visitor_days` (
	`workspace_id` text NOT NULL,
	`day` text NOT NULL,
	`campaign` text NOT NULL,
	`n` integer NOT NULL,
	`full` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `day`, `campaign`)
) WITHOUT ROWID;
