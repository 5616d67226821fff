// For `slack run`: the program on a developer's machine. Plain JavaScript without packages: the CLI runs it with whatever
// Node is installed, and it goes on with the project's own. Not through npm, which keeps the interrupt to itself with which
// the CLI ends the program after a change, before it starts it anew.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

const settings = existsSync('.env') ? readFileSync('.env', 'utf8') : '';
if (!process.env.SECRET_KEY && !/^ *SECRET_KEY(_FILE)? *= *\S/m.test(settings)) {
  const lineEnd = settings === '' || settings.endsWith('\n') ? '' : '\n';
  appendFileSync('.env', `${lineEnd}SECRET_KEY=${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  console.log('A SECRET_KEY was made for this machine, in .env. Keep it: with another one, old buttons stop working.');
}

const isWindows = process.platform === 'win32';
const own = `node_modules/node/bin/node${isWindows ? '.exe' : ''}`;
// In a group of its own, so that Ctrl+C reaches it once: through us.
const program = spawn(existsSync(own) ? own : process.execPath, ['src/main.ts'], { stdio: 'inherit', detached: !isWindows });
let interruptedAt = 0;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    // Ctrl+C comes twice, from the terminal and from the CLI; a second one of somebody who cannot wait comes later.
    if (Date.now() - interruptedAt < 1000) return;
    interruptedAt = Date.now();
    program.kill(signal);
  });
program.on('exit', (code) => process.exit(code ?? 1));
