/**
 * In which language somebody uses Slack, and where their clock is. No request of Slack says so; only `users.info`
 * does, which needs the right `users:read`. An organisation may leave that right out: then everybody is answered in
 * Dutch, and hears from us by the clock of the organisation. What was found stays in memory for a day.
 */
import type { WebClient } from '@slack/web-api';
import type { Locale } from '../../domain/category.ts';
import { wordOf } from './trouble.ts';

const DEFAULT: Locale = 'nl';
/** An answer waits this long for it at most; a trigger of Slack lives three seconds. */
const PATIENCE_MS = 500;
const KEPT_MS = 24 * 3_600_000;
const MOST_KEPT = 20_000;
/** A rush of commands is no rush of questions to Slack: in passing we ask about one person in this time. */
const LEARN_EVERY_MS = 1000;
/** Slack does not answer: ask again after this. */
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
  #learnAgainAt = 0;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** At once; undefined for somebody we do not know yet. */
  known(key: string): Locale | undefined {
    return this.#fresh(key)?.locale;
  }

  /** At once, as Slack names it (`Europe/Amsterdam`); nobody is asked for it. */
  timeZone(key: string): string | undefined {
    return this.#fresh(key)?.timeZone;
  }

  #fresh(key: string): Known | undefined {
    const found = this.#known.get(key);
    return found && found.until > this.#clock().getTime() ? found : undefined;
  }

  /** Asks Slack where we do not know yet, and falls back to Dutch. Never throws. */
  async of(person: Person, client: WebClient): Promise<Locale> {
    const known = this.known(person.key);
    if (known) return known;
    let patience: ReturnType<typeof setTimeout> | undefined;
    const enough = new Promise<Locale>((resolve) => {
      patience = setTimeout(() => {
        this.#pause();
        resolve(DEFAULT);
      }, PATIENCE_MS);
    });
    return Promise.race([this.#ask(person, client), enough]).finally(() => clearTimeout(patience));
  }

  /** For the next time. */
  learn(person: Person, client: WebClient): void {
    const now = this.#clock().getTime();
    if (now < this.#learnAgainAt || this.#mayNotAsk(client)) return;
    this.#learnAgainAt = now + LEARN_EVERY_MS;
    void this.#ask(person, client);
  }

  async #ask({ key, id }: Person, client: WebClient): Promise<Locale> {
    if (this.#mayNotAsk(client)) return DEFAULT;
    try {
      const { user } = await client.users.info({ user: id, include_locale: true });
      const locale: Locale = user?.locale?.toLowerCase().startsWith('en') ? 'en' : DEFAULT;
      if (this.#known.size >= MOST_KEPT) this.#known.clear();
      this.#known.set(key, { locale, timeZone: user?.tz, until: this.#clock().getTime() + KEPT_MS });
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

  #mayNotAsk(client: WebClient): boolean {
    return this.#withoutRight.has(client) || this.#clock().getTime() < this.#askAgainAt;
  }
}
