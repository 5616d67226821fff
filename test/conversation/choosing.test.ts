import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/ports/chat.ts';
import { loggedIn } from '../log.ts';
import { startWorld, type World } from '../world.ts';
import { button, namesIn, partsOf, say, somebody, tap, wordsOf } from './talk.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({
    content: (folder) => {
      const file = join(folder, 'catalogue/suppliers/voorbeeld-bloemen.yaml');
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace('- id: vaas-vooruit\n', '- id: vaas-vooruit\n  contract: raamcontract 2026-12\n'),
      );
    },
  });
});
afterAll(() => world.stop());

/** Asks, and takes the first. */
async function choose(text: string): Promise<Reply> {
  const person = somebody();
  return tap(world, person, button(await say(world, person, text), 'choose', 1));
}

/** A mail as a mail program would read it from the link. */
function mailIn(reply: Reply): { to: string; subject: string; body: string } {
  const link = partsOf(reply, 'link').find(({ url }) => url.startsWith('mailto:'));
  const url = new URL(link?.url ?? '');
  return { to: decodeURIComponent(url.pathname), subject: url.searchParams.get('subject') ?? '', body: url.searchParams.get('body') ?? '' };
}

describe('choosing a supplier', () => {
  it('opens a mail that says what, how many, when and where', async () => {
    const reply = await choose('bloemen, 25 stuks, vrijdag 27 november in Utrecht, 30 euro per stuk');
    expect(reply.placement).toBe('replace');
    expect(reply.title).toBe('Je kiest Vaas Vooruit');
    const { to, subject, body } = mailIn(reply);
    expect(to).toBe('hallo@vaasvooruit.example');
    expect(subject).toBe('Aanvraag bloemen van Gemeente Voorbeeldstad');
    expect(body.split('\r\n').filter((line) => line.includes(':'))).toEqual([
      'Aantal: 25',
      'Datum: vrijdag 27 november 2026',
      'Plaats: Utrecht',
      'Budget: € 30 per stuk',
    ]);
    expect(body).toMatch(/^Beste Vaas Vooruit,\r\n\r\nIk wil graag .+ bestellen\./);
    expect(body).toMatch(/Met vriendelijke groet,\r\nGemeente Voorbeeldstad$/);
  });

  it('counts people where people were spoken of, and pieces otherwise: 25 cakes is another order', async () => {
    const { body } = mailIn(await choose('taart voor 25 collega’s, 5 euro per persoon'));
    expect(body).toContain('Aantal personen: 25\r\n');
    expect(body).toContain('Budget: € 5 per persoon\r\n');
    expect(mailIn(await choose('25 taarten')).body).toContain('Aantal: 25\r\n');
  });

  it('leaves open what was not said', async () => {
    const { body } = mailIn(await choose('bloemen'));
    expect(body).toContain('Aantal: (vul in)\r\nDatum: (vul in)\r\nPlaats: (vul in)');
    expect(body).not.toContain('Budget');
  });

  it('writes the mail so that any program reads it: no bare signs, lines that end in CRLF', async () => {
    const link = partsOf(await choose("vergaderzaal voor 8 personen in 's-Hertogenbosch"), 'link').find(({ url }) =>
      url.startsWith('mailto:'),
    );
    expect(link?.url).toMatch(/^mailto:[\w.%-]+@[\w.-]+\?subject=[\w.%~-]+&body=[\w.%~-]+$/);
    expect(link?.url).toContain('%0D%0A');
  });

  it('says whether it is allowed: the limit, the contract and how to pay', async () => {
    expect(wordsOf(await choose('bloemen'))).toMatch(
      /\*\*Mag dit\?\*\* Tot € 1\.500 mag je zelf kiezen.*Er is een contract: raamcontract 2026-12\..*factuur/,
    );
  });

  it('says what to do above the limit, also when it is only above it for everybody together', async () => {
    expect(wordsOf(await choose('bloemen, budget 2000 euro in totaal'))).toContain('Vraag bij meer dan € 1.500 eerst advies');
    expect(wordsOf(await choose('workshop voor 60 personen, 30 euro per persoon'))).toContain('Vraag bij meer dan € 1.500 eerst advies');
    expect(wordsOf(await choose('workshop voor 40 personen, 30 euro per persoon'))).toContain('Tot € 1.500 mag je zelf kiezen');
  });

  it('knows the rules of a category of its own', async () => {
    expect(wordsOf(await choose('lunch'))).toContain('Voor lunches in het stadhuis hebben we een contract');
  });

  it('gives a text to forward, with the story in it', async () => {
    const [quote] = partsOf(await choose('bloemen voor vrijdag 27 november'), 'quote');
    expect(quote?.label).toContain('opdrachtgever of budgethouder');
    expect(quote?.text).toMatch(
      /^Hoi, voor bloemen op vrijdag 27 november wil ik graag bestellen bij Vaas Vooruit uit Hillegom\. Tweeëntwintig mensen .* \(Bron: .+, .*20\d\d\)\..*Vind je dat goed\?$/,
    );
  });

  it('says that an example is an example', async () => {
    expect(
      partsOf(await choose('gebak'), 'note')
        .map(({ markdown }) => markdown)
        .join(),
    ).toContain('verzonnen voorbeeld');
  });

  it('leaves a way back to the same three', async () => {
    const person = somebody();
    const offer = await say(world, person, 'lunch voor 20 personen');
    const chosen = await tap(world, person, button(offer, 'choose', 2));
    const back = await tap(world, person, button(chosen, 'ask'));
    expect(namesIn(back)).toEqual(namesIn(offer));
    expect(wordsOf(back)).toContain('20 personen');
  });

  it('takes the one whose button it was', async () => {
    const person = somebody();
    const offer = await say(world, person, 'drukwerk');
    for (const index of [1, 2, 3])
      expect((await tap(world, person, button(offer, 'choose', index))).title).toBe(`Je kiest ${namesIn(offer)[index - 1]}`);
  });
});

