import { type Logger, LogLevel } from '@slack/bolt';

/** Our log. */
export type Log = (level: 'info' | 'warn' | 'error', message: string) => void;

/** The messages of Slack's own libraries go to our log; their debugging, which quotes what people typed, goes nowhere. */
export function slackLogger(log: Log): Logger {
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (...messages: unknown[]) =>
      log(level, `Slack: ${messages.map((message) => (message instanceof Error ? message.message : String(message))).join(' ')}`);
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
