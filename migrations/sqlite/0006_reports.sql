CREATE TABLE `audit` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`who` text NOT NULL,
	`what` text NOT NULL,
	`subject` text NOT NULL,
	`before` text,
	`after` text,
	`code` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `offer_step` (
	`offer` text NOT NULL,
	`step` text NOT NULL,
	`supplier` text NOT NULL,
	`person` text,
	`from_month` text NOT NULL,
	`to_month` text NOT NULL,
	`category` text NOT NULL,
	`channel` text NOT NULL,
	`nudge` text NOT NULL,
	`variant` text NOT NULL,
	`lever` text NOT NULL,
	`advice` text NOT NULL,
	`answer` text NOT NULL,
	`waiting` integer DEFAULT true NOT NULL,
	PRIMARY KEY(`offer`, `step`, `supplier`)
);
--> statement-breakpoint
CREATE INDEX `offer_step_waiting` ON `offer_step` (`step`) WHERE waiting = 1;--> statement-breakpoint
CREATE INDEX `offer_step_person` ON `offer_step` (`person`) WHERE person is not null;--> statement-breakpoint
CREATE INDEX `offer_step_month` ON `offer_step` (`to_month`);--> statement-breakpoint
CREATE TABLE `progress` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `published_sum` (
	`step` text NOT NULL,
	`from_month` text NOT NULL,
	`to_month` text NOT NULL,
	`category` text NOT NULL,
	`channel` text NOT NULL,
	`nudge` text NOT NULL,
	`variant` text NOT NULL,
	`lever` text NOT NULL,
	`advice` text NOT NULL,
	`answer` text NOT NULL,
	`supplier` text NOT NULL,
	`count` integer NOT NULL,
	`fewest_people` integer,
	PRIMARY KEY(`step`, `from_month`, `to_month`, `category`, `channel`, `nudge`, `variant`, `lever`, `advice`, `answer`, `supplier`)
);
--> statement-breakpoint
CREATE TABLE `step_total` (
	`step` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL
);
