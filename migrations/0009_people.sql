CREATE TABLE `customer_visitors` (
	`workspace_id` text NOT NULL,
	`visitor_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`cause` text NOT NULL,
	`cause_id` text NOT NULL,
	`proven` integer NOT NULL,
	`linked_at` text NOT NULL,
	`split_at` text,
	PRIMARY KEY(`workspace_id`, `visitor_id`, `customer_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `customer_visitors_of` ON `customer_visitors` (`workspace_id`,`customer_id`);--> statement-breakpoint
CREATE TABLE `erasures` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`subject` text,
	`hashes` text NOT NULL,
	`counts` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` text NOT NULL,
	`done_at` text,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `erasures_open` ON `erasures` (`asked_at`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `responses_by_person` ON `responses` (`workspace_id`, coalesce(customer_id, visitor_id)) WHERE coalesce(customer_id, visitor_id) IS NOT NULL;--> statement-breakpoint
INSERT INTO `customer_visitors` SELECT workspace_id, visitor_id, id, 'identify', '', proven, updated_at, NULL FROM `customers` WHERE visitor_id IS NOT NULL;--> statement-breakpoint
ALTER TABLE `customers` DROP COLUMN `visitor_id`;