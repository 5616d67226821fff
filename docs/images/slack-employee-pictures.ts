/** What an employee sees in Slack: asking, in rooms, forms, and what comes later. */
import { renderReply } from '../../src/channels/slack/render.ts';
import { renderHome, renderReplyModal } from '../../src/channels/slack/views.ts';
import { isForm, type Reply } from '../../src/ports/chat.ts';
import { sam } from '../../test/cast.ts';
import { buttonNamed } from '../../test/channels/slack-client.ts';
import { button, openForm, refusedFields, say, submit, tap } from '../../test/conversation/talk.ts';
import { drawBeside, drawHome, drawMessage, drawModal, drawPicture, drawSaid, drawStep } from './slack-preview.ts';
import { filledModal, kim, lotte, pageOf, ROOM, type Scene } from './slack-scene.ts';

type Pictures = Record<string, string>;

const TIP = {
  category: 'gebak',
  text: 'Bel een dag van tevoren over allergieën. Ze maken met plezier een kleine taart apart.',
  was_hard: 'yes',
  name: 'Kim, HR',
  consent: 'yes',
};
const SUPPLIER = { name: 'Bakkerij De Zoete Inval', category: 'gebak', where: 'Amersfoort', why: 'Lekkere taart, en ze denken goed mee.' };

const speaker = { person: sam, reach: sam, locale: 'nl' } as const;
const toOne = (reply: Reply) => drawMessage(renderReply(reply), 'one');
/** In somebody's direct messages with us nothing is marked as private. */
const directly = (reply: Reply) => drawMessage(renderReply(reply), 'everybody');

export async function employeePictures(scene: Scene): Promise<Pictures> {
  await giveTip(scene);
  return { ...(await asking(scene)), ...(await inRooms(scene)), ...(await forms(scene)), ...(await later(scene)) };
}

async function giveTip({ world }: Scene): Promise<void> {
  const form = await openForm(world, kim, button(await say(world, kim, 'tip gebak'), 'tip'));
  await submit(world, kim, form, TIP);
  await tap(world, lotte, button(await say(world, lotte, 'home'), 'approve_tip'));
}

async function asking({ world }: Scene): Promise<Pictures> {
  const offer = await say(world, sam, 'bloemen voor vrijdag 27 november');
  const other = await tap(world, sam, button(offer, 'other'));
  const self = await tap(world, sam, button(offer, 'self'));
  const chosen = await tap(world, sam, button(offer, 'choose', 1));
  return {
    'slack-offer.png': drawPicture(toOne(offer)),
    'slack-chosen.png': drawPicture(toOne(chosen)),
    'slack-ways-out.png': drawPicture(
      drawStep('Na een tik op “Iets anders”:'),
      toOne(other),
      drawStep('Na een tik op “Ik regel het zelf”:'),
      toOne(self),
    ),
  };
}

async function inRooms({ world, lastTo, wait }: Scene): Promise<Pictures> {
  const question = 'gebak, 25 stuks, voor vrijdag 23 oktober';
  const offer = await say(world, sam, question, { room: ROOM, manner: 'addressed' });
  const sharing = await tap(world, sam, button(offer, 'share'), { room: ROOM });
  const shared = lastTo(ROOM);
  await say(world, lotte, 'meelezen aan', { room: ROOM });
  const announced = lastTo(ROOM);
  const remark = 'Wie weet een leuke plek voor onze heisessie?';
  const overheard = await world.app.conversation.overhear({ person: kim, room: ROOM, text: remark, locale: 'nl' });
  if (!overheard) throw new Error('Nothing was said unasked.');
  await wait('2026-10-16T09:31:00+02:00');
  return {
    'slack-mention.png': drawPicture(drawSaid('Sam', `@Inkoophulp ${question}`), toOne(offer)),
    'slack-shared.png': drawPicture(
      drawStep('Sam tikt op “Deel in dit kanaal”. Iedereen in het kanaal ziet dit:'),
      drawMessage(shared, 'everybody'),
      drawStep('En alleen Sam ziet dit:'),
      toOne(sharing),
    ),
    'slack-reading-along.png': drawPicture(
      drawStep('Een projectleider zet meelezen aan. Iedereen in het kanaal ziet dit:'),
      drawMessage(announced, 'everybody', '09:00'),
      drawStep('Later zoekt Kim iets. Alleen Kim ziet het antwoord:'),
      drawSaid('Kim', remark),
      toOne(overheard),
    ),
    'slack-nudge.png': drawPicture(drawMessage(lastTo(ROOM), 'everybody', '09:30')),
  };
}

