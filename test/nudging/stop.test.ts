import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { databaseFile } from '../store/database-file.ts';
import { at, setStage } from './stage.ts';

const CAST = ['an', 'bo', 'cas', 'dee', 'els', 'fee'];
const place = databaseFile();
afterEach(() => place.remove());

/** Has the call to the platform begun already? Nothing can take that back. */
function underWay(person: string): boolean {
  const states = 'select count(*) from delivery where addressee = ? and state in (?, ?)';
  return place.inspect((database) => database.prepare(states).pluck().get(`person:${person}`, 'attempting', 'sent')) !== 0;
}

describe('whoever says `stop` to one program while another is sending', () => {
  it('gets nothing from the moment it was answered, but for what was under way', async () => {
    const sending = setStage({ file: place.file, now: at('2026-10-15T09:30') });
    const answering = setStage({ file: place.file });
    const stops = fc.array(fc.record({ who: fc.constantFrom(...CAST), turns: fc.nat(40) }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(stops, async (stops) => {
        place.inspect((database) => database.exec('delete from delivery; delete from nudge_plan; delete from opt_out'));
        for (const person of CAST) await sending.subscribe(person);
        const stopped = new Set<string>();
        const tooLate: string[] = [];
        sending.answer = ({ to }) => {
          if (stopped.has(to.id)) tooLate.push(to.id);
        };
        const stopping = stops.map(async ({ who, turns }) => {
          for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
          await answering.store.stop(who, answering.now);
          if (!underWay(who)) stopped.add(who);
        });
        await Promise.all([sending.tick(), ...stopping]);
        expect(tooLate).toEqual([]);
      }),
      { numRuns: 100 },
    );
    await Promise.all([sending.store.close(), answering.store.close()]);
  });
});
