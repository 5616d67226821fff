import { readTimeZone } from '../config.ts';
import { dayOf, instantAt, isDay } from '../domain/calendar.ts';

/** The command was used in a way it does not know. Exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** `--now`: an instant in ISO 8601 with a zone, or a day, which is then taken at noon UTC. @throws UsageError */
export function parseNow(text: string | undefined): Date {
  if (text === undefined) return new Date();
  const instant = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T12:00Z` : text);
  if (Number.isNaN(instant.getTime()))
    throw new UsageError(`--now "${text}" is not a time I can read. Write it as 2026-11-27T10:00:00+01:00.`);
  return instant;
}

/** `--from`: as `--now`, but a day begins at its first minute. @throws UsageError */
export function parseFrom(text: string): Date {
  return isDay(text) ? instantAt(text, '00:00', readTimeZone(process.env)) : parseNow(text);
}

/** The local day of `--now`. @throws UsageError */
export function parseToday(text: string | undefined): string {
  return dayOf(parseNow(text), readTimeZone(process.env));
}

/** One value as JSON on a line of its own. */
export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, undefined, 2));
}
