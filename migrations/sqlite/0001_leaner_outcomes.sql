PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_outcome` (
	`id` integer PRIMARY KEY NOT NULL,
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
INSERT INTO `__new_outcome`("id", "kind", "at", "channel", "person", "category", "offer", "suppliers", "nudge", "occurrence", "variant", "lever", "advice", "once") SELECT "id", "kind", "at", "channel", "person", "category", "offer", "suppliers", "nudge", "occurrence", "variant", "lever", "advice", "once" FROM `outcome`;--> statement-breakpoint
DROP TABLE `outcome`;--> statement-breakpoint
ALTER TABLE `__new_outcome` RENAME TO `outcome`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `outcome_once` ON `outcome` (`once`) WHERE once is not null;