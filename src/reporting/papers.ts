/** The papers that an organisation needs before it switches this on, from the settings as they are. They give no legal advice. */
import type { Organisation } from '../ports/content.ts';
import { dpia } from './papers/dpia.ts';
import { registerEntry } from './papers/register-entry.ts';
import { worksCouncil } from './papers/works-council.ts';

/** What the papers are about. */
export interface Situation {
  readonly organisation: Organisation;
  readonly slack: boolean;
  readonly teams: boolean;
  readonly web: boolean;
  /** `PRIVACY=aggregate`: nothing is kept per person. */
  readonly isAggregate: boolean;
  /** How many people may see reports and write nudges. */
  readonly leads: number;
  readonly on: string;
}

export interface Paper {
  readonly id: 'verwerkingsregister' | 'dpia' | 'ondernemingsraad';
  readonly markdown: string;
}

export function papersOf(situation: Situation): Paper[] {
  return [
    { id: 'verwerkingsregister', markdown: registerEntry(situation) },
    { id: 'dpia', markdown: dpia(situation) },
    { id: 'ondernemingsraad', markdown: worksCouncil(situation) },
  ];
}
