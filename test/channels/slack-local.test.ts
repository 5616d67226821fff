import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startWorld, type World } from '../world.ts';
import { APP_TOKEN, type KeptMessage, LOCAL_SLACK_PROBLEM, type LocalSlack, startLocalSlack } from './local-slack.ts';
import { oneNudge } from './one-nudge.ts';
import { closedPort } from './recording-server.ts';
import { ROOM, SLACK_ENV, suppliersOf } from './slack-client.ts';

describe.skipIf(LOCAL_SLACK_PROBLEM)(
  `with a Slack server that we did not write${LOCAL_SLACK_PROBLEM ? ` (skipped: ${LOCAL_SLACK_PROBLEM})` : ''}`,
  () => {
    describe.each(['HTTP', 'Socket Mode'])('over %s', (way) => {
      let localSlack: LocalSlack;
      let world: World;

      beforeAll(async () => {
        const port = await closedPort();
        localSlack = await startLocalSlack(way === 'HTTP' ? { requestUrl: `http://127.0.0.1:${port}/slack/events` } : {});
        world = await startWorld({
          env: {
            SLACK_BOT_TOKEN: SLACK_ENV.SLACK_BOT_TOKEN,
            ...(way === 'HTTP' ? SLACK_ENV : { SLACK_APP_TOKEN: APP_TOKEN }),
            PORT: String(port),
            SLACK_API_URL: localSlack.apiUrl,
          },
          content: oneNudge({ rooms: [`slack:${ROOM}`] }),
        });
        await vi.waitFor(async () => {
          await localSlack.sayDirectly('help');
          if ((await localSlack.directMessages()).length < 2) throw new Error('Not connected yet.');
        }, 10_000);
      });
      afterAll(async () => {
        await world?.stop();
        await localSlack?.stop();
      });

      /** The newest message in the room, once it says this. */
      async function newest(words: string): Promise<KeptMessage> {
        await expect.poll(async () => (await localSlack.messages()).at(-1)?.text).toContain(words);
        return (await localSlack.messages()).at(-1) as KeptMessage;
      }

      it('somebody asks for flowers, sees three suppliers privately, and chooses one in the same message', async () => {
        await localSlack.command('/inkopen', 'bloemen');
        const offer = await newest('Drie sociale leveranciers');
        expect(offer).toMatchObject({ subtype: 'ephemeral', ephemeral_to: 'U0SAM' });
        expect(suppliersOf(offer)).toHaveLength(3);

        const before = (await localSlack.messages()).length;
        await localSlack.tap(offer, 'choose:1');
        const chosen = await newest('Je kiest');
        expect(chosen.ts).toBe(offer.ts);
        expect(await localSlack.messages()).toHaveLength(before);
      });

      it('a nudge stays in the room, and its button is answered privately after it', async () => {
        expect((await world.tick()).run).toMatchObject({ sent: 1 });
        const nudge = await newest('Bloemen met een verhaal');
        expect(nudge.subtype).toBeUndefined();
        await localSlack.tap(nudge, 'ask');
        const offer = await newest('Drie sociale leveranciers');
        expect(offer).toMatchObject({ subtype: 'ephemeral', ephemeral_to: 'U0SAM' });
        const kept = (await localSlack.messages()).find(({ ts }) => ts === nudge.ts);
        expect(kept?.text).toBe(nudge.text);
      });

      it('it takes the token that we start with', () => {
        expect(world.logLines.join('\n')).not.toContain('Slack cannot be reached');
        expect(world.app.channels.join('\n')).toContain(way === 'HTTP' ? 'Slack: on, at http' : 'Slack: on, over Socket Mode');
      });
    });
  },
);
