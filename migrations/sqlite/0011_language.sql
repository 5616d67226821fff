ALTER TABLE `follow_up` ADD `locale` text DEFAULT 'nl' NOT NULL;--> statement-breakpoint
ALTER TABLE `yearly_reminder` ADD `locale` text DEFAULT 'nl' NOT NULL;--> statement-breakpoint
ALTER TABLE `subscription` ADD `locale` text DEFAULT 'nl' NOT NULL;