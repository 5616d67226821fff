import { type Logger, LogLevel } from '@slack/bolt';

/** Our log. */
export type Log = (level: 'info' | 'warn' | 'error', message: string) => void;

/** The messages of Slack's own libraries go to our log; their debugging, which quotes what people typed, goes nowhere. */
export function slackLogger(log: Log): Logger {
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (...messages: unknown[]) =>
      log(level, `Slack: ${messages.map(sentenceOf).join(' ')}`);
  return {
    debug: () => {},
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

/** What JSON.parse complains of quotes what was sent. */
function sentenceOf(message: unknown): string {
  const said = message instanceof SyntaxError ? 'SyntaxError: ' : message instanceof Error ? message.message : String(message);
  return said.replace(/SyntaxError: .*/s, 'it is no JSON');
}
