/** A dialog in Teams, as whoever has it open sees it. */
import { expect } from 'vitest';
import type { AdaptiveCard } from '../../src/channels/teams/card.ts';
import { complaintsOfReader, complaintsOfSchema, SCHEMA_PROBLEM } from './teams-card-check.ts';
import { actionsOf } from './teams-client.ts';

export interface Dialog {
  readonly title: string;
  readonly card: AdaptiveCard;
}

/** What a dialog shows after this; undefined when it closes. */
export async function dialogAfter(response: Promise<Response>): Promise<Dialog | undefined> {
  const answer = await response;
  expect(answer.status).toBe(200);
  const text = await answer.text();
  if (text === '') return undefined;
  const { task } = JSON.parse(text);
  expect(task).toMatchObject({ type: 'continue', value: { card: { contentType: 'application/vnd.microsoft.card.adaptive' } } });
  const card = task.value.card.content as AdaptiveCard;
  expect(complaintsOfReader(card)).toEqual([]);
  expect(SCHEMA_PROBLEM ? [] : complaintsOfSchema(card)).toEqual([]);
  return { title: task.value.title, card };
}

/** What the button with this title sends. */
export function dataOf(card: AdaptiveCard | undefined, title: string): object {
  const found = actionsOf(card).find((action) => action.title === title);
  if (!found) throw new Error(`No button "${title}".`);
  return found.data;
}

/** What is to be mended, by the field that it stands above. */
export function mistakesIn({ body }: AdaptiveCard): Record<string, string> {
  const mistakes = body.flatMap((element, at) => {
    const field = body[at + 1];
    if (element.type !== 'TextBlock' || !element.text.startsWith('⚠') || element.spacing !== 'Medium') return [];
    return [[field && 'id' in field ? field.id.replace('field.', '') : 'no field', element.text.replace('⚠ ', '')] as const];
  });
  return Object.fromEntries(mistakes);
}
