/** What authors and leads did: written down once, never changed, and checkable. */

export interface AuditEntry {
  readonly at: Date;
  /** A lead's pseudonym, `file` for what was changed in a file, `cli:` and a user of the machine. */
  readonly who: string;
  /** `nudge-approved`, `tip-refused`, `person-erased` … */
  readonly what: string;
  /** What it was done to: the id of a nudge, a tip, a room; never a requester. */
  readonly subject: string;
  /** As text, as it was and as it became; absent where there was or is nothing. */
  readonly before?: string;
  readonly after?: string;
}

export interface WrittenEntry extends AuditEntry {
  readonly number: number;
  /** HMAC-SHA256 over the code before and this entry: whoever changes, adds or removes one breaks the chain. */
  readonly code: string;
}

export interface AuditCheck {
  readonly entries: number;
  /** The code of the last one: who keeps it can see later that nothing was cut off. */
  readonly lastCode?: string;
  /** The first entry that does not fit. */
  readonly brokenAt?: number;
}

export interface AuditLog {
  append(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  entries(limit: number): Promise<readonly WrittenEntry[]>;
  /** Follows the chain from its beginning. */
  check(): Promise<AuditCheck>;
}
