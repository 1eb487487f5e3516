CREATE TABLE `touchpoint_names` (
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `name`)
) WITHOUT ROWID;
