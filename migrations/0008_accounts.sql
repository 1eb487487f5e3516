CREATE TABLE `invitations` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`token_hash` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token_hash_unique` ON `invitations` (`token_hash`);--> statement-breakpoint
ALTER TABLE `session` ADD `workspace_id` text;--> statement-breakpoint
ALTER TABLE `keys` ADD `expires_at` text;--> statement-breakpoint
CREATE INDEX `members_by_workspace` ON `members` (`workspace_id`);--> statement-breakpoint
-- Keys from before there were scopes for it saw who people are, and go on doing so.
UPDATE `keys` SET `scopes` = json_insert(`scopes`, '$[#]', 'personal')
WHERE `kind` = 'secret' AND (`scopes` LIKE '%"read"%' OR `scopes` LIKE '%"write"%') AND `scopes` NOT LIKE '%"personal"%';
