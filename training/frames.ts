/** Sentences from frames: how people talk about things, with every alternative chosen by lot. */
import { lotFor } from '../src/domain/lot.ts';

/** Things in the place of `@`. What they are does not matter: the model never sees them. */
const THINGS = (
  'bloemen|taart|lunch|catering|kerstpakketten|visitekaartjes|koffie|borrelhapjes|fietskoerier|workshop|vergaderzaal|bureaustoelen|' +
  'schoonmaak|tuinonderhoud|werkkleding|keycords|cadeautje|broodjes|flyers|teamuitje|glazenwasser|boeket|zaal|hapjes|pakketje|handdoeken|' +
  'locatie|spullen|doos|mokken'
).split('|');
/** More of them, each counting for less, keeps it silent about more things that it has not seen. */
const PER_FRAME = 60;

/** `(de|het) @ (is|was) [al] besteld` is a frame; see the head of `remarks.txt`. Each sentence comes once. */
export function sentencesOf(frames: string): string[] {
  const lines = frames.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.flatMap((frame) => [...new Set(Array.from({ length: PER_FRAME }, (_, number) => filled(frame, number)))]);
}

function filled(frame: string, number: number): string {
  let choice = 0;
  const pick = (options: readonly string[]) => options[lotFor(frame, String(number), String(choice++)) % options.length] ?? '';
  let text = frame;
  // From the inside out: "[voor (vrijdag|morgen)]".
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/\(([^()[\]]*)\)/g, (_, options: string) => pick(options.split('|')));
    text = text.replace(/\[([^()[\]]*)\]/g, (_, options: string) => pick(['', ...options.split('|')]));
  }
  return text
    .replace(/@/g, () => pick(THINGS))
    .replace(/\s+/g, ' ')
    .replace(/ ([?!,])/g, '$1')
    .trim();
}
