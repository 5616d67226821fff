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
  if (/(?:ch|sh|x)$/.test(lemma)) forms.add(`${lemma}es`);
  if (lemma.endsWith('e')) forms.add(`${lemma}n`);
  if (lemma.endsWith('heid')) forms.add(`${lemma.slice(0, -4)}heden`);
  for (const ending of diminutiveEndings(lemma)) {
    forms.add(lemma + ending);
    forms.add(`${lemma + ending}s`);
  }
  if (lemma.endsWith('ing')) for (const ending of ['kje', 'kjes']) forms.add(lemma.slice(0, -1) + ending);
  return [...forms];
}

/** All written forms of an English lemma. */
export function englishFormsOf(lemma: string): string[] {
  if (lemma.length < 3 || !/[a-z]$/.test(lemma)) return [lemma];
  if (/(?:s|x|z|ch|sh)$/.test(lemma)) return [lemma, `${lemma}es`];
  if (/[^aeiou]y$/.test(lemma)) return [lemma, `${lemma.slice(0, -1)}ies`];
  return [lemma, `${lemma}s`];
}

/**
 * What `form` may be a form of, itself first: `formsOf` read backwards. It errs on the generous side;
 * whoever finds one of these among its words asks `isFormOf` whether it is right.
 */
export function lemmasOf(form: string): string[] {
  const lemmas = [form];
  const last = form.charCodeAt(form.length - 1);
  if (last === S) {
    const singular = form.slice(0, -1);
    lemmas.push(singular);
    if (singular.endsWith("'")) lemmas.push(singular.slice(0, -1));
    if (singular.endsWith('je')) addDiminished(lemmas, singular);
    if (singular.endsWith('ie')) lemmas.push(`${singular.slice(0, -2)}y`);
    if (singular.endsWith('e')) lemmas.push(singular.slice(0, -1));
  } else if (last === E && form.endsWith('je')) addDiminished(lemmas, form);
  else if (last === N && form.endsWith('en')) {
    lemmas.push(form.slice(0, -1));
    if (form.endsWith('heden')) lemmas.push(`${form.slice(0, -5)}heid`);
    addSingulars(lemmas, form.slice(0, -2));
  }
  return lemmas;
}

/** Is `form` how this term is written, in Dutch or in English? A phrase bends at its last word. */
export function isFormOf(form: string, lemma: string, language: 'dutch' | 'english'): boolean {
  if (form === lemma) return true;
  const start = lemma.lastIndexOf(' ') + 1;
  return (language === 'dutch' ? formsOf : englishFormsOf)(lemma.slice(start)).includes(form.slice(start));
}

const S = 's'.charCodeAt(0);
const E = 'e'.charCodeAt(0);
const N = 'n'.charCodeAt(0);

/** boss → bos, roz → roos, briev → brief, zal → zaal. */
function addSingulars(lemmas: string[], stem: string): void {
  lemmas.push(stem);
  const last = stem.at(-1) ?? '';
  const before = stem.at(-2) ?? '';
  const unvoiced = last === 'v' ? 'f' : last === 'z' ? 's' : last;
  if (last === before) lemmas.push(stem.slice(0, -1));
  if (unvoiced !== last) lemmas.push(stem.slice(0, -1) + unvoiced);
  if ('aeou'.includes(before) && last !== before) {
    lemmas.push(stem.slice(0, -1) + before + last);
    if (unvoiced !== last) lemmas.push(stem.slice(0, -1) + before + unvoiced);
  }
}

function addDiminished(lemmas: string[], diminutive: string): void {
  const stem = diminutive.slice(0, -2);
  lemmas.push(stem);
  if (/[tp]$/.test(stem)) lemmas.push(stem.slice(0, -1));
  if (stem.endsWith('nk')) lemmas.push(`${stem.slice(0, -1)}g`);
  if (!stem.endsWith('et')) return;
  const short = stem.slice(0, -2);
  lemmas.push(short);
  if (short.at(-1) === short.at(-2)) lemmas.push(short.slice(0, -1));
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
