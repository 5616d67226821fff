import { addDays, type Day, isDay } from '../../domain/calendar.ts';
import type { FormErrors } from '../../ports/chat.ts';
import { formatDay, textsFor } from '../../texts/texts.ts';
import type { Asker } from '../asker.ts';

/** Nobody plans a small purchase further ahead than this. */
const FURTHEST_DAYS = 730;

/** What somebody filled in, read field by field; what is wrong collects in `errors`, one kind sentence each. */
export class Filled {
  readonly #values: Readonly<Record<string, string>>;
  readonly #asker: Asker;
  readonly #errors: Record<string, string> = {};

  constructor(values: Readonly<Record<string, string>>, asker: Asker) {
    this.#values = values;
    this.#asker = asker;
  }

  /** What is wrong so far; undefined when all is well. */
  get errors(): FormErrors | undefined {
    return Object.keys(this.#errors).length > 0 ? { errors: this.#errors } : undefined;
  }

  refuse(field: string, problem: string): undefined {
    this.#errors[field] ??= problem;
    return undefined;
  }

  /** Trimmed; undefined when it is empty, which is wrong only if it is required. */
  text(field: string, { max, min = 1, required = false }: { max: number; min?: number; required?: boolean }): string | undefined {
    const { errors } = this.#texts;
    const text = this.#raw(field);
    if (text === undefined) return required ? this.refuse(field, errors.required) : undefined;
    if ([...text].length > max) return this.refuse(field, errors.tooLong(max));
    if ([...text].length < min) return this.refuse(field, errors.tooShort);
    return text;
  }

  option<Value extends string>(field: string, allowed: readonly Value[], { required = false } = {}): Value | undefined {
    const { errors } = this.#texts;
    const text = this.#raw(field);
    if (text === undefined) return required ? this.refuse(field, errors.required) : undefined;
    return allowed.find((value) => value === text) ?? this.refuse(field, errors.option);
  }

  /** A day from today on, or from tomorrow on for `future`. */
  day(field: string, { future = false, required = false } = {}): Day | undefined {
    const { errors } = this.#texts;
    const { today, locale } = this.#asker;
    const text = this.#raw(field);
    if (text === undefined) return required ? this.refuse(field, errors.required) : undefined;
    if (!isDay(text)) return this.refuse(field, errors.date);
    if (future && text <= today) return this.refuse(field, errors.future);
    if (text < today) return this.refuse(field, errors.past(formatDay(today, locale, today)));
    if (text > addDays(today, FURTHEST_DAYS)) return this.refuse(field, errors.tooFar);
    return text;
  }

  /** "25", "1.000", "12,50"; decimals only where they make sense. */
  number(field: string, { min, max, decimals = false }: { min: number; max: number; decimals?: boolean }): number | undefined {
    const text = this.#raw(field);
    if (text === undefined) return undefined;
    const plain = text.replace(/^€\s*/, '').replace(/\.(?=\d{3}(?:\D|$))/g, '');
    const read = /^\d{1,9}(?:[.,]\d{1,2})?$/.test(plain) ? Number(plain.replace(',', '.')) : Number.NaN;
    const isFit = read >= min && read <= max && (decimals || Number.isInteger(read));
    const format = (value: number) => value.toLocaleString(this.#asker.locale === 'nl' ? 'nl-NL' : 'en-GB');
    return isFit ? read : this.refuse(field, this.#texts.errors.number(format(min), format(max)));
  }

  ticked(field: string): boolean {
    return this.#raw(field) === 'yes';
  }

  get #texts() {
    return textsFor(this.#asker.locale).forms;
  }

  #raw(field: string): string | undefined {
    const value: unknown = Object.hasOwn(this.#values, field) ? this.#values[field] : undefined;
    return typeof value === 'string' ? value.trim() || undefined : undefined;
  }
}
