/** Numbers that are written as words. */

const UNITS: Readonly<Record<string, number>> = {
  een: 1,
  één: 1,
  twee: 2,
  drie: 3,
  vier: 4,
  vijf: 5,
  zes: 6,
  zeven: 7,
  acht: 8,
  negen: 9,
  tien: 10,
  elf: 11,
  twaalf: 12,
  dertien: 13,
  veertien: 14,
  vijftien: 15,
  zestien: 16,
  zeventien: 17,
  achttien: 18,
  negentien: 19,
};
const TENS: Readonly<Record<string, number>> = {
  twintig: 20,
  dertig: 30,
  veertig: 40,
  vijftig: 50,
  zestig: 60,
  zeventig: 70,
  tachtig: 80,
  negentig: 90,
};
const ENGLISH: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  eighty: 80,
};

/** Dutch and English number words up to a few hundred; undefined for any other word, and for "een", which mostly says nothing. */
export function numberWord(word: string): number | undefined {
  const plain = word.toLowerCase().replace(/ë/g, 'e');
  if (plain === 'een') return undefined;
  const known = UNITS[plain] ?? TENS[plain] ?? ENGLISH[plain];
  if (known !== undefined) return known;
  if (plain === 'honderd' || plain === 'hundred') return 100;
  const hundreds = /^(twee|drie|vier|vijf|zes|zeven|acht|negen)?honderd(?:en)?(.*)$/.exec(plain);
  if (hundreds) {
    const rest = hundreds[2] ? numberWord(hundreds[2]) : 0;
    return rest === undefined ? undefined : (hundreds[1] ? (UNITS[hundreds[1]] ?? 1) : 1) * 100 + rest;
  }
  const compound =
    /^(een|twee|drie|vier|vijf|zes|zeven|acht|negen)en(twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)$/.exec(plain);
  return compound ? (UNITS[String(compound[1])] ?? 0) + (TENS[String(compound[2])] ?? 0) : undefined;
}

/** "met z'n zessen", "met ons drieën": how many there are together; undefined for any other word. */
export function collectiveNumber(word: string): number | undefined {
  const plain = word.toLowerCase().replace(/ë/g, 'e');
  if (!plain.endsWith('en')) return undefined;
  const stem = plain.slice(0, -2);
  return numberWord(COLLECTIVES[stem] ?? stem);
}

/** Where the word that counts is spelled otherwise than its number. */
const COLLECTIVES: Readonly<Record<string, string>> = { vijv: 'vijf', zess: 'zes', zev: 'zeven', neg: 'negen', twaalv: 'twaalf' };
