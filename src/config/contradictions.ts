/** What each setting says may be right, and all together still wrong. */
import { parseAddress } from '../domain/address.ts';
import type { Settings } from './environment.ts';

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/;

/** What the settings say against each other, one sentence each. */
export function contradictions(settings: Settings): string[] {
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
  const { SLACK_APP_TOKEN, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET, PUBLIC_URL } = settings;
  half('Slack in several workspaces', ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET']);
  const several = SLACK_CLIENT_ID !== undefined || SLACK_CLIENT_SECRET !== undefined;
  if (SLACK_APP_TOKEN !== undefined && several)
    return ['SLACK_APP_TOKEN (Socket Mode) serves one workspace: leave it out, or leave out SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.'];
  if (SLACK_APP_TOKEN !== undefined) {
    half('Slack over Socket Mode', ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN']);
  } else if (several) {
    if (SLACK_SIGNING_SECRET === undefined)
      return ['SLACK_SIGNING_SECRET is missing: with SLACK_CLIENT_ID and SLACK_CLIENT_SECRET it must be set, from Basic Information.'];
    if (SLACK_CLIENT_ID !== undefined && SLACK_CLIENT_SECRET !== undefined && PUBLIC_URL === undefined)
      return ['PUBLIC_URL is missing: with SLACK_CLIENT_ID and SLACK_CLIENT_SECRET it must be set, such as https://inkopen.example.nl.'];
  } else half('Slack', ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']);
  return [];
}

/** Nobody else can come: we listen on this machine alone, and are not known elsewhere by another address. */
export function isPrivate({ HOST, PUBLIC_URL }: Settings): boolean {
  return LOOPBACK.test(HOST) && (PUBLIC_URL === undefined || LOOPBACK.test(new URL(PUBLIC_URL).hostname));
}

/** The parts of a list with commas. */
export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}
