CREATE TABLE `deliveries` (
	`workspace_id` text NOT NULL,
	`endpoint_id` text NOT NULL,
	`event_id` text NOT NULL,
	`type` text NOT NULL,
	`subject_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`due` integer NOT NULL,
	`lease` integer DEFAULT 0 NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`manual` integer DEFAULT false NOT NULL,
	`attempts` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `endpoint_id`, `event_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`workspace_id`,`endpoint_id`,`due`) WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX `deliveries_listed` ON `deliveries` (`workspace_id`,`endpoint_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `endpoints` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`url` text NOT NULL,
	`types` text NOT NULL,
	`preset` text NOT NULL,
	`filter` text NOT NULL,
	`description` text NOT NULL,
	`header_names` text NOT NULL,
	`sealed` text NOT NULL,
	`home` text NOT NULL,
	`rotating_until` text,
	`state` text NOT NULL,
	`reason` text,
	`verified` integer NOT NULL,
	`rate` integer,
	`next_slot` integer DEFAULT 0 NOT NULL,
	`breaker` text,
	`failing_since` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;
