import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/conversation/asker.ts';
import type { ChatMessage } from '../../src/ports/chat.ts';
import { startWorld, type World } from '../world.ts';
import { ownConversation } from './own-conversation.ts';
import { button, say, somebody, tap } from './talk.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const room: Partial<ChatMessage> = { room: { channel: 'web', id: 'plein' } };
const ONCE = 'Eén keer is genoeg';

/** Somebody with an offer in a room whose platform does this with a message, and the titles of what they read after a tap. */
async function sharer(post: Desk['post']) {
  const talker = ownConversation(world, { post });
  const person = somebody();
  const share = button(await say(talker, person, 'bloemen', room), 'share');
  return async () => (await tap(talker, person, share, room)).title;
}

describe('an offer that is shared in a room', () => {
  it('stands there once when it is tapped twice at once, and neither answer tells more than is so', async () => {
    let posts = 0;
    let arrive = (_taken: boolean): void => undefined;
    const share = await sharer(() => {
      posts++;
      return new Promise((resolve) => {
        arrive = resolve;
      });
    });
    const first = share();
    expect(await share()).toBe(ONCE);
    arrive(true);
    expect([await first, posts]).toEqual(['Gedeeld in dit kanaal', 1]);
  });

  it('can be shared again as long as it certainly did not arrive, and then no more', async () => {
    const taken = [false, false, true];
    const share = await sharer(async () => taken.shift() ?? true);
    const titles = [await share(), await share(), await share(), await share()];
    expect(titles).toEqual(['Delen lukte niet', 'Delen lukte niet', 'Gedeeld in dit kanaal', ONCE]);
  });

  it('is not posted again when we stopped halfway, because it may stand there', async () => {
    const share = await sharer(async () => {
      throw new Error('stopped');
    });
    await expect(share()).rejects.toThrow('stopped');
    expect(await share()).toBe(ONCE);
  });
});
