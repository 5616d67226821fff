/** Half a year at a municipality, made up, in a database of its own: enough for every table and chart. */
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Store } from '../../src/ports/store.ts';

const NUDGES = [
  ['kerstpakketten-met-een-verhaal', 'gemak', 'juiste-moment', 'kerstpakketten'],
  ['secretaressedag-boeket', 'motivatie', 'goed-gevoel', 'bloemen'],
  ['koffie-een-pak', 'weerstand', 'klein', 'koffie-thee'],
] as const;
const WEIGHTS = { bloemen: 40, catering: 31, kerstpakketten: 26, gebak: 22, 'koffie-thee': 14, drukwerk: 4 } as const;
export const AUTUMN_END = new Date('2026-11-20T12:00:00+01:00');

/** A hundred people times `scale`, from June through November. The same every time. */
export async function liveThroughAnAutumn(
  store: Store,
  scale = 1,
  months = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'],
): Promise<void> {
  let offer = 0;
  for (const month of months) {
    const facts: Outcome[] = [];
    for (const [category, weight] of Object.entries(WEIGHTS)) {
      for (let index = 0; index < weight * scale; index++) {
        const id = `o${++offer}`;
        const nudge = NUDGES.find(([, , , about]) => about === category && index % 2 === 0);
        const about = {
          at: new Date(`${month}-${String((index % 18) + 1).padStart(2, '0')}T09:00:00Z`),
          channel: index % 7 === 0 ? 'slack' : 'teams',
          person: `p${(index * 7 + offer) % (100 * scale)}`,
          category,
          offer: id,
          ...(nudge && {
            nudge: { nudge: nudge[0], occurrence: `${month}-01`, variant: index % 4 === 0 ? 'standaard' : 'verhaal' },
            lever: nudge[1],
            advice: nudge[2],
          }),
        } as const;
        const supplier = [`leverancier-${category}-${index % 2}`];
        const add = (kind: Outcome['kind'], more: Partial<Outcome> = {}) => facts.push({ ...about, kind, ...more });
        if (nudge) add('nudge-clicked', { offer: undefined as never });
        add('asked');
        add('shown', { suppliers: [...supplier, 'derde'] });
        if (index % 10 < 5) add('chosen', { suppliers: supplier });
        else if (index % 10 < 8) add('self');
        else add('other');
        if (index % 10 >= 5) add('reason', { answer: index % 3 === 0 ? 'too-slow' : 'own-supplier' });
        if (index % 10 < 3) add('bought', { suppliers: supplier });
        if (index % 10 < 3) add('spent', { answer: index % 2 === 0 ? '100-500' : 'under-100' });
        if (index % 10 < 2) add('reaction', { answer: 'pleased' });
        if (index % 10 < 3) add('effort', { answer: 'less-time' });
      }
    }
    for (const [nudge, lever, advice, category] of NUDGES)
      facts.push({
        kind: 'nudge-sent',
        at: new Date(`${month}-01T09:00:00Z`),
        channel: 'teams',
        category,
        nudge: { nudge, occurrence: `${month}-01`, variant: 'standaard' },
        lever,
        advice,
      });
    await store.record(facts);
    await store.reports.catchUp(new Date(`${month}-20T12:00:00Z`), 10);
  }
}
