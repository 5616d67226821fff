/** Every setting that the environment may have, and what it may say. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isTimeZone } from '../domain/calendar.ts';
import { ConfigError } from './error.ts';

export const DEFAULT_DATABASE = 'file:./data/inkopen.db';
export const DEFAULT_TIME_ZONE = 'Europe/Amsterdam';
export const NO_TIME_ZONE = 'must be a time zone such as Europe/Amsterdam';

/** Settings that may also be given as a file: `NAME_FILE`. */
const SECRETS = [
  'SECRET_KEY',
  'DATABASE_URL',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'TEAMS_CLIENT_ID',
  'TEAMS_CLIENT_SECRET',
  'TEAMS_TENANT_ID',
] as const;

const flag = z
  .enum(['true', 'false'], { error: 'must be true or false' })
  .default('false')
  .transform((value) => value === 'true');

const Environment = z.object({
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url({ error: 'must be an address such as https://inkopen.example.nl' }).optional(),
  DATABASE_URL: z.string().default(DEFAULT_DATABASE),
  SECRET_KEY: z.string().min(32, 'must have at least 32 characters; make one with: openssl rand -base64 32').optional(),
  CONTENT_DIR: z.string().optional(),
  TIME_ZONE: z.string().default(DEFAULT_TIME_ZONE).refine(isTimeZone, NO_TIME_ZONE),
  LEADS: z.string().default(''),
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z.string().optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_API_URL: z.url({ error: 'must be an address such as https://slack.com/api/' }).optional(),
  TEAMS_CLIENT_ID: z.string().optional(),
  TEAMS_CLIENT_SECRET: z.string().optional(),
  TEAMS_TENANT_ID: z.string().optional(),
  TEAMS_SERVICE_URL: z.url({ error: 'must be an address such as https://smba.trafficmanager.net/teams' }).optional(),
  TEAMS_PLAYGROUND: flag,
  DEMO: flag,
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
  PRIVACY: z.enum(['pseudonymous', 'aggregate'], { error: 'must be pseudonymous or aggregate' }).default('pseudonymous'),
});
export type Settings = z.output<typeof Environment>;

/** Every setting there is; `.env.example` has them all. */
export const SETTINGS = Object.keys(Environment.shape);

/** Checked one by one; whether they go together is for `contradictions`. @throws ConfigError with a line for each that is wrong. */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>>): Settings {
  const result = Environment.safeParse(withSecretFiles(environment));
  if (!result.success) throw new ConfigError(result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`).join('\n'));
  return result.data;
}

function withSecretFiles(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const given = Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
  const values = Object.fromEntries(given);
  for (const name of SECRETS) {
    const file = values[`${name}_FILE`];
    if (file === undefined || values[name] !== undefined) continue;
    try {
      values[name] = readFileSync(file, 'utf8').trim();
    } catch {
      throw new ConfigError(`${name}_FILE points to a file that cannot be read: ${file}.`);
    }
  }
  return values;
}
