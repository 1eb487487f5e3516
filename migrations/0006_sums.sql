CREATE TABLE `showings` (
	`workspace_id` text NOT NULL,
	`span` text NOT NULL,
	`start` text NOT NULL,
	`campaign` text NOT NULL,
	`survey_id` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `span`, `start`, `campaign`, `survey_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `marketing_months` (
	`workspace_id` text NOT NULL,
	`month` text NOT NULL,
	`platform` text NOT NULL,
	`account` text NOT NULL,
	`campaign_key` text NOT NULL,
	`currency` text NOT NULL,
	`tells` text NOT NULL,
	`impressions` integer,
	`reach` integer,
	`clicks` integer,
	`spend_minor` integer,
	`conversions` real,
	`revenue_minor` integer,
	PRIMARY KEY(`workspace_id`, `month`, `platform`, `account`, `campaign_key`, `currency`, `tells`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `workspaces` ADD `shown_through` text DEFAULT '' NOT NULL;--> statement-breakpoint
DROP VIEW `contributions`;--> statement-breakpoint
DROP VIEW `pairs`;--> statement-breakpoint
CREATE VIEW `contributions` AS SELECT r.workspace_id, r.seq, r.day, r.survey_id,
  c.value ->> 0 AS question,
  c.value ->> 1 AS metric,
  c.value ->> 2 AS value,
  CASE WHEN r.promise_campaign <> ifnull(r.campaign, '') AND c.value ->> 1 = 'promise' THEN r.promise_campaign ELSE r.campaign END AS campaign,
  CASE WHEN r.promise_campaign <> ifnull(r.campaign_first, '') AND c.value ->> 1 = 'promise' THEN r.promise_campaign ELSE r.campaign_first END AS campaign_first,
  CASE WHEN r.promise_campaign <> ifnull(r.campaign_last, '') AND c.value ->> 1 = 'promise' THEN r.promise_campaign ELSE r.campaign_last END AS campaign_last,
  r.channel, r.channel_first, r.channel_last, r.touchpoint, lower(substr(r.locale, 1, instr(r.locale || '-', '-') - 1)) AS language, r.device,
  c.value AS cell
FROM responses r, json_each(r.cells) c;--> statement-breakpoint
CREATE VIEW `pairs` AS SELECT r.workspace_id, r.seq, r.day, r.survey_id,
  (a.value ->> 0) || '|' || (b.value ->> 0) AS question,
  (a.value ->> 1) || '|' || (b.value ->> 1) AS metric,
  (a.value ->> 2) || '|' || (b.value ->> 2) AS value,
  CASE WHEN r.promise_campaign <> ifnull(r.campaign, '') AND 'promise' IN (a.value ->> 1, b.value ->> 1) THEN r.promise_campaign ELSE r.campaign END AS campaign,
  CASE WHEN r.promise_campaign <> ifnull(r.campaign_first, '') AND 'promise' IN (a.value ->> 1, b.value ->> 1) THEN r.promise_campaign ELSE r.campaign_first END AS campaign_first,
  CASE WHEN r.promise_campaign <> ifnull(r.campaign_last, '') AND 'promise' IN (a.value ->> 1, b.value ->> 1) THEN r.promise_campaign ELSE r.campaign_last END AS campaign_last,
  r.channel, r.channel_first, r.channel_last, r.touchpoint, lower(substr(r.locale, 1, instr(r.locale || '-', '-') - 1)) AS language, r.device,
  '[' || a.value || ',' || b.value || ']' AS cell
FROM responses r, json_each(r.cells) a, json_each(r.cells) b
WHERE a.key < b.key AND substr(a.value, -2) <> '"]' AND substr(b.value, -2) <> '"]';--> statement-breakpoint
INSERT INTO rollups (workspace_id, dim, span, start, key, survey_id, question, metric, counts)
SELECT workspace_id, 'card', span, start, key, survey_id, '', metric, json_group_object(value, n) FROM (
  SELECT workspace_id, span, start, key, survey_id, metric, value, sum(n) AS n FROM (
    SELECT r.workspace_id, r.span, r.start, r.key, r.survey_id, 'scores' AS metric, CASE r.metric WHEN 'response' THEN 'r' WHEN 'nps' THEN 'n' WHEN 'csat' THEN 's' WHEN 'ces' THEN 'e' WHEN 'emotion' THEN 'm' ELSE 'p' END || c.key AS value, c.value AS n
    FROM rollups r, json_each(r.counts) c
    WHERE r.dim = 'campaign' AND r.metric IN ('response', 'nps', 'csat', 'ces', 'emotion', 'promise')
    UNION ALL SELECT r.workspace_id, r.span, r.start, substr(r.key, 1, instr(r.key, '|') - 1), r.survey_id, 'scores',
      '@' || iif(CAST(c.key AS INTEGER) < 0, '-', '+') || substr(r.key, instr(r.key, '|') + 1), c.value
    FROM rollups r, json_each(r.counts) c
    WHERE r.dim = 'campaign_touchpoint' AND r.metric = 'promise' AND c.key <> 'not_recalled'
    UNION ALL SELECT r.workspace_id, r.span, r.start, r.key, r.survey_id, 'nps|promise',
      iif(r.metric = 'nps|promise', iif(CAST(substr(c.key, instr(c.key, '|') + 1) AS INTEGER) < 0, '-', '+') || substr(c.key, 1, instr(c.key, '|') - 1),
        iif(CAST(c.key AS INTEGER) < 0, '-', '+') || substr(c.key, instr(c.key, '|') + 1)), c.value
    FROM rollups r, json_each(r.counts) c
    WHERE r.dim = 'campaign' AND r.metric IN ('nps|promise', 'promise|nps'))
  GROUP BY 1, 2, 3, 4, 5, 6, 7)
GROUP BY 1, 3, 4, 5, 6, 8;--> statement-breakpoint
INSERT INTO marketing_months SELECT workspace_id, substr(day, 1, 7), platform, account, campaign_key, currency,
  printf('%d%d%d%d%d%d', impressions NOTNULL, reach NOTNULL, clicks NOTNULL, spend_minor NOTNULL, conversions NOTNULL, revenue_minor NOTNULL) AS tells,
  sum(impressions), max(reach), sum(clicks), sum(spend_minor), sum(conversions), sum(revenue_minor)
FROM (SELECT d.*, max(i.place) FROM marketing_days d JOIN marketing_imports i ON i.workspace_id = d.workspace_id AND i.id = d.import_id
  WHERE i.state = 'done' AND substr(d.day, 1, 7) = substr(d.through, 1, 7)
  GROUP BY d.workspace_id, d.day, d.through, d.platform, d.account, d.campaign_key, d.currency)
GROUP BY 1, 2, 3, 4, 5, 6, 7;
