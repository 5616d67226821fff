/** What colleagues told each other, with consent, and what people miss. */
import type { CategoryId } from '../domain/category.ts';
import type { Pseudonym } from '../domain/pseudonym.ts';

export const TIP_STATES = ['waiting', 'approved', 'refused'] as const;

/** A colleague's advice. */
export interface Tip {
  readonly id: number;
  readonly category: CategoryId;
  readonly text: string;
  /** "Was eerst lastig": it did not go by itself, and worked in the end. */
  readonly wasHard: boolean;
  /** As the colleague wants to be called; absent for no name. */
  readonly name?: string;
  readonly state: (typeof TIP_STATES)[number];
}

/** Somebody knows a supplier that we do not. */
export interface Suggestion {
  readonly id: number;
  readonly name: string;
  readonly category?: CategoryId;
  readonly where?: string;
  readonly why?: string;
}

export interface Tips {
  /** Waits for a lead. The pseudonym is kept so that its author can take it back. What waits already in the same words waits once. */
  addTip(tip: Omit<Tip, 'id' | 'state'>, author: Pseudonym, at: Date): Promise<number>;
  /** Newest first. */
  tips(filter: { readonly category?: CategoryId; readonly state: Tip['state'] }): Promise<readonly Tip[]>;
  tipsBy(author: Pseudonym): Promise<readonly Tip[]>;
  /** @returns whether it was waiting to be judged. */
  judgeTip(id: number, state: 'approved' | 'refused', at: Date): Promise<boolean>;
  /** Deletes it. @returns whether it was this author's. */
  withdrawTip(id: number, author: Pseudonym): Promise<boolean>;
  /** What stands there already in the same words stays there once. */
  addSuggestion(suggestion: Omit<Suggestion, 'id'>, at: Date): Promise<void>;
  suggestions(): Promise<readonly Suggestion[]>;
  /** A lead has seen to it. */
  closeSuggestion(id: number): Promise<void>;
}
