import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../src/channels/slack/scopes.ts';
import { SHORTCUTS } from '../../src/channels/slack/shortcuts.ts';
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
    expect(
      Object.fromEntries(
        manifest.features.shortcuts.map(({ type, callback_id }: { type: string; callback_id: string }) => [type, callback_id]),
      ),
    ).toEqual(SHORTCUTS);
    const addresses = JSON.stringify(manifest).match(/https:\/\/inkopen\.example\.nl[^"]*/g);
    expect([...new Set(addresses)].toSorted()).toEqual([
      'https://inkopen.example.nl/slack/events',
      'https://inkopen.example.nl/slack/oauth_redirect',
    ]);
  });
});

describe('the Slack CLI', () => {
  it('finds hooks that run, and a manifest for a machine that Slack cannot reach', () => {
    const { hooks, config } = JSON.parse(read('.slack/hooks.json'));
    expect(config['sdk-managed-connection-enabled']).toBe(true);
    expect(hooks.start).toBe('npm start');
    const [, ...script] = hooks['get-manifest'].split(' ');
    const local = JSON.parse(execFileSync(process.execPath, script, { cwd: PROJECT, encoding: 'utf8' }));
    expect(local.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(local)).not.toContain('inkopen.example.nl');
    expect(local.oauth_config.scopes).toEqual(manifest.oauth_config.scopes);
  });
});
