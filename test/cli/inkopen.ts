/** The command line as somebody uses it: a program of its own, with an environment and a folder of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../world.ts';

export interface Answer {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface CommandLine {
  readonly folder: string;
  run(args: readonly string[], input?: string): Promise<Answer>;
  /** What it prints with `--json`. */
  json<T>(...args: string[]): Promise<T>;
  remove(): void;
}

export function commandLine(env: Readonly<Record<string, string>> = {}): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'inkopen-cli-'));
  const environment = {
    PATH: process.env.PATH,
    DATABASE_URL: `file:${join(folder, 'inkopen.db')}`,
    SECRET_KEY: 'a secret key that is long enough for tests',
    LOG_LEVEL: 'silent',
    ...env,
  };
  const line: CommandLine = {
    folder,
    run: (args, input = '') =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [join(PROJECT, 'src/cli/main.ts'), ...args], { cwd: folder, env: environment });
        let out = '';
        let err = '';
        child.stdout.on('data', (data) => {
          out += data;
        });
        child.stderr.on('data', (data) => {
          err += data;
        });
        child.on('error', reject);
        child.on('close', (status) => resolve({ status, out, err }));
        child.stdin.end(input);
      }),
    async json(...args) {
      const { status, out, err } = await line.run([...args, '--json']);
      if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${err}`);
      return JSON.parse(out);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  return line;
}
