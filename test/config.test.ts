import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SETTINGS } from '../src/config/environment.ts';
import { ConfigError } from '../src/config/error.ts';
import { type Config, readConfig } from '../src/config.ts';
import { PROJECT, startWorld } from './world.ts';

const KEY = 'a secret key that is long enough for tests';
const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'shh' };
const SOCKET = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const SEVERAL = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'shh',
  SLACK_SIGNING_SECRET: 'shh',
  PUBLIC_URL: 'https://inkopen.example.nl',
};
const TEAMS = { TEAMS_CLIENT_ID: 'id', TEAMS_CLIENT_SECRET: 'shh', TEAMS_TENANT_ID: 'tenant' };

const folder = mkdtempSync(join(tmpdir(), 'inkopen-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(environment: Readonly<Record<string, string>> = {}): Config {
  return readConfig({ DATABASE_URL: `file:${join(folder, 'inkopen.db')}`, SECRET_KEY: KEY, ...environment });
}

/** Why a configuration is refused. */
function refusal(environment: Readonly<Record<string, string>>): string {
  try {
    read(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  return 'It was taken.';
}

describe('without any settings', () => {
  it('everything is on this machine alone, with the web chat and without platforms', () => {
    const config = readConfig({ DATABASE_URL: ':memory:' });
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      timeZone: 'Europe/Amsterdam',
      webChat: true,
      demo: false,
    });
    expect([config.slack, config.teams, config.leads.size]).toEqual([undefined, undefined, 0]);
    expect(config.contentDir).toBe(PROJECT);
  });

  it('a key is made once, kept beside the database, and for the owner alone', () => {
    const first = read({ SECRET_KEY: '', DATABASE_URL: `file:${join(folder, 'nieuw/inkopen.db')}` });
    const second = read({ SECRET_KEY: '', DATABASE_URL: `file:${join(folder, 'nieuw/inkopen.db')}` });
    expect(first.secretKey).toBe(second.secretKey);
    expect(first.secretKey.length).toBeGreaterThanOrEqual(32);
    expect(readdirSync(join(folder, 'nieuw'))).toEqual(['secret-key']);
    expect(statSync(join(folder, 'nieuw/secret-key')).mode & 0o777).toBe(0o600);
  });

  it('a key file that is empty is refused: another key would make strangers of everybody', () => {
    const file = join(folder, 'leeg.db');
    writeFileSync(join(folder, 'secret-key'), '\n');
    expect(refusal({ SECRET_KEY: '', DATABASE_URL: `file:${file}` })).toMatch(/secret-key holds no key/);
    rmSync(join(folder, 'secret-key'));
  });

  it('a key that cannot be kept is told', () => {
    writeFileSync(join(folder, 'bezet'), '');
    expect(refusal({ SECRET_KEY: '', DATABASE_URL: `file:${join(folder, 'bezet/inkopen.db')}` })).toMatch(/SECRET_KEY/);
  });
});

describe('half a configuration', () => {
  it.each<[Record<string, string>, string]>([
    [{ SLACK_BOT_TOKEN: 'x' }, 'Slack is configured by half: set SLACK_SIGNING_SECRET too, or leave out SLACK_BOT_TOKEN.'],
    [{ SLACK_SIGNING_SECRET: 'x' }, 'Slack is configured by half: set SLACK_BOT_TOKEN too, or leave out SLACK_SIGNING_SECRET.'],
    [{ SLACK_APP_TOKEN: 'x' }, 'Slack over Socket Mode is configured by half: set SLACK_BOT_TOKEN too, or leave out SLACK_APP_TOKEN.'],
    [
      { ...SLACK, SLACK_CLIENT_ID: 'x' },
      'Slack in several workspaces is configured by half: set SLACK_CLIENT_SECRET too, or leave out SLACK_CLIENT_ID.',
    ],
    [
      { TEAMS_CLIENT_ID: 'x' },
      'Teams is configured by half: set TEAMS_CLIENT_SECRET and TEAMS_TENANT_ID too, or leave out TEAMS_CLIENT_ID.',
    ],
    [
      { TEAMS_CLIENT_ID: 'x', TEAMS_TENANT_ID: 'y' },
      'Teams is configured by half: set TEAMS_CLIENT_SECRET too, or leave out TEAMS_CLIENT_ID and TEAMS_TENANT_ID.',
    ],
  ])('such as %j names the missing half', (environment, message) => {
    expect(refusal(environment)).toBe(message);
  });

  it('with an empty value counts as not set', () => {
    expect(refusal({ SLACK_BOT_TOKEN: 'x', SLACK_SIGNING_SECRET: '' })).toContain('set SLACK_SIGNING_SECRET too');
    expect(read({ SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '' }).slack).toBeUndefined();
  });

  it('is told together with everything else that is wrong', () => {
    const message = refusal({ SLACK_BOT_TOKEN: 'x', TEAMS_TENANT_ID: 'y', LEADS: 'lotte' });
    for (const name of ['SLACK_SIGNING_SECRET', 'TEAMS_CLIENT_ID', 'LEADS']) expect(message).toContain(name);
  });
});

describe('a setting that cannot be', () => {
  it.each<[Record<string, string>, RegExp]>([
    [{ PORT: 'drie' }, /^PORT must be a port number/],
    [{ PORT: '70000' }, /^PORT /],
    [{ SECRET_KEY: 'short' }, /^SECRET_KEY must have at least 32 characters/],
    [{ TIME_ZONE: 'Amsterdam' }, /^TIME_ZONE must be a time zone such as Europe\/Amsterdam/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be fatal, error, warn/],
    [{ DEMO: 'yes' }, /^DEMO must be true or false/],
    [{ PUBLIC_URL: 'inkopen' }, /^PUBLIC_URL must be an address/],
    [{ SLACK_API_URL: 'local' }, /^SLACK_API_URL must be an address/],
    [{ LEADS: 'slack:U1,lotte' }, /LEADS has "lotte": write slack:U0123ABCD or teams:/],
    [{ DATABASE_URL: 'postgres://localhost/inkopen' }, /^DATABASE_URL must begin with file:/],
    [
      { ...SLACK, SLACK_APP_TOKEN: 'xapp-1', SLACK_CLIENT_ID: '1', SLACK_CLIENT_SECRET: 's' },
      /SLACK_APP_TOKEN \(Socket Mode\) serves one workspace/,
    ],
    [{ SLACK_CLIENT_ID: '1', SLACK_CLIENT_SECRET: 's' }, /^SLACK_SIGNING_SECRET is missing: with SLACK_CLIENT_ID/],
    [{ ...SEVERAL, PUBLIC_URL: '' }, /^PUBLIC_URL is missing: with SLACK_CLIENT_ID/],
    [{ PRIVACY: 'geheim' }, /^PRIVACY must be pseudonymous or aggregate/],
  ])('such as %j is refused with what to write', (environment, message) => {
    expect(refusal(environment)).toMatch(message);
  });

  it('is never repeated when it is a secret', () => {
    for (const name of ['SECRET_KEY', 'SLACK_BOT_TOKEN', 'TEAMS_CLIENT_SECRET'])
      expect(refusal({ [name]: 'GEHEIM' })).not.toContain('GEHEIM');
  });
});

describe('with Slack or Teams', () => {
  it('a key must be given, because it has to stay the same', () => {
    for (const platform of [SLACK, SOCKET, SEVERAL, TEAMS]) {
      expect(refusal({ ...platform, SECRET_KEY: '' })).toMatch(/SECRET_KEY is missing: .*openssl rand -base64 32/);
      expect(refusal({ ...platform })).toBe('It was taken.');
    }
  });

  it('Slack comes over HTTP, over Socket Mode without a signing secret, and in several workspaces with or without one of our own', () => {
    expect(read(SLACK).slack).toEqual({ botToken: 'xoxb-1', signingSecret: 'shh' });
    expect(read(SOCKET).slack).toEqual({ botToken: 'xoxb-1', appToken: 'xapp-1' });
    expect(read({ ...SEVERAL, PUBLIC_URL: 'https://inkopen.example.nl' }).slack).toEqual({
      clientId: '1.2',
      clientSecret: 'shh',
      signingSecret: 'shh',
      publicUrl: 'https://inkopen.example.nl',
    });
    expect(read({ ...SLACK, ...SEVERAL }).slack).toMatchObject({ botToken: 'xoxb-1', clientId: '1.2' });
  });

  it('the playground of Teams needs no credentials, and is refused where others can come', () => {
    expect(read({ TEAMS_PLAYGROUND: 'true', SECRET_KEY: KEY }).teams).toEqual({ playground: true });
    for (const host of ['0.0.0.0', '::', '192.168.1.10', 'inkopen.example.nl', '127.0.0.1.example.nl'])
      expect(refusal({ TEAMS_PLAYGROUND: 'true', HOST: host })).toMatch(/TEAMS_PLAYGROUND accepts anybody without a token/);
    for (const host of ['127.0.0.1', 'localhost', '::1', '127.1.2.3'])
      expect(refusal({ TEAMS_PLAYGROUND: 'true', HOST: host })).toBe('It was taken.');
    expect(refusal({ TEAMS_PLAYGROUND: 'true', PUBLIC_URL: 'https://inkopen.example' })).toMatch(/PUBLIC_URL must be left out/);
  });

  it('the web chat is off where others can come, unless it is a demo', () => {
    expect(read({ HOST: '0.0.0.0' }).webChat).toBe(false);
    expect(read({ PUBLIC_URL: 'https://inkopen.example.nl' }).webChat).toBe(false);
    expect(read({ HOST: '0.0.0.0', DEMO: 'true' }).webChat).toBe(true);
  });
});

describe('a secret in a file', () => {
  it('is read from NAME_FILE, without the line end', () => {
    const file = join(folder, 'signing-secret');
    writeFileSync(file, 'from the file\n');
    const { slack } = read({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET_FILE: file });
    expect(slack).toEqual({ botToken: 'xoxb-1', signingSecret: 'from the file' });
  });

  it('counts less than the setting itself, and is told when it cannot be read', () => {
    writeFileSync(join(folder, 'key'), 'another key that is long enough for a test');
    expect(read({ SECRET_KEY_FILE: join(folder, 'key') }).secretKey).toBe(KEY);
    expect(refusal({ SECRET_KEY: '', SECRET_KEY_FILE: '/nowhere/key' })).toBe(
      'SECRET_KEY_FILE points to a file that cannot be read: /nowhere/key.',
    );
  });
});

describe('.env.example', () => {
  it('names every setting there is, and no other', () => {
    const text = readFileSync(join(PROJECT, '.env.example'), 'utf8');
    const named = [...text.matchAll(/^# ?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
    expect([...new Set(named)].sort()).toEqual([...SETTINGS].sort());
  });
});

describe('a start', () => {
  it('says which channels are on and which are off, and why', async () => {
    const world = await startWorld();
    expect(world.app.channels.join('\n')).toMatch(
      /Slack: off, because SLACK_BOT_TOKEN.*Teams: off, because TEAMS_CLIENT_ID.*Web chat: on, at http/s,
    );
    await world.stop();
  });
});
