ALTER TABLE `responses` ADD `sealed_contacts` text;--> statement-breakpoint
CREATE INDEX `responses_unsealed` ON `responses` (`workspace_id`,`seq`) WHERE sealed_contacts IS NULL AND (instr(answers, '":{"name":"') > 0
  OR instr(answers, '":{"email":"') > 0 OR instr(answers, '":{"phone":"') > 0);