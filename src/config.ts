/** The only reader of the environment. Everything is read and checked at once; half a configuration stops the start. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ConfigError } from './config/error.ts';
import { ownSecretKey } from './config/secret-key.ts';
import { parseAddress } from './domain/address.ts';
import { isTimeZone } from './domain/calendar.ts';

export { ConfigError };

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly database: { readonly kind: 'sqlite'; readonly file: string };
  readonly secretKey: string;
  /** Where `catalogue/` and `nudges/` are. */
  readonly contentDir: string;
  readonly timeZone: string;
  /** Addresses of inclusion leads. */
  readonly leads: ReadonlySet<string>;
  readonly slack?: SlackConfig;
  readonly teams?: TeamsConfig;
  /** Nobody signs in on the web chat, so it is on only where nobody else can come. */
  readonly webChat: boolean;
  /** The web chat may be reached by others. */
  readonly demo: boolean;
  readonly logLevel: string;
  /** `aggregate`: nothing is kept per person. */
  readonly privacy: 'pseudonymous' | 'aggregate';
}

/** One workspace (`botToken`), several (`clientId`, `clientSecret`) or both; over HTTP (`signingSecret`) or Socket Mode (`appToken`). */
export interface SlackConfig {
  readonly botToken?: string;
  readonly signingSecret?: string;
  readonly appToken?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly apiUrl?: string;
  /** As people outside reach us; absent unless it was set. */
  readonly publicUrl?: string;
}

export interface TeamsConfig {
  /** Absent in the playground, which has no tokens. */
  readonly credentials?: { readonly clientId: string; readonly clientSecret: string; readonly tenantId: string };
  readonly serviceUrl?: string;
  /** Accept unauthenticated requests of the Microsoft 365 Agents Playground. */
  readonly playground: boolean;
}

/** Puts the settings of a file `.env` in this folder into the environment, where they are not set yet. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** The content folder alone, for commands that need nothing else. */
export function readContentDir(environment: Readonly<Record<string, string | undefined>>): string {
  return environment['CONTENT_DIR'] || PROJECT;
}

/** The database file alone. */
export function readDatabaseFile(environment: Readonly<Record<string, string | undefined>>): string {
  return sqliteFile(environment['DATABASE_URL'] || DEFAULT_DATABASE);
}

/** The time zone alone. @throws ConfigError */
export function readTimeZone(environment: Readonly<Record<string, string | undefined>>): string {
  const name = environment['TIME_ZONE'] || DEFAULT_TIME_ZONE;
  if (!isTimeZone(name)) throw new ConfigError(`TIME_ZONE ${NO_TIME_ZONE}.`);
  return name;
}

const DEFAULT_DATABASE = 'file:./data/inkopen.db';
const DEFAULT_TIME_ZONE = 'Europe/Amsterdam';
const NO_TIME_ZONE = 'must be a time zone such as Europe/Amsterdam';
const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const LOOPBACK = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/;

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
type Settings = z.output<typeof Environment>;

/** Every setting there is; `.env.example` has them all. */
export const SETTINGS = Object.keys(Environment.shape);

