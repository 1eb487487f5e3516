ALTER TABLE `customer_visitors` ADD `split_by` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `sealed_email` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `sealed_name` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `email_mark` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `seen_on` text DEFAULT '' NOT NULL;--> statement-breakpoint
-- Nothing earlier is known of those from before there was the day.
UPDATE `customers` SET `seen_on` = substr(`updated_at`, 1, 10);--> statement-breakpoint
CREATE INDEX `customers_seen` ON `customers` (`workspace_id`,`seen_on`,`id`);--> statement-breakpoint
CREATE INDEX `customers_by_email` ON `customers` (`workspace_id`,`email_mark`) WHERE email_mark IS NOT NULL;--> statement-breakpoint
CREATE INDEX `customers_unsealed` ON `customers` (`workspace_id`,`id`) WHERE email IS NOT NULL OR name IS NOT NULL;