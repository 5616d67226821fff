CREATE TABLE `nudge_result` (
	`nudge` text NOT NULL,
	`measure` text NOT NULL,
	`lots` text NOT NULL,
	`name` text NOT NULL,
	`people` integer NOT NULL,
	`successes` integer NOT NULL,
	`through` text NOT NULL,
	PRIMARY KEY(`nudge`, `measure`, `lots`, `name`)
);
