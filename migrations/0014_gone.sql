CREATE TABLE `gone_responses` (
	`workspace_id` text NOT NULL,
	`mark` text NOT NULL,
	`day` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `mark`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `gone_responses_by_day` ON `gone_responses` (`day`);