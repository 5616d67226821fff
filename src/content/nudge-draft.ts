/** A nudge between a form and its file. */
import { parse, stringify } from 'yaml';
import type { NudgeStatus } from '../domain/nudge.ts';
import type { NudgeDraft, NudgeRemark } from '../ports/nudge-desk.ts';
import { type NudgeContext, readNudge } from './nudges.ts';

type Fields = Record<string, unknown>;

/** The text of a file. What a form has no field for (variants, a measure, a cron line) stays as it was in `before`. */
export function textOfDraft(draft: NudgeDraft, status: NudgeStatus, before?: string): string {
  const old = before === undefined ? undefined : partsOf(before);
  const { titel, categorie, knop, advies, tijd, mensen, afzender, tekst } = draft;
  const fields: Fields = {
    titel,
    categorie,
    knop,
    advies,
    wanneer: whenOf(draft, whenBefore(old?.fields)),
    tijd,
    doelgroep: { kamers: listOf(draft.kamers), mensen },
    ...(afzender && { afzender }),
    ...pick(old?.fields, ['maat', 'achterhouden', 'eenheid']),
    status,
  };
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n${[tekst.trim(), ...(old?.variants ?? [])].join('\n\n')}\n`;
}

function whenBefore(fields: Fields | undefined): Fields {
  return (fields?.['wanneer'] ?? {}) as Fields;
}

/** What stood there before gives way to what was filled in. */
function whenOf(draft: NudgeDraft, old: Fields): Fields {
  const { moment, weken_ervoor, datum } = draft;
  if (datum && (isNewDay(draft, old) || !isNewMoment(draft, old))) return { datum };
  const weeks = listOf(weken_ervoor).map((text) => (/^\d+$/.test(text) ? Number(text) : text));
  if (!moment) return old;
  const way = old['uiterste_besteldatum'] === moment ? 'uiterste_besteldatum' : 'moment';
  return { [way]: moment, ...(weeks.length > 0 && { weken_ervoor: weeks }) };
}

function isNewDay({ datum = '' }: NudgeDraft, old: Fields): boolean {
  return datum !== '' && datum !== words(old['datum']);
}

function isNewMoment({ moment = '', weken_ervoor = '' }: NudgeDraft, old: Fields): boolean {
  const before = momentIn(old);
  return moment + weken_ervoor !== '' && (moment !== before.moment || words(listOf(weken_ervoor)) !== before.weken_ervoor);
}

function momentIn(when: Fields): { moment: string; weken_ervoor: string } {
  return { moment: words(when['moment'] ?? when['uiterste_besteldatum']), weken_ervoor: words(when['weken_ervoor']) };
}

/** What a form shows of a file; undefined when it has no front matter that can be read. */
export function draftOfText(id: string, text: string): NudgeDraft | undefined {
  const parts = partsOf(text);
  if (!parts) return undefined;
  const { fields, message } = parts;
  const when = whenBefore(fields);
  const whom = (fields['doelgroep'] ?? {}) as Fields;
  const optional = {
    ...momentIn(when),
    datum: words(when['datum']),
    kamers: words(whom['kamers']),
    afzender: words(fields['afzender']),
  };
  return {
    id,
    titel: words(fields['titel']),
    categorie: words(fields['categorie']),
    knop: words(fields['knop']),
    advies: words(fields['advies']),
    tijd: words(fields['tijd']) || '09:30',
    mensen: words(whom['mensen']) || 'geen',
    ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== '')) as Partial<typeof optional>),
    tekst: message,
  };
}

/** The same text with another status. */
export function withStatus(text: string, status: NudgeStatus): string {
  const end = text.indexOf('\n---', 3);
  const front = text.slice(0, end);
  return `${/^status:.*$/m.test(front) ? front.replace(/^status:.*$/m, `status: ${status}`) : `${front}\nstatus: ${status}`}${text.slice(end)}`;
}

/** What is wrong with a draft, at its fields. */
export function checkDraft(draft: NudgeDraft, context: NudgeContext, before?: string): NudgeRemark[] {
  const text = textOfDraft(draft, 'concept', before);
  const lines = text.split('\n');
  const remarks = readNudge('nudges/concept.md', text, context).problems.map(
    ({ severity, line, message }): NudgeRemark => ({ field: fieldOnLine(lines, line), blocking: severity === 'error', text: message }),
  );
  return [...remarks, ...checkMoment(draft, whenBefore(before === undefined ? undefined : partsOf(before)?.fields))];
}

/** A moment or a day: of two that are new, none may be dropped without a word. */
function checkMoment(draft: NudgeDraft, old: Fields): NudgeRemark[] {
  if (!draft.datum || !isNewMoment(draft, old) || (draft.moment && !isNewDay(draft, old))) return [];
  return [{ field: 'datum', blocking: true, text: 'Kies een moment, of één dag. Maak de andere leeg.' }];
}

const FORM_FIELDS = new Set<keyof NudgeDraft>([
  'titel',
  'categorie',
  'knop',
  'advies',
  'moment',
  'weken_ervoor',
  'datum',
  'tijd',
  'kamers',
  'mensen',
  'afzender',
]);
const NEIGHBOURS: Readonly<Record<string, keyof NudgeDraft>> = {
  wanneer: 'moment',
  uiterste_besteldatum: 'moment',
  cron: 'moment',
  doelgroep: 'kamers',
};

/** Items of a list belong to the field above them. */
function fieldOnLine(lines: readonly string[], line: number): keyof NudgeDraft {
  const end = lines.indexOf('---', 1);
  if (line > end) return 'tekst';
  for (let at = line - 1; at > 0; at--) {
    const name = /^\s*([a-z_]+):/.exec(lines[at] ?? '')?.[1];
    if (name === undefined) continue;
    return FORM_FIELDS.has(name as keyof NudgeDraft) ? (name as keyof NudgeDraft) : (NEIGHBOURS[name] ?? 'titel');
  }
  return 'titel';
}

function partsOf(text: string): { fields: Fields; message: string; variants: string[] } | undefined {
  const [, front, body = ''] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(text.replace(/^\uFEFF/, '')) ?? [];
  if (front === undefined) return undefined;
  try {
    const [message = '', ...variants] = body.split(/^(?=##\s*variant:)/im).map((part) => part.trim());
    return { fields: (parse(front) ?? {}) as Fields, message, variants };
  } catch {
    return undefined;
  }
}

function pick(fields: Fields | undefined, names: readonly string[]): Fields {
  return Object.fromEntries(names.flatMap((name) => (fields?.[name] === undefined ? [] : [[name, fields[name]]])));
}

function words(value: unknown): string {
  return [value ?? ''].flat().map(String).join(', ');
}

function listOf(text = ''): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}
