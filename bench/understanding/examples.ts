/** The test sentences: written for this, and never trained or tuned on. */
import { readFileSync } from 'node:fs';

export interface Command {
  readonly text: string;
  /** Several when each of them is right; null when it is none of ours. */
  readonly category: string | readonly string[] | null;
  readonly rare: boolean;
  readonly date?: string;
  readonly place?: string;
  readonly people?: number;
  readonly budget?: { readonly amount: number; readonly per: string };
}

export interface Message {
  readonly text: string;
  readonly intent: boolean;
}

/** The Saturday that the days in the test sentences are counted from. */
export const TODAY = '2026-11-21';

export const commands = readLines<Command>('commands.jsonl');
export const messages = readLines<Message>('messages.jsonl');

function readLines<T>(name: string): T[] {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}