async function forms({ world }: Scene): Promise<Pictures> {
  const asked = await world.app.conversation.open(speaker, 'request', 'Wie regelt de taart voor 25 collega’s op 27 november in Utrecht?');
  if (!isForm(asked)) throw new Error('The form of a request is gone.');
  const wrong = { place: 'Amersvoordt' };
  const reason = await openForm(world, kim, button(await tap(world, kim, button(await say(world, kim, 'gebak'), 'self')), 'reason'));
  const page = pageOf(await world.app.conversation.home(speaker));
  return {
    'slack-modal.png': drawPicture(filledModal(asked)),
    'slack-modals-answer.png': drawBeside(
      filledModal(asked, wrong, await refusedFields(world, sam, asked, wrong)),
      filledModal(reason, { reason: 'too-slow' }),
    ),
    'slack-modals-colleagues.png': drawBeside(
      filledModal(await openForm(world, sam, button(page, 'tip')), TIP),
      filledModal(await openForm(world, sam, button(page, 'suggest')), SUPPLIER),
    ),
  };
}

async function later({ world, lastTo, wait }: Scene): Promise<Pictures> {
  const { conversation } = world.app;
  const chosen = await tap(world, sam, button(await say(world, sam, 'gebak voor vrijdag 23 oktober'), 'choose', 1));
  const promised = await tap(world, sam, button(chosen, 'follow_up'));
  await say(world, sam, 'start');
  const tip = await openForm(world, sam, button(pageOf(await conversation.home(speaker)), 'tip'));
  await submit(world, sam, tip, { category: 'bloemen', text: 'Vraag om een kaartje erbij. Dat kost niets extra.', consent: 'yes' });
  const home = await conversation.home(speaker);
  const myData = await tap(world, sam, button(pageOf(home), 'my_data'));
  const pause = await openForm(world, sam, button(pageOf(home), 'pause'));

  await wait('2026-10-26T10:00:00+01:00');
  const question = lastTo(sam);
  const { value: token = '' } = buttonNamed(question, 'bought');
  const thanks = await conversation.click({ ...speaker, verb: 'bought', token });
  if (isForm(thanks)) throw new Error('A tap on *Ja* opened a form.');
  const tell = await openForm(world, sam, button(thanks, 'tell'));
  const reacted = await tap(world, sam, button(thanks, 'reaction', 1));
  return {
    'slack-home.png': drawPicture(drawHome(renderHome(home))),
    'slack-modals-own.png': drawBeside(drawModal(renderReplyModal(myData, {})), filledModal(pause, { until: '2026-11-01' })),
    'slack-afterwards.png': drawPicture(
      drawStep('Na een tik op “Vraag me later of het gelukt is”:'),
      toOne(promised),
      drawStep('Die dag, in een direct bericht:'),
      drawMessage(question, 'everybody'),
      drawStep('Na een tik op “Ja, gelukt” staat daar:'),
      directly(thanks),
      drawStep('En na een tik op “Heel blij”:'),
      directly(reacted),
      drawStep('Of, na een tik op “Vertel meer”, als formulier:'),
      filledModal(tell, { bought: 'yes', reaction: 'delighted', spent: '100-500', effort: 'less-time' }),
    ),
  };
}