describe('a supplier that is gone', () => {
  it('since the offer was made is said to be gone, and nothing is counted as chosen', async () => {
    const away = await startWorld({ content: () => undefined });
    const person = somebody();
    const offer = await say(away, person, 'koerier');
    const file = join(away.contentDir, 'catalogue/suppliers/voorbeeld-koerier.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/geldig_tot: .*/g, 'geldig_tot: 2026-10-14'));
    await away.restart();
    for (const verb of ['choose', 'why'] as const)
      expect(wordsOf(await tap(away, person, button(offer, verb)))).toContain('Deze leverancier kan ik nu niet meer aanbieden');
    expect((await tap(away, person, button(offer, 'more'))).title).toMatch(/^Nog geen sociale leverancier voor koerier/);
    expect(loggedIn(away, { category: 'koerier' })).toMatchObject({ asked: 1 });
    expect(loggedIn(away).chosen).toBeUndefined();
    await away.stop();
  });

  it('because the organisation has checked its own: only those are shown, and not as examples', async () => {
    const own = await startWorld({
      content: (folder) =>
        writeFileSync(
          join(folder, 'catalogue/suppliers/eigen.yaml'),
          '- { id: eigen, naam: Eigen Bloemist, categorieen: [bloemen], aanbod: Boeketten, impact: Vier mensen leren een vak, status: gecontroleerd, gecontroleerd_op: 2026-10-01, geldig_tot: 2027-10-01, bronnen: [Een gesprek] }\n',
        ),
    });
    const reply = await say(own, somebody(), 'bloemen');
    expect(partsOf(reply, 'supplier').map(({ card }) => card.name)).toEqual(['Eigen Bloemist']);
    expect(wordsOf(reply)).not.toContain('voorbeeld');
    expect(namesIn(await say(own, somebody(), 'gebak'))).toEqual([]);
    await own.stop();
  });
});
