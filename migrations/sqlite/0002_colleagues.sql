CREATE TABLE `follow_up` (
	`offer` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`channel` text NOT NULL,
	`address` text NOT NULL,
	`category` text NOT NULL,
	`supplier` text NOT NULL,
	`due_on` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `yearly_reminder` (
	`person` text NOT NULL,
	`category` text NOT NULL,
	`channel` text NOT NULL,
	`address` text NOT NULL,
	`supplier` text NOT NULL,
	`chosen_on` text NOT NULL,
	PRIMARY KEY(`person`, `category`)
);
--> statement-breakpoint
CREATE TABLE `interruption` (
	`person` text PRIMARY KEY NOT NULL,
	`last_at` integer,
	`muted_at` integer
);
--> statement-breakpoint
CREATE TABLE `read_along_room` (
	`channel` text NOT NULL,
	`room` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`channel`, `room`)
);
--> statement-breakpoint
CREATE TABLE `unknown_word` (
	`code` text PRIMARY KEY NOT NULL,
	`word` text NOT NULL,
	`people` integer NOT NULL,
	`last_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `unknown_word_use` (
	`code` text NOT NULL,
	`person` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`code`, `person`)
);
--> statement-breakpoint
CREATE INDEX `unknown_word_use_person` ON `unknown_word_use` (`person`);--> statement-breakpoint
CREATE TABLE `suggestion` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`category` text,
	`where` text,
	`why` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tip` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`category` text NOT NULL,
	`text` text NOT NULL,
	`was_hard` integer NOT NULL,
	`name` text,
	`author` text NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`judged_at` integer
);
--> statement-breakpoint
CREATE INDEX `tip_shown` ON `tip` (`state`,`category`,`id`);--> statement-breakpoint
CREATE INDEX `tip_author` ON `tip` (`author`);--> statement-breakpoint
ALTER TABLE `outcome` ADD `answer` text;