const HOUR_MS = 3_600_000;

/** The hour in which something happened. Rows of one person in two tables cannot be laid side by side by their second. */
export function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
}
