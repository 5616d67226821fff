/** What an inclusion lead sees in Slack besides: what waits for them, and a nudge from the first word to its withdrawal. */
import { renderReply } from '../../src/channels/slack/render.ts';
import { renderHome } from '../../src/channels/slack/views.ts';
import type { Address } from '../../src/domain/address.ts';
import type { Reply } from '../../src/ports/chat.ts';
import { button, openForm, refusedFields, say, submit, tap } from '../../test/conversation/talk.ts';
import { drawHome, drawMessage, drawPicture, drawSaid, drawStep } from './slack-preview.ts';
import { filledModal, kim, lotte, pageOf, ROOM, type Scene } from './slack-scene.ts';

type Pictures = Record<string, string>;

const DRAFT = {
  titel: 'Gebak voor de vrijwilligers',
  categorie: 'gebak',
  knop: 'motivatie',
  advies: 'goed-gevoel',
  datum: '2026-10-20',
  tijd: '10:30',
  kamers: 'algemeen',
  mensen: 'geen',
  afzender: 'Team Vrijwilligers',
  tekst: 'Wie wil jij bedanken? Een taart zegt genoeg.\n\nEerste stap: typ `/inkopen gebak`.',
};
const HASTY = `${DRAFT.tekst} Bestel nu!`;
const WRONG = {
  tijd: '19:00',
  kamers: 'kantine',
  tekst: 'De meeste collega’s doen dit al. Je moet dus ook.\n\nEerste stap: typ `/inkopen gebak`.',
};

const speaker = (person: Address) => ({ person, reach: person, locale: 'nl' }) as const;
const directly = (reply: Reply, time?: string) => drawMessage(renderReply(reply), 'everybody', time);

export async function leadPictures(scene: Scene): Promise<Pictures> {
  await manyMissSomething(scene);
  await colleaguesShare(scene);
  return { ...(await ownPage(scene)), ...(await nudge(scene)) };
}

/** As many as a report needs to say anything about them. */
async function manyMissSomething({ world }: Scene): Promise<void> {
  for (let number = 0; number < 10; number++) {
    const person = { channel: 'slack', id: `U0MANY${number}` } as const;
    await say(world, person, 'kantoormeubilair, 900 stuks, morgen');
    await say(world, person, 'hoogwerker huren');
  }
}

async function colleaguesShare({ world }: Scene): Promise<void> {
  const tips = await say(world, kim, 'tip catering');
  const text = 'Bel een week van tevoren, dan denken ze mee over het budget.';
  await submit(world, kim, await openForm(world, kim, button(tips, 'tip')), { text, was_hard: 'yes', consent: 'yes' });
  const supplier = { name: 'Bakkerij De Zoete Inval', category: 'gebak', where: 'Amersfoort', why: 'Ze denken goed mee.' };
  await submit(world, kim, await openForm(world, kim, button(tips, 'suggest')), supplier);
}

/** A room lost us, so that a nudge did not arrive. */
async function ownPage({ world, stub, lastTo, wait }: Scene): Promise<Pictures> {
  stub.postsAre({ body: { ok: false, error: 'channel_not_found' } });
  await wait('2026-10-16T09:31:00+02:00');
  stub.postsAre({ body: { ok: true, ts: '1.1' } });
  await wait('2026-10-16T11:00:00+02:00');
  const home = await world.app.conversation.home(speaker(lotte));
  const everybodys = (await world.app.conversation.home(speaker(kim))).sections.map(({ heading }) => heading);
  const sections = home.sections.filter(({ heading }) => !everybodys.includes(heading));
  return {
    'slack-lead-home.png': drawPicture(
      drawHome(renderHome({ ...home, sections })),
      drawStep('Wat iedereen op de startpagina heeft, staat er ook: erboven en eronder. Hier is dat weggelaten.'),
    ),
    'slack-lead-notice.png': drawPicture(drawMessage(lastTo(lotte), 'everybody', '11:00')),
  };
}

async function nudge({ world, lastTo, wait }: Scene): Promise<Pictures> {
  const home = pageOf(await world.app.conversation.home(speaker(lotte)));
  const form = await openForm(world, lotte, button(home, 'nudge_write'));
  const wrong = { ...DRAFT, ...WRONG };
  const refused = await refusedFields(world, lotte, form, wrong);
  const hasty = await submit(world, lotte, form, { ...DRAFT, tekst: HASTY });
  const again = await openForm(world, lotte, button(hasty, 'nudge_write'));
  const saved = await submit(world, lotte, again, { tekst: DRAFT.tekst });
  const preview = await tap(world, lotte, button(saved, 'nudge_preview'));
  const approved = await tap(world, lotte, button(saved, 'nudge_approve'));
  await wait('2026-10-20T10:31:00+02:00');
  const sent = lastTo(ROOM);
  const name = 'nudge gebak-voor-de-vrijwilligers';
  const shown = await say(world, lotte, name);
  const question = await tap(world, lotte, button(shown, 'nudge_withdraw'));
  const withdrawn = await tap(world, lotte, button(question, 'nudge_withdraw'));
  return {
    'slack-lead-writing.png': drawPicture(filledModal(form, wrong, refused)),
    'slack-lead-desk.png': drawPicture(
      drawStep('Na “Bewaar als concept”, met een raad:'),
      directly(hasty),
      drawStep('Zonder haast geschreven, en na een tik op “Bekijk”:'),
      directly(preview),
      drawStep('Na een tik op “Keur goed”:'),
      directly(approved),
    ),
    'slack-lead-withdrawing.png': drawPicture(
      drawStep('Op de dag zelf staat dit in het kanaal:'),
      drawMessage(sent, 'everybody', '10:30'),
      drawStep('Lotte typt in haar gesprek met de bot:'),
      drawSaid('Lotte', name, '11:00'),
      directly(shown, '11:00'),
      drawStep('Na een tik op “Trek in”:'),
      directly(question, '11:01'),
      drawStep('Na een tik op “Ja, trek in”:'),
      directly(withdrawn, '11:01'),
    ),
  };
}
