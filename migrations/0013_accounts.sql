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
CREATE TABLE `audit` (
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`actor_name` text NOT NULL,
	`network` text,
	`action` text NOT NULL,
	`object` text,
	`detail` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `audit_seals` (
	`workspace_id` text NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `session` ADD `workspace_id` text;--> statement-breakpoint
ALTER TABLE `keys` ADD `expires_at` text;--> statement-breakpoint
CREATE INDEX `members_by_workspace` ON `members` (`workspace_id`);--> statement-breakpoint
-- Keys from before there were scopes for it saw who people are, and go on doing so.
UPDATE `keys` SET `scopes` = json_insert(`scopes`, '$[#]', 'personal')
WHERE `kind` = 'secret' AND (`scopes` LIKE '%"read"%' OR `scopes` LIKE '%"write"%') AND `scopes` NOT LIKE '%"personal"%';
--> statement-breakpoint
CREATE TRIGGER `audit_unchanged` BEFORE UPDATE ON `audit` BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_kept` BEFORE DELETE ON `audit`
WHEN OLD.`at` > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-730 days') BEGIN
  SELECT RAISE(ABORT, 'the audit log is kept for two years');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_not_replaced` BEFORE INSERT ON `audit`
WHEN EXISTS (SELECT 1 FROM `audit` WHERE `workspace_id` = NEW.`workspace_id` AND `seq` = NEW.`seq`) BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_seals_unchanged` BEFORE UPDATE ON `audit_seals` BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_seals_kept` BEFORE DELETE ON `audit_seals`
WHEN EXISTS (SELECT 1 FROM `audit` WHERE `workspace_id` = OLD.`workspace_id` AND `seq` BETWEEN OLD.`seq` AND OLD.`seq` + 1)
  OR NOT EXISTS (SELECT 1 FROM `audit` WHERE `workspace_id` = OLD.`workspace_id` AND `seq` > OLD.`seq`) BEGIN
  SELECT RAISE(ABORT, 'the seal of an entry that is there, or of the last that went, stays');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_seals_not_replaced` BEFORE INSERT ON `audit_seals`
WHEN EXISTS (SELECT 1 FROM `audit_seals` WHERE `workspace_id` = NEW.`workspace_id` AND `seq` = NEW.`seq`) BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
