/** The only reader of the environment. Everything is read and checked at once; half a configuration stops the start. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contradictions, isPrivate, listOf } from './config/contradictions.ts';
import { DEFAULT_DATABASE, DEFAULT_TIME_ZONE, NO_TIME_ZONE, readEnvironment, type Settings } from './config/environment.ts';
import { ConfigError } from './config/error.ts';
import { keptSecretKey, ownSecretKey } from './config/secret-key.ts';
import { isTimeZone } from './domain/calendar.ts';

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

const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param environment usually `process.env`; an empty value counts as not set.
 * @throws ConfigError
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  return configOf(environment, ownSecretKey);
}

/** For who only looks: makes no key, so `secretKey` is empty where there is none yet. @throws ConfigError */
export function lookAtConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  return configOf(environment, (databaseFile) => keptSecretKey(databaseFile) ?? '');
}

function configOf(environment: Readonly<Record<string, string | undefined>>, keyBeside: (databaseFile: string) => string): Config {
  const settings = readEnvironment(environment);
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
    secretKey: settings.SECRET_KEY ?? keyBeside(database.file),
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
