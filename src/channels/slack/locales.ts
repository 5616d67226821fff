/**
 * In which language somebody uses Slack, and where their clock is. No request of Slack says so; only `users.info`
 * does, which needs the right `users:read`. An organisation may leave that right out: then everybody is answered in
 * Dutch, and hears from us by the clock of the organisation. What was found stays in memory for a day.
 */
import type { WebClient } from '@slack/web-api';
import type { Locale } from '../../domain/category.ts';
import { within } from './handling.ts';
import { wordOf } from './trouble.ts';

const DEFAULT: Locale = 'nl';
/** An answer waits this long for it at most; a command and a trigger of Slack live three seconds. */
const PATIENCE_MS = 500;
const KEPT_MS = 24 * 3_600_000;
const MOST_KEPT = 20_000;
/**
 * A rush of people is no rush of questions to Slack: so many at once, and then one in this time. Slack takes a hundred a minute
 * (tier 4). Source: https://docs.slack.dev/reference/methods/users.info.
 */
const QUESTIONS = { atOnce: 15, everyMs: 750 } as const;
/** Slack does not answer, or not soon: ask again after this, or when it does after all. */
const PAUSE_MS = 60_000;

interface Person {
  /** Tells people of different workspaces apart. */
  readonly key: string;
  readonly id: string;
}

interface Known {
  readonly locale: Locale;
  readonly timeZone: string | undefined;
  readonly until: number;
}

export class Locales {
  readonly #clock: () => Date;
  readonly #known = new Map<string, Known>();
  readonly #withoutRight = new WeakSet<WebClient>();
  #askAgainAt = 0;
  /** Until then the questions of so far have their share of Slack's time. */
  #busyUntil = 0;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** At once, as Slack names it (`Europe/Amsterdam`); nobody is asked for it. */
  timeZone(key: string): string | undefined {
    return this.#fresh(key)?.timeZone;
  }

  /** At once, where we found it lately. */
  known(key: string): Locale | undefined {
    return this.#fresh(key)?.locale;
  }

  /** Asks Slack where we do not know yet, and falls back to Dutch. Never throws. */
  async of(person: Person, client: WebClient): Promise<Locale> {
    const known = this.#fresh(person.key);
    if (known) return known.locale;
    if (!this.#mayAsk(client)) return DEFAULT;
    const locale = await within(PATIENCE_MS, this.#ask(person, client));
    if (locale === undefined) this.#pause();
    return locale ?? DEFAULT;
  }

  #fresh(key: string): Known | undefined {
    const found = this.#known.get(key);
    return found && found.until > this.#clock().getTime() ? found : undefined;
  }

  async #ask({ key, id }: Person, client: WebClient): Promise<Locale> {
    this.#busyUntil = Math.max(this.#busyUntil, this.#clock().getTime()) + QUESTIONS.everyMs;
    try {
      const { user } = await client.users.info({ user: id, include_locale: true });
      const locale: Locale = user?.locale?.toLowerCase().startsWith('en') ? 'en' : DEFAULT;
      if (this.#known.size >= MOST_KEPT) this.#known.clear();
      this.#known.set(key, { locale, timeZone: user?.tz, until: this.#clock().getTime() + KEPT_MS });
      this.#askAgainAt = 0;
      return locale;
    } catch (error) {
      const word = wordOf(error);
      if (word === 'missing_scope') this.#withoutRight.add(client);
      else if (word === undefined) this.#pause();
      return DEFAULT;
    }
  }

  #pause(): void {
    this.#askAgainAt = this.#clock().getTime() + PAUSE_MS;
  }

  #mayAsk(client: WebClient): boolean {
    const now = this.#clock().getTime();
    const isRush = this.#busyUntil - now > (QUESTIONS.atOnce - 1) * QUESTIONS.everyMs;
    return !isRush && now >= this.#askAgainAt && !this.#withoutRight.has(client);
  }
}
