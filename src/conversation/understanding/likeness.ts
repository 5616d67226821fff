/** How much two words are alike, to the eye and to the ear. */

/** Is `a` at most `mistakes` away from `b`? A mistake is a letter missing, too many, wrong, or swapped with the next. */
export function isWithin(mistakes: number, a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > mistakes) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  if (start === a.length && start === b.length) return true;
  if (mistakes === 0) return false;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const left = mistakes - 1;
  return (
    isWithin(left, restA.slice(1), restB.slice(1)) ||
    isWithin(left, restA.slice(1), restB) ||
    isWithin(left, restA, restB.slice(1)) ||
    (restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0] && isWithin(left, restA.slice(2), restB.slice(2)))
  );
}

/** May somebody have typed `word` for `meant`, which is one mistake away? A wrong letter lies beside the right one, or sounds like it. */
export function isSlip(word: string, meant: string): boolean {
  if (word.length !== meant.length) return true;
  const at = [...word].findIndex((letter, index) => letter !== meant[index]);
  const [wrong = '', right = ''] = [word[at], meant[at]];
  if (word.slice(at + 1) !== meant.slice(at + 1)) return true;
  return (VOWELS.includes(wrong) && VOWELS.includes(right)) || soundOf(wrong) === soundOf(right) || areNeighbours(wrong, right);
}

/** On a keyboard: beside each other, or one above the other. */
function areNeighbours(one: string, other: string): boolean {
  const [first, second] = [keyOf(one), keyOf(other)];
  return Math.abs(first.row - second.row) <= 1 && Math.abs(first.column - second.column) <= 1;
}

function keyOf(letter: string): { readonly row: number; readonly column: number } {
  const row = KEYS.findIndex((keys) => keys.includes(letter));
  return { row, column: KEYS[row]?.indexOf(letter) ?? 0 };
}

const VOWELS = 'aeiouy';
const KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Words that sound alike have the same sound: "wijn" and "wein", "glazenwasser" and "glaasewasser". */
export function soundOf(word: string): string {
  return word
    .replace(PAIRS, (letters) => SOUNDS[letters] ?? letters)
    .replace(/(.)\1+/g, '$1')
    .replace(/[en]+$/, '');
}

const SOUNDS: Readonly<Record<string, string>> = {
  ij: 'ei',
  ou: 'au',
  ch: 'g',
  c: 'k',
  z: 's',
  v: 'f',
  d: 't',
  y: 'i',
  ie: 'i',
  en: 'e',
  th: 't',
  ph: 'f',
  x: 'ks',
};
const PAIRS = /ij|ou|ch|ie|th|ph|en(?=[^aeiou])|[czvdyx]/g;
