CREATE TABLE `gone_people` (
	`workspace_id` text NOT NULL,
	`mark` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `mark`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `gone_people_by_time` ON `gone_people` (`at`);--> statement-breakpoint
ALTER TABLE `responses` ADD `sealed_contacts` text;--> statement-breakpoint
CREATE INDEX `responses_unsealed` ON `responses` (`workspace_id`,`seq`) WHERE sealed_contacts IS NULL AND (instr(answers, '":{"name":"') > 0
  OR instr(answers, '":{"email":"') > 0 OR instr(answers, '":{"phone":"') > 0);--> statement-breakpoint
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
