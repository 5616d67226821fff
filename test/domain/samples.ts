/** Made-up suppliers, nudges and moments; a test names only what matters to it. */
import { WorkingDays } from '../../src/domain/calendar.ts';
import type { FitContext } from '../../src/domain/fit.ts';
import type { Moment } from '../../src/domain/moment.ts';
import type { Nudge } from '../../src/domain/nudge.ts';
import { NATIONWIDE, type Supplier } from '../../src/domain/supplier.ts';

export const TODAY = '2026-10-15';

export function supplier(id: string, facts: Partial<Supplier> = {}): Supplier {
  return {
    id,
    name: id,
    regions: [NATIONWIDE],
    categories: ['bloemen'],
    sells: 'Boeketten',
    impact: { text: 'Twee mensen leren hier een vak', source: `https://${id}.example`, date: '2026-01-01' },
    labels: [],
    order: {},
    orderDeadlines: {},
    status: 'gecontroleerd',
    checkedOn: '2026-01-01',
    validUntil: '2027-12-31',
    sources: [{ title: 'Verzonnen' }],
    ...facts,
  };
}

export const CHRISTMAS: Moment = {
  id: 'kerst',
  name: 'Kerst',
  rule: { kind: 'vast', month: 12, date: 25 },
  categories: ['kerstpakketten'],
  sources: [],
};

export function fitContext(facts: Partial<FitContext> = {}): FitContext {
  return { today: TODAY, workingDays: new WorkingDays(), moments: [CHRISTMAS], regions: [], ...facts };
}

export function nudge(id: string, facts: Partial<Nudge> = {}): Nudge {
  return {
    id,
    title: 'Een tip',
    category: 'bloemen',
    lever: 'gemak',
    advice: 'klein',
    schedule: { kind: 'cron', expression: '30 9 * * 4' },
    time: '09:30',
    rooms: [],
    people: 'geen',
    status: 'goedgekeurd',
    variants: [{ name: 'standaard', markdown: 'Hallo.' }],
    ...facts,
  };
}
