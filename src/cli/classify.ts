import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { readContentDir } from '../config.ts';
import { loadContent } from '../content/load.ts';
import { createUnderstanding } from '../conversation/understanding/understand.ts';
import type { Understanding } from '../domain/intent.ts';
import type { TextKind } from '../ports/content.ts';
import { parseToday } from './usage.ts';

const Line = z.object({ text: z.string() });

/** JSON lines in, JSON lines out, one for one, in constant memory. */
export function addClassify(program: Command): void {
  program
    .command('classify')
    .description('Read {"text": …} lines from standard input and write what each asks for.')
    .addOption(new Option('--kind <kind>', 'typed to the bot, or said in passing').choices(['command', 'message']).default('command'))
    .option('--now <time>', 'the moment that "tomorrow" is counted from')
    .option('--json', 'always so')
    .action(async ({ kind, now }: { kind: TextKind; now?: string }) => {
      const today = parseToday(now);
      const { content, vocabulary } = loadContent(readContentDir(process.env));
      const understand = createUnderstanding(vocabulary, content.places);
      for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (line.trim() === '') continue;
        const text = textOf(line);
        const answer = typeof text === 'string' ? answerTo(text, understand(text, kind, today)) : text;
        if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain');
      }
    });
}

/** What the outside may rely on, and nothing more. */
function answerTo(text: string, { unknownPlace: _ours, ofPeople: _too, ...understood }: Understanding) {
  return { text, ...understood };
}

/** Trimming takes away the byte order mark that some editors begin a file with. */
function textOf(line: string): string | { error: string } {
  try {
    const parsed = Line.safeParse(JSON.parse(line.trim()));
    return parsed.success ? parsed.data.text : { error: 'This line has no "text". Write {"text": "bloemen voor vrijdag"}.' };
  } catch {
    return { error: 'This line is not JSON. Write {"text": "bloemen voor vrijdag"}.' };
  }
}
