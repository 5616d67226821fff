import type { ILogger } from '@microsoft/teams.common';
import { type Log, troubleOf } from './answers.ts';

/** The SDK's own messages go to our log, without what they quote: paths hold conversations, errors may hold what people typed. */
export function teamsLogger(log: Log): ILogger {
  const write = (level: 'warn' | 'error') => (first: unknown, second?: unknown) => {
    const what = typeof first === 'string' ? plainWords(first) : troubleOf(first);
    if (/\w/.test(what)) log(level, `Teams: ${what}${second instanceof Error ? ` (${troubleOf(second)})` : ''}`);
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

/** Words and HTTP statuses stay; whatever could be an id, an address or a quote does not. */
function plainWords(text: string): string {
  return text.replace(/\S+/g, (word) => (/^\(?[A-Za-z'-]+[.,:)]*$|^\d{3}$/.test(word) ? word : '…'));
}
