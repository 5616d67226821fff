/** The forms in which a noun turns up: plurals and diminutives, as spelled. */

const VOWEL = /[aeiouy]/;
const SHORT_END = /(?:^|[^aeiou])([aeiou])([bcdfgklmnprst])$/;
const ONE_SYLLABLE = /^[^aeiouy]*[aeiouy]+[^aeiouy]*$/;
const LONG_END = /([aou])\1([bcdfgklmnprstvz])$|(e)e([bcdfgklmnprstvz])$/;

/**
 * All written forms of a Dutch lemma, itself included. It errs on the generous side: a form that does
 * not exist is never typed. Rules: Het Groene Boekje (Nederlandse Taalunie), 2015, chapters 2.3 and 6.
 */
export function formsOf(lemma: string): string[] {
  const forms = new Set([lemma]);
  if (lemma.length < 3 || !/\p{L}$/u.test(lemma)) return [...forms];
  for (const stem of pluralStems(lemma)) forms.add(`${stem}en`);
  forms.add(`${lemma}s`);
  if (/[aiouy]$/.test(lemma)) forms.add(`${lemma}'s`);
  if (lemma.endsWith('e')) forms.add(`${lemma}n`);
  if (lemma.endsWith('heid')) forms.add(`${lemma.slice(0, -4)}heden`);
  for (const ending of diminutiveEndings(lemma)) {
    forms.add(lemma + ending);
    forms.add(`${lemma + ending}s`);
  }
  return [...forms];
}

/** All written forms of an English lemma. */
export function englishFormsOf(lemma: string): string[] {
  if (lemma.length < 3 || !/[a-z]$/.test(lemma)) return [lemma];
  if (/(?:s|x|z|ch|sh)$/.test(lemma)) return [lemma, `${lemma}es`];
  if (/[^aeiou]y$/.test(lemma)) return [lemma, `${lemma.slice(0, -1)}ies`];
  return [lemma, `${lemma}s`];
}

/** bos → boss, roos → roz, brief → briev, zaal → zal. */
function pluralStems(lemma: string): string[] {
  if (SHORT_END.test(lemma)) {
    const doubled = lemma + lemma.at(-1);
    // A single short syllable always doubles: "rokken", never "roken".
    return ONE_SYLLABLE.test(lemma) ? [doubled] : [lemma, doubled];
  }
  const stems = lemma.endsWith('e') && !/[ie]e$/.test(lemma) ? [] : [lemma];
  const long = LONG_END.exec(lemma);
  if (long) {
    const vowel = long[1] ?? long[3] ?? '';
    const consonant = long[2] ?? long[4] ?? '';
    const open = lemma.slice(0, -3) + vowel;
    stems.push(open + consonant, open + voiced(consonant));
  }
  if (/[fs]$/.test(lemma)) stems.push(lemma.slice(0, -1) + voiced(lemma.at(-1) ?? ''));
  return stems;
}

function voiced(consonant: string): string {
  return consonant === 'f' ? 'v' : consonant === 's' ? 'z' : consonant;
}

/** -je after most, -tje after a vowel or l n r w, -pje after m, -kje for -ing, -etje after a short vowel. */
function diminutiveEndings(lemma: string): string[] {
  const last = lemma.at(-1) ?? '';
  if (lemma.endsWith('ing')) return ['etje', 'je'];
  const endings = ['je'];
  if (VOWEL.test(last) || /[lnrw]$/.test(lemma)) endings.push('tje');
  if (/m$/.test(lemma)) endings.push('pje', 'etje');
  if (/[lmnrg]$/.test(lemma) && SHORT_END.test(lemma)) endings.push(`${last}etje`);
  return endings;
}
