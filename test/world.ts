/** The real program on a free port, with a database of its own and the clock in your hand. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { type App, createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';

export const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** A Thursday morning in autumn, Dutch time. */
export const MORNING = new Date('2026-10-15T10:00:00+02:00');

export interface World {
  readonly app: App;
  readonly url: string;
  readonly databaseFile: string;
  readonly contentDir: string;
  /** Every line the program logged, as JSON. */
  readonly logLines: readonly string[];
  now: Date;
  tick(): ReturnType<App['nudging']['tick']>;
  /** Stops the program and starts it again on the same database. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface WorldOptions {
  readonly now?: Date;
  /** On top of the defaults, as in the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Changes a copy of `catalogue/` and `nudges/` before the start. */
  readonly content?: (folder: string) => void;
}

export async function startWorld({ now = MORNING, env = {}, content }: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'inkopen-'));
  const contentDir = content ? join(folder, 'content') : PROJECT;
  if (content) {
    for (const name of ['catalogue', 'nudges']) cpSync(join(PROJECT, name), join(contentDir, name), { recursive: true });
    content(contentDir);
  }
  const databaseFile = join(folder, 'inkopen.db');
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: `file:${databaseFile}`,
    SECRET_KEY: 'a secret key that is long enough for tests',
    CONTENT_DIR: contentDir,
    ...env,
  });
  const logLines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logLines.push(line) });
  const begin = async () => {
    const app = await createApp({ config, log, clock: () => world.now });
    return { app, url: await app.start({ timer: false }) };
  };
  const world = {
    now,
    databaseFile,
    contentDir,
    logLines,
    tick: () => world.app.nudging.tick(() => world.now),
    async restart() {
      await world.app.stop();
      Object.assign(world, await begin());
    },
    async stop() {
      await world.app.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  } as unknown as World;
  return Object.assign(world, await begin());
}
