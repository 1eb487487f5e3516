ALTER TABLE `endpoints` ADD `settings` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `endpoints` ADD `secret_names` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `endpoints` ADD `fields` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX `deliveries_dead` ON `deliveries` (`workspace_id`,`endpoint_id`,`created_at`) WHERE state = 'dead';