/** Everything that is written in files, checked and ready to use, and what reads a text with it. */
import type { Day } from '../domain/calendar.ts';
import type { Category, CategoryId } from '../domain/category.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Understanding } from '../domain/intent.ts';
import type { Moment } from '../domain/moment.ts';
import type { Nudge } from '../domain/nudge.ts';
import type { Supplier } from '../domain/supplier.ts';

export interface Organisation {
  readonly name: string;
  readonly contact: { readonly name: string; readonly mail: string };
  /** Provinces where suppliers must deliver when a request names no place; empty is anywhere. */
  readonly regions: readonly string[];
  readonly standardChoices: Readonly<Record<CategoryId, string>>;
  readonly rules: {
    /** In euros excluding VAT: below it people may choose themselves. */
    readonly limit: number;
    readonly belowLimit: string;
    readonly aboveLimit: string;
    readonly payment: string;
    readonly perCategory: Readonly<Record<CategoryId, string>>;
  };
  /** Named rooms: addresses by name. */
  readonly rooms: Readonly<Record<string, readonly string[]>>;
  /** Addresses of rooms where is told once a quarter what purchases made possible; empty for nowhere. */
  readonly toldBackRooms: readonly string[];
  readonly closedDays: readonly Day[];
  readonly smallestGroup: number;
  /** Whoever wrote a nudge in a form cannot approve it too. */
  readonly secondApproval?: boolean;
}

/** Everything that is written in files, checked and ready to use. */
export interface Content {
  readonly organisation: Organisation;
  readonly categories: ReadonlyMap<CategoryId, Category>;
  readonly suppliers: ReadonlyMap<string, Supplier>;
  readonly moments: readonly Moment[];
  readonly evidence: readonly Evidence[];
  readonly nudges: ReadonlyMap<string, Nudge>;
  /** Place names as people write them, lower case, to the place and its province. */
  readonly places: ReadonlyMap<string, Place>;
}

export interface Place {
  readonly name: string;
  readonly province: string;
  /** Across the border: whether suppliers come there is not known. */
  readonly abroad?: 'belgium' | 'further';
  /** What the name may be too: a place only when its surroundings say so. */
  readonly also?: 'word' | 'name' | 'surname';
}

/** Typed to the bot, or said in passing to others. */
export type TextKind = 'command' | 'message';

/** Reads what a text asks for. Never throws. */
export type Understand = (text: string, kind: TextKind, today: Day) => Understanding;
