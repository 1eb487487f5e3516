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
  OR instr(answers, '":{"email":"') > 0 OR instr(answers, '":{"phone":"') > 0);