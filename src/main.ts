/** `npm start`: everything in one process. */
import { pino } from 'pino';
import { type App, createApp } from './app.ts';
import { ConfigError } from './config/error.ts';
import { type Config, loadEnvFile, readConfig } from './config.ts';
import { ContentError } from './content/load.ts';
import { StoreError } from './ports/store.ts';

try {
  loadEnvFile();
  await run(readConfig(process.env));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

async function run(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
  const app = await createApp({ config, log, clock: () => new Date() });
  try {
    const address = await app.start();
    stopWhenAsked(app);
    console.log(welcome(app.channels, app.loaded.problems.length, address, config));
  } catch (error) {
    await app.stop();
    throw error;
  }
}

/** In peace at the first signal, at once at the second. */
function stopWhenAsked(app: App): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      // Whatever still waits for a platform waits in vain.
      void app.stop().finally(() => process.exit());
    });
  }
}

function welcome(channels: readonly string[], problems: number, address: string, config: Config): string {
  const content =
    problems === 0
      ? 'Content: in order'
      : `Content: ${problems} ${problems === 1 ? 'remark' : 'remarks'}; see: npm run inkopen -- catalogue check, and: npm run inkopen -- nudges check`;
  return [
    'Sociaal inkopen is running.',
    `  Listening at ${address}`,
    ...channels.map((line) => `  ${line}`),
    `  Data in ${config.database.file}`,
    `  ${content}`,
    '  Stop with Ctrl+C.',
  ].join('\n');
}

/** What an administrator can do about it. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return `The settings are not right yet:\n${error.message}`;
  if (error instanceof ContentError || error instanceof StoreError) return error.message;
  const { code, syscall, hostname, address, message, stack } = error as NodeJS.ErrnoException & { hostname?: string; address?: string };
  if (code === 'EADDRINUSE') return 'Another program already listens on this port. Stop it, or choose another one with PORT.';
  if (code === 'EACCES')
    return 'This port or this file may not be used by this user. Choose a port above 1024 with PORT, or look at the rights on the data folder.';
  if (code === 'EADDRNOTAVAIL' || syscall === 'getaddrinfo')
    return `HOST ${hostname ?? address ?? ''} is not an address of this machine. Use 127.0.0.1, or 0.0.0.0 to be reached from elsewhere.`;
  return stack ?? message ?? String(error);
}
