/** A conversation over a world's own store and content, with other parts than the program would give it. */
import { type ConversationParts, createConversation } from '../../src/conversation/conversation.ts';
import { createUnderstanding } from '../../src/conversation/understanding/understand.ts';
import { deriveKey } from '../../src/domain/pseudonym.ts';
import type { World } from '../world.ts';
import type { Talker } from './talk.ts';

const SECRET = 'a secret key that is long enough for tests';

export function ownConversation(world: World, parts: Partial<ConversationParts>): Talker {
  const { content, vocabulary } = world.app.loaded;
  const conversation = createConversation({
    content: () => content,
    store: world.app.store,
    understand: createUnderstanding(vocabulary, content.places),
    timeZone: 'Europe/Amsterdam',
    clock: () => world.now,
    keys: { pseudonyms: deriveKey(SECRET, 'pseudonyms'), clicks: deriveKey(SECRET, 'clicks'), words: deriveKey(SECRET, 'words') },
    nudgeDesk: world.app.nudgeDesk,
    preview: (nudge) => ({ placement: 'answer', title: nudge.title, parts: [] }),
    post: async () => true,
    leads: new Set(['web:lotte']),
    onError: (error) => {
      throw error;
    },
    ...parts,
  });
  return { app: { conversation } };
}
