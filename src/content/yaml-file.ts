/** Reading one YAML text so that every mistake can be told with its line. */
import { type Document, isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { z } from 'zod';
import { type Problem, unknownWord } from './problem.ts';

z.config(z.locales.nl());

export class YamlFile {
  readonly name: string;
  readonly problems: Problem[] = [];
  readonly #document: Document.Parsed;
  readonly #lines = new LineCounter();
  readonly #firstLine: number;

  /** `firstLine`: where the YAML begins in its file, for front matter. */
  constructor(name: string, text: string, firstLine = 1) {
    this.name = name;
    this.#firstLine = firstLine;
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
    const [first] = this.#document.errors;
    if (first) {
      this.report(
        'error',
        this.#lineAt(first.pos[0]),
        'Dit is geen goede YAML. Kijk op deze regel en de regel ervoor naar inspringen, dubbele punten en aanhalingstekens.',
      );
    }
  }

  get readable(): boolean {
    return this.#document.errors.length === 0;
  }

  /** The whole content as plain values; undefined when the file could not be read. */
  value(): unknown {
    return this.readable ? (this.#document.toJS() ?? undefined) : undefined;
  }

  report(severity: Problem['severity'], line: number, message: string): void {
    this.problems.push({ severity, file: this.name, line, message });
  }

  reportAt(severity: Problem['severity'], path: readonly PropertyKey[], message: string): void {
    this.report(severity, this.lineOf(path), message);
  }

  /** The line of the value at `path`, or of the nearest thing above it that exists. */
  lineOf(path: readonly PropertyKey[]): number {
    for (let length = path.length; length > 0; length--) {
      const parent = this.#document.getIn(path.slice(0, length - 1), true) as Node | undefined;
      const key = path[length - 1];
      if (isMap(parent)) {
        const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key));
        if (pair && isScalar(pair.key) && pair.key.range) return this.#lineAt(pair.key.range[0]);
      }
      const node = this.#document.getIn(path.slice(0, length), true) as Node | undefined;
      if (node?.range) return this.#lineAt(node.range[0]);
    }
    return this.#lineAt(this.#document.contents?.range?.[0] ?? 0);
  }

  /** Checks the value at `path`; each mistake becomes a problem. Unknown keys are reported with `unknownKeys` severity. */
  check<T extends z.ZodType>(
    schema: T,
    value: unknown,
    path: readonly PropertyKey[] = [],
    unknownKeys: Problem['severity'] = 'warning',
  ): z.output<T> | undefined {
    if (!this.readable) return undefined;
    this.#reportUnknownKeys(schema, value, path, unknownKeys);
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    for (const issue of result.error.issues) this.reportAt('error', [...path, ...issue.path], describe(issue, value));
    return undefined;
  }

  #reportUnknownKeys(schema: z.ZodType, value: unknown, path: readonly PropertyKey[], severity: Problem['severity']): void {
    const plain = unwrap(schema);
    if (plain instanceof z.ZodObject && isRecord(value)) {
      const known = Object.keys(plain.shape);
      for (const [key, child] of Object.entries(value)) {
        const childSchema = plain.shape[key] as z.ZodType | undefined;
        if (childSchema) this.#reportUnknownKeys(childSchema, child, [...path, key], severity);
        else this.reportAt(severity, [...path, key], unknownWord('Het veld', key, known));
      }
    }
  }

  #lineAt(offset: number): number {
    return this.#lines.linePos(offset).line + this.#firstLine - 1;
  }
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return unwrap(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return unwrap(schema.in as z.ZodType);
  return schema;
}

function describe(issue: z.core.$ZodIssue, value: unknown): string {
  const field = issue.path.length > 0 ? `"${issue.path.join('.')}"` : 'dit';
  const given = issue.path.reduce<unknown>(
    (at, key) => (isRecord(at) || Array.isArray(at) ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );
  if (given === undefined && issue.code !== 'custom')
    return `Het veld ${field} ontbreekt.${issue.code === 'invalid_value' ? ` Kies uit: ${issue.values.join(', ')}.` : ''}`;
  if (issue.code === 'invalid_value') return unknownWord(`Bij ${field}: de waarde`, String(given), issue.values.map(String));
  return `Bij ${field}: ${issue.message}${/[.!?]$/.test(issue.message) ? '' : '.'}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
