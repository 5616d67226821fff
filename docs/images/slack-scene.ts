/** The program itself in a made-up organisation on Slack, and what it sends there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderErrors, renderForm } from '../../src/channels/slack/forms.ts';
import type { Address } from '../../src/domain/address.ts';
import type { Form, Home, ReplyPart } from '../../src/ports/chat.ts';
import { SLACK_ENV } from '../../test/channels/slack-client.ts';
import { type Posted, type SlackStub, startSlackStub } from '../../test/channels/slack-stub.ts';
import { startWorld, type World } from '../../test/world.ts';
import { drawModal } from './slack-preview.ts';

export const lotte: Address = { channel: 'slack', id: 'U0LOTTE' };
export const kim: Address = { channel: 'slack', id: 'U0KIM' };
export const ROOM: Address = { channel: 'slack', id: 'C0ALGEMEEN' };

export interface Scene {
  readonly world: World;
  readonly stub: SlackStub;
  /** The last message that went to this room or person. */
  lastTo(to: Address): Posted;
  /** Time goes by, and the program does what is due then. */
  wait(until: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startScene(): Promise<Scene> {
  const stub = await startSlackStub();
  const env = { ...SLACK_ENV, SLACK_API_URL: stub.apiUrl, LEADS: `slack:${lotte.id}` };
  const world = await startWorld({ env, content: moveRoomToSlack });
  return {
    world,
    stub,
    lastTo({ id }) {
      const last = stub.posted.findLast(({ channel }) => channel === id);
      if (!last) throw new Error(`Nothing was sent to ${id}.`);
      return last;
    },
    async wait(until) {
      world.now = new Date(until);
      await world.tick();
      await world.app.review(world.now);
    },
    async stop() {
      await world.stop();
      await stub.stop();
    },
  };
}

function moveRoomToSlack(folder: string): void {
  const file = join(folder, 'catalogue/organisation.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('web:plein', `slack:${ROOM.id}`));
}

/** A form with this typed in it, and what is wrong said at its fields. */
export function filledModal(
  form: Form,
  values: Readonly<Record<string, string>> = {},
  errors: Readonly<Record<string, string>> = {},
): string {
  const fields = form.fields.map((field) => ({ ...field, ...(values[field.name] !== undefined && { value: values[field.name] }) }));
  const modal = renderForm({ ...form, fields } as Form, {}, 'Ja');
  return drawModal(modal, renderErrors({ errors }, modal.blocks));
}

/** Everything on somebody's own page. */
export function pageOf({ title, sections }: Home): { readonly title: string; readonly parts: readonly ReplyPart[] } {
  return { title, parts: sections.flatMap(({ parts }) => parts) };
}
