import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, it } from 'vitest';
import { drawIcon, ICONS } from '../../appPackage/draw-icons.ts';
import { fillManifest } from '../../src/channels/teams/app-package.ts';
import { HELP_WITH_MESSAGE, SEARCH } from '../../src/channels/teams/message-extension.ts';
import { TAB_PATH } from '../../src/channels/teams/tab/tab.ts';
import { readWords } from '../../src/conversation/words.ts';
import { commandLine } from '../cli/inkopen.ts';
import { sharedFile } from '../shared-data.ts';
import { PROJECT } from '../world.ts';

const CLIENT_ID = '12345678-90ab-cdef-1234-567890abcdef';
const schema = sharedFile('teams-manifest-1.30.schema.json');
const MANIFEST = readFileSync(join(PROJECT, 'appPackage/manifest.json'), 'utf8');
const IDENTITY = { clientId: CLIENT_ID, publicUrl: 'https://inkoop.gemeente.example', version: '1.2.3', readsAlong: false };
const SETTINGS = { TEAMS_CLIENT_ID: CLIENT_ID, TEAMS_CLIENT_SECRET: 'secret', TEAMS_TENANT_ID: CLIENT_ID, PUBLIC_URL: IDENTITY.publicUrl };

function complaints(manifest: unknown): string[] {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const { $schema: _draft, ...rules } = JSON.parse(readFileSync(schema.file, 'utf8'));
  const validate = ajv.compile(rules);
  return validate(manifest) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

describe('the manifest of the Teams app', () => {
  const skipped = schema.problem ? ` (skipped: ${schema.problem})` : '';
  it.skipIf(schema.problem)(`keeps to Microsoft's schema, as it lies here and filled in${skipped}`, () => {
    expect(complaints(JSON.parse(MANIFEST))).toEqual([]);
    expect(complaints(JSON.parse(fillManifest(MANIFEST, IDENTITY)))).toEqual([]);
    expect(complaints(JSON.parse(fillManifest(MANIFEST, { ...IDENTITY, readsAlong: true })))).toEqual([]);
    expect(complaints({ ...JSON.parse(MANIFEST), name: {} })).not.toEqual([]);
  });

  it('leaves nothing of the example when it is filled in', () => {
    const filled = fillManifest(MANIFEST, IDENTITY);
    expect(filled).not.toMatch(/0{8}-|inkopen\.example/);
    expect(JSON.parse(filled)).toMatchObject({
      version: '1.2.3',
      id: CLIENT_ID,
      validDomains: ['inkoop.gemeente.example'],
      webApplicationInfo: { id: CLIENT_ID, resource: `api://inkoop.gemeente.example/${CLIENT_ID}` },
    });
  });

  it('asks for no right to read what is not said to us, unless the organisation wants that', () => {
    expect(JSON.parse(fillManifest(MANIFEST, IDENTITY))).not.toHaveProperty('authorization');
    expect(JSON.parse(fillManifest(MANIFEST, { ...IDENTITY, readsAlong: true })).authorization.permissions.resourceSpecific).toHaveLength(
      2,
    );
    expect(JSON.parse(MANIFEST).permissions).toEqual(['identity', 'messageTeamMembers']);
  });

  it('has commands for each kind of chat, with the slash menu where Teams has one, and only words that we know', () => {
    const [bot] = JSON.parse(MANIFEST).bots;
    const lists = bot.commandLists as { scopes: string[]; triggers?: string[]; commands: { title: string }[] }[];
    expect(lists.map(({ scopes, triggers }) => [scopes, triggers])).toEqual([
      [['personal'], undefined],
      [['team'], ['mention', 'slash']],
      [['groupChat'], ['mention', 'slash']],
    ]);
    const words = lists
      .flatMap(({ commands }) => commands.map(({ title }) => title))
      .filter((title) => !['inkopen', 'home'].includes(title));
    const kinds = words.map((title) => readWords(`inkopen ${title}`).kind);
    expect(kinds.filter((kind) => kind === 'request')).toEqual([]);
  });

  it('points to what is really there', () => {
    const { staticTabs, composeExtensions } = JSON.parse(MANIFEST);
    expect(staticTabs[1].contentUrl).toContain(`https://inkopen.example.nl${TAB_PATH}?`);
    expect(composeExtensions[0].commands.map(({ id }: { id: string }) => id)).toEqual([SEARCH, HELP_WITH_MESSAGE]);
  });

  it('says in English what it says in Dutch, each at its own place and within its length', () => {
    const english = JSON.parse(readFileSync(join(PROJECT, 'appPackage/en.json'), 'utf8')) as Record<string, string>;
    const manifest = JSON.parse(MANIFEST);
    for (const [path, text] of Object.entries(english)) {
      if (path === '$schema') continue;
      const steps = [...path.matchAll(/([A-Za-z]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index));
      const holder = steps.slice(0, -1).reduce((value, step) => value[step], manifest);
      expect(typeof holder[steps.at(-1) as string], path).toBe('string');
      holder[steps.at(-1) as string] = text;
    }
    if (!schema.problem) expect(complaints(manifest)).toEqual([]);
    const said = JSON.stringify(manifest.bots) + JSON.stringify(manifest.composeExtensions);
    expect(said).not.toMatch(/leverancier|Alleen jij/);
  });
});

describe('the icons of the Teams app', () => {
  it.each(['color', 'outline'] as const)('%s is what its drawing says, in the size that Teams wants', (name) => {
    const png = readFileSync(join(PROJECT, 'appPackage', `${name}.png`));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([ICONS[name], ICONS[name]]);
    expect(png.equals(drawIcon(name))).toBe(true);
  });

  it('the outline is white alone, on nothing', () => {
    const drawing = readFileSync(join(PROJECT, 'appPackage/outline.svg'), 'utf8');
    expect(new Set([...drawing.matchAll(/(?:fill|stroke)="(#[0-9a-f]+|none)"/g)].map(([, colour]) => colour))).toEqual(
      new Set(['#ffffff', 'none']),
    );
    expect(drawing).not.toContain('<rect');
  });
});

describe('npm run teams:package', () => {
  const lines: ReturnType<typeof commandLine>[] = [];
  const line = (env: Readonly<Record<string, string>>) => {
    const made = commandLine(env);
    lines.push(made);
    return made;
  };
  afterAll(() => {
    for (const { remove } of lines) remove();
  });

  it('writes a zip with the manifest filled in and both icons', async () => {
    const cli = line(SETTINGS);
    const file = join(cli.folder, 'app.zip');
    expect(await cli.run(['teams-package', '--out', file])).toMatchObject({
      status: 0,
      out: expect.stringContaining('Upload it in the Teams admin center'),
    });
    const files = unzip(readFileSync(file));
    expect([...files.keys()].sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png']);
    expect(JSON.parse(String(files.get('manifest.json')))).toMatchObject({ id: CLIENT_ID, validDomains: ['inkoop.gemeente.example'] });
    expect(files.get('color.png')).toEqual(readFileSync(join(PROJECT, 'appPackage/color.png')));
  });

  it.each([
    ['nothing', {}, ['TEAMS_CLIENT_ID', 'PUBLIC_URL']],
    ['no address', { ...SETTINGS, PUBLIC_URL: '' }, ['PUBLIC_URL']],
    ['an address without https', { ...SETTINGS, PUBLIC_URL: 'http://inkoop.example' }, ['PUBLIC_URL', 'https']],
    ['an address with a path', { ...SETTINGS, PUBLIC_URL: 'https://inkoop.example/bot' }, ['PUBLIC_URL', 'without a path']],
    ['an id that is none', { ...SETTINGS, TEAMS_CLIENT_ID: 'inkoophulp' }, ['TEAMS_CLIENT_ID must be']],
    ['half of Teams', { TEAMS_CLIENT_ID: CLIENT_ID, PUBLIC_URL: IDENTITY.publicUrl }, ['TEAMS_CLIENT_SECRET and TEAMS_TENANT_ID']],
  ])('names what is missing or wrong in the settings: %s', async (_what, env, named) => {
    const { status, err } = await line(env).run(['teams-package', '--out', '/dev/null']);
    expect(status).toBe(1);
    for (const name of named) expect(err).toContain(name);
  });
});

/** Files of a zip, by name (APPNOTE.TXT 4.3.12: the central directory says where each begins). */
function unzip(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const [size, nameLength, extra, comment, start] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
      zip.readUInt32LE(at + 42),
    ];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const body = zip.subarray(data, data + size);
    files.set(name, zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(body) : Buffer.from(body));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}
