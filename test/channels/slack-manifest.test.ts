import { type ChildProcessWithoutNullStreams, execSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../src/channels/slack/scopes.ts';
import { PROJECT } from '../world.ts';

const read = (path: string) => readFileSync(join(PROJECT, path), 'utf8');
const manifest = JSON.parse(read('manifest.json'));
const SCHEMA = join(PROJECT, '../shared/data/slack-manifest-2.0.schema.json');
const noSchema = existsSync(SCHEMA) ? undefined : 'skipped: shared/data/slack-manifest-2.0.schema.json is not beside this project';

/** What each event needs (https://docs.slack.dev/reference/events). */
const RIGHT_FOR: Readonly<Record<string, string | undefined>> = {
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  app_home_opened: undefined,
  app_uninstalled: undefined,
  tokens_revoked: undefined,
};

describe('manifest.json', () => {
  const { bot, bot_optional: optional } = manifest.oauth_config.scopes;

  it.skipIf(noSchema)(`is one that Slack takes${noSchema ? ` (${noSchema})` : ''}`, () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
    expect(validate(manifest) ? [] : validate.errors).toEqual([]);
  });

  it('asks the rights that the program asks too, and no other', () => {
    expect({ bot, optional }).toEqual({ bot: SCOPES.required, optional: SCOPES.optional });
  });

  it('asks no right that the page for administrators does not explain', () => {
    const page = read('docs/beheerder.md');
    const rows = page.split('\n').filter((line) => line.trim().startsWith('|'));
    expect([...bot, ...optional].filter((scope) => !rows.some((row) => row.includes(`\`${scope}\``)))).toEqual([]);
  });

  it('asks a right for every event, and each right of that kind for an event', () => {
    const events: string[] = manifest.settings.event_subscriptions.bot_events;
    const needed = events.map((event) => {
      expect(Object.keys(RIGHT_FOR)).toContain(event);
      return RIGHT_FOR[event];
    });
    const rights = [...bot, ...optional].filter((scope: string) => /history$|^app_mentions/.test(scope));
    expect(rights.toSorted()).toEqual(needed.filter((right) => right !== undefined).toSorted());
  });

  it('calls everything as the program does', () => {
    expect(manifest.features.slash_commands.map(({ command }: { command: string }) => command)).toEqual(['/inkopen']);
    expect(manifest.features.shortcuts.map(({ type }: { type: string }) => type)).toEqual(['message', 'global']);
    const addresses = JSON.stringify(manifest).match(/https:\/\/inkopen\.example\.nl[^"]*/g);
    expect([...new Set(addresses)].toSorted()).toEqual([
      'https://inkopen.example.nl/slack/events',
      'https://inkopen.example.nl/slack/oauth_redirect',
    ]);
  });
});

const HOOKS = JSON.parse(read('.slack/hooks.json'));

const RUN = { cwd: PROJECT, encoding: 'utf8' } as const;

/** Everything it said until it said this. */
async function firstWords(program: ChildProcessWithoutNullStreams, words: string): Promise<string> {
  let said = '';
  for await (const piece of program.stdout) {
    said += piece;
    if (said.includes(words)) return said;
  }
  throw new Error(`It ended after: ${said}`);
}

describe('the Slack CLI', () => {
  it('finds a manifest for a machine that Slack cannot reach, with every right', () => {
    const [before, json = '', after] = execSync(`${HOOKS.hooks['get-manifest']} --protocol=message-boundaries --boundary=mark`, RUN).split(
      'mark',
    );
    expect([before, after?.trim()]).toEqual(['', '']);
    const local = JSON.parse(json);
    expect(local.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(local)).not.toContain('inkopen.example.nl');
    expect(local.oauth_config.scopes).toEqual({ bot: [...SCOPES.required, ...SCOPES.optional] });
  });

  it('knows by Slack’s own hooks what else there is, and watches the program in TypeScript', () => {
    const { hooks, config } = JSON.parse(execSync(HOOKS.hooks['get-hooks'], RUN));
    expect(config['protocol-version']).toEqual(['message-boundaries']);
    expect(hooks).toHaveProperty('doctor');
    expect(config['sdk-managed-connection-enabled']).toBe(true);
    const { app, manifest: file } = HOOKS.config.watch;
    expect(new RegExp(app['filter-regex']).test('src/main.ts')).toBe(true);
    expect([...app.paths, ...file.paths].filter((path: string) => !existsSync(join(PROJECT, path)))).toEqual([]);
  });

  it('starts the program with a key of its own, starts it anew after a change, and ends it with one interrupt', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'slack-run-'));
    for (const name of ['src', '.slack', 'catalogue', 'nudges', 'migrations', 'node_modules', 'package.json'])
      symlinkSync(join(PROJECT, name), join(folder, name));
    const env = {
      PATH: process.env['PATH'],
      PORT: '0',
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
    };
    const keys: string[] = [];
    for (let starts = 0; starts < 2; starts++) {
      const program = spawn(process.execPath, HOOKS.hooks.start.split(' ').slice(1), { cwd: folder, env });
      const said = await firstWords(program, 'Slack: on, over Socket Mode');
      expect(said.includes('A SECRET_KEY was made')).toBe(starts === 0);
      program.kill('SIGINT');
      expect(await new Promise((resolve) => program.once('exit', resolve))).toBe(0);
      keys.push(readFileSync(join(folder, '.env'), 'utf8'));
    }
    expect(keys[0]).toMatch(/^SECRET_KEY=\S{44}\n$/);
    expect(keys[1]).toBe(keys[0]);
    rmSync(folder, { recursive: true });
  }, 30_000);
});
