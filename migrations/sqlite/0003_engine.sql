CREATE TABLE `nudge_occurrence` (
	`nudge` text NOT NULL,
	`occurrence` text NOT NULL,
	`series` text NOT NULL,
	`planned_at` integer NOT NULL,
	PRIMARY KEY(`nudge`, `occurrence`)
);
--> statement-breakpoint
CREATE INDEX `nudge_occurrence_series` ON `nudge_occurrence` (`nudge`,`series`);--> statement-breakpoint
CREATE TABLE `outbox_mark` (
	`name` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
DROP INDEX `delivery_state`;--> statement-breakpoint
ALTER TABLE `delivery` ADD `channel` text DEFAULT 'web' NOT NULL;--> statement-breakpoint
ALTER TABLE `delivery` ADD `post` text;--> statement-breakpoint
ALTER TABLE `delivery` ADD `withdrawn_at` integer;--> statement-breakpoint
CREATE INDEX `delivery_state` ON `delivery` (`state`,`channel`,`not_before`);--> statement-breakpoint
ALTER TABLE `follow_up` ADD `planned_at` integer;--> statement-breakpoint
ALTER TABLE `yearly_reminder` ADD `planned_at` integer;--> statement-breakpoint
ALTER TABLE `subscription` ADD `time_zone` text;--> statement-breakpoint
ALTER TABLE `subscription` ADD `ignored` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `outcome_choice` ON `outcome` (`person`,`category`,`at`) WHERE kind in ('chosen', 'bought');
--> statement-breakpoint
UPDATE `delivery` SET `not_before` = 0 WHERE `not_before` IS NULL;--> statement-breakpoint
UPDATE `delivery` SET `channel` = substr(`addressee`, 6, instr(substr(`addressee`, 6), ':') - 1) WHERE `addressee` LIKE 'room:%';--> statement-breakpoint
UPDATE `delivery` SET `channel` = coalesce((SELECT s.`channel` FROM `subscription` s WHERE 'person:' || s.`person` = `addressee`), 'web') WHERE `addressee` LIKE 'person:%';--> statement-breakpoint
INSERT INTO `nudge_occurrence` SELECT DISTINCT `nudge`, `occurrence`, `occurrence`, 0 FROM `delivery`;
