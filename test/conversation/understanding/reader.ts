import { loadContent } from '../../../src/content/load.ts';
import { createUnderstanding } from '../../../src/conversation/understanding/understand.ts';
import { PROJECT } from '../../world.ts';

const { content, vocabulary } = loadContent(PROJECT);
const understand = createUnderstanding(vocabulary, content.places);

/** A Saturday in November, so that "vrijdag" is the 27th. */
export const TODAY = '2026-11-21';

export const command = (text: string) => understand(text, 'command', TODAY);
export const message = (text: string) => understand(text, 'message', TODAY);
