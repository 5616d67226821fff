CREATE TABLE `content_version` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`body` text NOT NULL,
	`author` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `content_version_key` ON `content_version` (`kind`,`key`,`id`);--> statement-breakpoint
CREATE TABLE `delivery` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`nudge` text NOT NULL,
	`occurrence` text NOT NULL,
	`addressee` text NOT NULL,
	`variant` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`not_before` integer,
	`lease_until` integer,
	`sent_on` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `delivery_once` ON `delivery` (`nudge`,`occurrence`,`addressee`);--> statement-breakpoint
CREATE INDEX `delivery_state` ON `delivery` (`state`,`not_before`);--> statement-breakpoint
CREATE INDEX `delivery_addressee` ON `delivery` (`addressee`,`sent_on`);--> statement-breakpoint
CREATE TABLE `nudge_plan` (
	`nudge` text PRIMARY KEY NOT NULL,
	`through` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `opt_out` (
	`person` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outcome` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`channel` text NOT NULL,
	`person` text,
	`category` text,
	`offer` text,
	`suppliers` text,
	`nudge` text,
	`occurrence` text,
	`variant` text,
	`lever` text,
	`advice` text,
	`once` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outcome_once` ON `outcome` (`once`) WHERE once is not null;--> statement-breakpoint
CREATE INDEX `outcome_person` ON `outcome` (`person`,`category`,`at`);--> statement-breakpoint
CREATE TABLE `subscription` (
	`person` text PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`address` text NOT NULL,
	`since` integer NOT NULL,
	`paused_until` text
);
--> statement-breakpoint
CREATE TABLE `supplier_shown` (
	`category` text NOT NULL,
	`supplier` text NOT NULL,
	`times` integer NOT NULL,
	PRIMARY KEY(`category`, `supplier`)
);
--> statement-breakpoint
CREATE TABLE `web_post` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`address` text NOT NULL,
	`at` integer NOT NULL,
	`reply` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `web_post_key` ON `web_post` (`key`);--> statement-breakpoint
CREATE INDEX `web_post_address` ON `web_post` (`address`,`number`);