/**
 * @param environment usually `process.env`; an empty value counts as not set.
 * @throws ConfigError
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const result = Environment.safeParse(withSecretFiles(environment));
  if (!result.success) throw new ConfigError(result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`).join('\n'));
  const settings = result.data;
  const problems = contradictions(settings);
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));

  const database = { kind: 'sqlite', file: sqliteFile(settings.DATABASE_URL) } as const;
  const slack = slackConfig(settings);
  const teams = teamsConfig(settings);
  return {
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
    database,
    secretKey: settings.SECRET_KEY ?? ownSecretKey(database.file),
    contentDir: settings.CONTENT_DIR ?? PROJECT,
    timeZone: settings.TIME_ZONE,
    leads: new Set(listOf(settings.LEADS)),
    ...(slack && { slack }),
    ...(teams && { teams }),
    demo: settings.DEMO,
    webChat: settings.DEMO || isPrivate(settings),
    logLevel: settings.LOG_LEVEL,
    privacy: settings.PRIVACY,
  };
}

/** Nobody else can come: we listen on this machine alone, and are not known elsewhere by another address. */
function isPrivate({ HOST, PUBLIC_URL }: Settings): boolean {
  return LOOPBACK.test(HOST) && (PUBLIC_URL === undefined || LOOPBACK.test(new URL(PUBLIC_URL).hostname));
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

/** What the settings say against each other, one sentence each. */
function contradictions(settings: Settings): string[] {
  const problems: string[] = [];
  const half = (what: string, names: readonly (keyof Settings)[]) => {
    const missing = names.filter((name) => settings[name] === undefined);
    if (missing.length > 0 && missing.length < names.length) {
      problems.push(
        `${what} is configured by half: set ${missing.join(' and ')} too, or leave out ${names.filter((name) => !missing.includes(name)).join(' and ')}.`,
      );
    }
  };
  problems.push(...slackContradictions(settings, half));
  half('Teams', ['TEAMS_CLIENT_ID', 'TEAMS_CLIENT_SECRET', 'TEAMS_TENANT_ID']);
  if (!settings.DATABASE_URL.startsWith('file:') && settings.DATABASE_URL !== ':memory:')
    problems.push('DATABASE_URL must begin with file: (PostgreSQL is not supported yet), for instance file:./data/inkopen.db.');
  if (settings.TEAMS_PLAYGROUND && !LOOPBACK.test(settings.HOST))
    problems.push(
      `TEAMS_PLAYGROUND accepts anybody without a token, so HOST must be a loopback address such as 127.0.0.1, not ${settings.HOST}.`,
    );
  else if (settings.TEAMS_PLAYGROUND && !isPrivate(settings))
    problems.push(`TEAMS_PLAYGROUND accepts anybody without a token, so PUBLIC_URL must be left out, not ${settings.PUBLIC_URL}.`);
  const connected =
    settings.SLACK_BOT_TOKEN !== undefined || settings.SLACK_CLIENT_ID !== undefined || settings.TEAMS_CLIENT_ID !== undefined;
  if (connected && settings.SECRET_KEY === undefined)
    problems.push('SECRET_KEY is missing: with Slack or Teams it must be set and stay the same. Make one with: openssl rand -base64 32');
  for (const lead of listOf(settings.LEADS))
    if (!parseAddress(lead)) problems.push(`LEADS has "${lead}": write slack:U0123ABCD or teams:<Entra object id>, separated by commas.`);
  return problems;
}

/** Socket Mode serves one workspace and needs no signing secret; several workspaces install over HTTP. */
function slackContradictions(settings: Settings, half: (what: string, names: readonly (keyof Settings)[]) => void): string[] {
  const { SLACK_APP_TOKEN, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET } = settings;
  half('Slack in several workspaces', ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET']);
  const several = SLACK_CLIENT_ID !== undefined || SLACK_CLIENT_SECRET !== undefined;
  if (SLACK_APP_TOKEN !== undefined && several)
    return ['SLACK_APP_TOKEN (Socket Mode) serves one workspace: leave it out, or leave out SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.'];
  if (SLACK_APP_TOKEN !== undefined) {
    half('Slack over Socket Mode', ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN']);
  } else if (several) {
    if (SLACK_SIGNING_SECRET === undefined)
      return ['SLACK_SIGNING_SECRET is missing: with SLACK_CLIENT_ID and SLACK_CLIENT_SECRET it must be set, from Basic Information.'];
  } else half('Slack', ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']);
  return [];
}

function slackConfig(settings: Settings): SlackConfig | undefined {
  const { SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET, SLACK_API_URL, PUBLIC_URL } =
    settings;
  if (!SLACK_BOT_TOKEN && !SLACK_CLIENT_ID) return undefined;
  return {
    ...(SLACK_BOT_TOKEN && { botToken: SLACK_BOT_TOKEN }),
    ...(SLACK_SIGNING_SECRET && { signingSecret: SLACK_SIGNING_SECRET }),
    ...(SLACK_APP_TOKEN && { appToken: SLACK_APP_TOKEN }),
    ...(SLACK_CLIENT_ID && SLACK_CLIENT_SECRET && { clientId: SLACK_CLIENT_ID, clientSecret: SLACK_CLIENT_SECRET }),
    ...(SLACK_API_URL && { apiUrl: SLACK_API_URL }),
    ...(PUBLIC_URL && { publicUrl: PUBLIC_URL }),
  };
}

function teamsConfig(settings: Settings): TeamsConfig | undefined {
  const { TEAMS_CLIENT_ID, TEAMS_CLIENT_SECRET, TEAMS_TENANT_ID, TEAMS_SERVICE_URL, TEAMS_PLAYGROUND } = settings;
  const credentials =
    TEAMS_CLIENT_ID && TEAMS_CLIENT_SECRET && TEAMS_TENANT_ID
      ? { clientId: TEAMS_CLIENT_ID, clientSecret: TEAMS_CLIENT_SECRET, tenantId: TEAMS_TENANT_ID }
      : undefined;
  if (!credentials && !TEAMS_PLAYGROUND) return undefined;
  return { playground: TEAMS_PLAYGROUND, ...(credentials && { credentials }), ...(TEAMS_SERVICE_URL && { serviceUrl: TEAMS_SERVICE_URL }) };
}

function sqliteFile(url: string): string {
  return url === ':memory:' ? url : url.replace(/^file:(\/\/)?/, '');
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}
