CREATE TABLE `lead_notice` (
	`code` text PRIMARY KEY NOT NULL,
	`tries` integer NOT NULL,
	`told` integer NOT NULL
);
