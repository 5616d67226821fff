import type { ILogger } from '@microsoft/teams.common';
import { type Log, troubleOf } from './answers.ts';

/** The SDK's own messages go to our log, first words only: the rest may quote what people typed. */
export function teamsLogger(log: Log): ILogger {
  const write = (level: 'warn' | 'error') => (first: unknown, second?: unknown) => {
    const what = typeof first === 'string' ? first : troubleOf(first);
    log(level, `Teams: ${what}${second instanceof Error ? ` (${troubleOf(second)})` : ''}`);
  };
  const logger: ILogger = {
    debug: () => {},
    trace: () => {},
    info: () => {},
    warn: write('warn'),
    error: write('error'),
    log: () => {},
    child: () => logger,
  };
  return logger;
}
