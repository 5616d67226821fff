import { readTimeZone } from '../config.ts';
import { nearest } from '../content/problem.ts';
import { dayOf, instantAt, isDay } from '../domain/calendar.ts';

/** A longer list would not be read. */
const MOST_NAMED = 40;

/** The command was used in a way it does not know. Exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** `--now`: an instant in ISO 8601 with a zone, or a day, which is then taken at noon UTC. @throws UsageError */
export function parseNow(text: string | undefined, option = '--now'): Date {
  if (text === undefined) return new Date();
  const [day = ''] = /^2\d{3}-\d{2}-\d{2}(?=$|T| )/.exec(text) ?? [];
  const instant = new Date(text === day ? `${text}T12:00Z` : text);
  if (!isDay(day) || Number.isNaN(instant.getTime()))
    throw new UsageError(`${option} "${text}" is not a time I can read. Write it as 2026-11-27T10:00:00+01:00, in the years 2000 to 2999.`);
  return instant;
}

/** `--from`, `--to`: as `--now`, but a day begins at its first minute. @throws UsageError */
export function parseFrom(text: string, option: '--from' | '--to'): Date {
  const instant = parseNow(text, option);
  return isDay(text) ? instantAt(text, '00:00', readTimeZone(process.env)) : instant;
}

/** The local day of `--now`. @throws UsageError */
export function parseToday(text: string | undefined): string {
  return dayOf(parseNow(text), readTimeZone(process.env));
}

/** "There is no nudge "kers". Do you mean "kerst"?" */
export function unknownName(what: string, name: string, known: readonly string[]): string {
  const guess = nearest(name, known);
  const list = known.length <= MOST_NAMED ? ` There are: ${known.join(', ')}.` : '';
  return `There is no ${what} "${name}".${guess ? ` Do you mean "${guess}"?` : ''}${list}`;
}

/** "1 nudge", "2 nudges". */
export function howMany(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** One value as JSON on a line of its own. */
export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, undefined, 2));
}
