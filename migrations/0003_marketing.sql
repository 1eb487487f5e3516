CREATE TABLE `marketing_campaigns` (
	`workspace_id` text NOT NULL,
	`platform` text NOT NULL,
	`account` text NOT NULL,
	`campaign_key` text NOT NULL,
	`campaign` text NOT NULL,
	`campaign_id` text,
	`chosen` text,
	`record` text,
	PRIMARY KEY(`workspace_id`, `platform`, `account`, `campaign_key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `marketing_days` (
	`workspace_id` text NOT NULL,
	`day` text NOT NULL,
	`through` text NOT NULL,
	`platform` text NOT NULL,
	`account` text NOT NULL,
	`campaign_key` text NOT NULL,
	`currency` text NOT NULL,
	`import_id` text NOT NULL,
	`impressions` integer,
	`reach` integer,
	`clicks` integer,
	`spend_minor` integer,
	`conversions` real,
	`revenue_minor` integer,
	PRIMARY KEY(`workspace_id`, `day`, `through`, `platform`, `account`, `campaign_key`, `currency`, `import_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `marketing_ranges` ON `marketing_days` (`workspace_id`,`through`) WHERE through > day;--> statement-breakpoint
CREATE TABLE `marketing_files` (
	`workspace_id` text NOT NULL,
	`import_id` text NOT NULL,
	`part` integer NOT NULL,
	`content` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `import_id`, `part`)
);
--> statement-breakpoint
CREATE TABLE `marketing_imports` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`state` text NOT NULL,
	`source` text NOT NULL,
	`platform` text,
	`file` text,
	`hash` text,
	`options` text NOT NULL,
	`summary` text NOT NULL,
	`rows_written` integer NOT NULL,
	`place` integer,
	`created_at` text NOT NULL,
	`finished_at` text,
	`cleared_at` text,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `marketing_imports_open` ON `marketing_imports` (`created_at`) WHERE cleared_at IS NULL;--> statement-breakpoint
CREATE TABLE `marketing_joins` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `marketing_mappings` (
	`workspace_id` text NOT NULL,
	`platform` text NOT NULL,
	`header` text NOT NULL,
	`mapping` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `platform`, `header`)
) WITHOUT ROWID;
