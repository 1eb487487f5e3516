CREATE TABLE `rollups` (
	`workspace_id` text NOT NULL,
	`dim` text NOT NULL,
	`span` text NOT NULL,
	`start` text NOT NULL,
	`key` text NOT NULL,
	`survey_id` text NOT NULL,
	`question` text NOT NULL,
	`metric` text NOT NULL,
	`counts` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `dim`, `span`, `start`, `key`, `survey_id`, `question`, `metric`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `workspaces` ADD `months_through` text DEFAULT '' NOT NULL;--> statement-breakpoint
DROP VIEW `contributions`;--> statement-breakpoint
CREATE VIEW `pairs` AS SELECT r.workspace_id, r.seq, r.day, r.survey_id,
  (a.value ->> 0) || '|' || (b.value ->> 0) AS question,
  (a.value ->> 1) || '|' || (b.value ->> 1) AS metric,
  (a.value ->> 2) || '|' || (b.value ->> 2) AS value,
  CASE WHEN 'promise' IN (a.value ->> 1, b.value ->> 1) AND r.promise_campaign IS NOT NULL THEN r.promise_campaign ELSE r.campaign END AS campaign,
  CASE WHEN 'promise' IN (a.value ->> 1, b.value ->> 1) AND r.promise_campaign IS NOT NULL THEN r.promise_campaign ELSE r.campaign_first END AS campaign_first,
  CASE WHEN 'promise' IN (a.value ->> 1, b.value ->> 1) AND r.promise_campaign IS NOT NULL THEN r.promise_campaign ELSE r.campaign_last END AS campaign_last,
  r.channel, r.channel_first, r.channel_last, r.touchpoint, lower(substr(r.locale, 1, instr(r.locale || '-', '-') - 1)) AS language, r.device
FROM responses r, json_each(r.cells) a, json_each(r.cells) b
WHERE a.key < b.key AND typeof(a.value ->> 2) <> 'text' AND typeof(b.value ->> 2) <> 'text';--> statement-breakpoint
CREATE VIEW `contributions` AS SELECT r.workspace_id, r.seq, r.day, r.survey_id,
  c.value ->> 0 AS question,
  c.value ->> 1 AS metric,
  c.value ->> 2 AS value,
  CASE WHEN c.value ->> 1 = 'promise' AND r.promise_campaign IS NOT NULL THEN r.promise_campaign ELSE r.campaign END AS campaign,
  CASE WHEN c.value ->> 1 = 'promise' AND r.promise_campaign IS NOT NULL THEN r.promise_campaign ELSE r.campaign_first END AS campaign_first,
  CASE WHEN c.value ->> 1 = 'promise' AND r.promise_campaign IS NOT NULL THEN r.promise_campaign ELSE r.campaign_last END AS campaign_last,
  r.channel, r.channel_first, r.channel_last, r.touchpoint, lower(substr(r.locale, 1, instr(r.locale || '-', '-') - 1)) AS language, r.device
FROM responses r, json_each(r.cells) c;