// For the Slack CLI (`slack run`): manifest.json, with Socket Mode on, because Slack cannot reach a developer's machine.
// Plain JavaScript without packages: the CLI runs it with whatever Node is installed.
import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../manifest.json', import.meta.url), 'utf8'));
const { event_subscriptions: events, interactivity } = manifest.settings;
const { scopes } = manifest.oauth_config;
delete manifest.oauth_config.redirect_urls;
delete events.request_url;
delete interactivity.request_url;
for (const command of manifest.features.slash_commands) delete command.url;
manifest.settings.socket_mode_enabled = true;
// The CLI installs the app with the required rights alone.
scopes.bot.push(...scopes.bot_optional);
delete scopes.bot_optional;
// The CLI looks for it between marks that it chooses.
const mark = process.argv.find((argument) => argument.startsWith('--boundary='))?.replace('--boundary=', '') ?? '';
console.log(`${mark}${JSON.stringify(manifest)}${mark}`);
