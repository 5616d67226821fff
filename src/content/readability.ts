/**
 * How hard a Dutch text is to read, by the Flesch-Douma formula: 206.84 - 0.93 × words per sentence - 77 × syllables
 * per word (W.H. Douma, "De leesbaarheid van landbouwbladen", Landbouwhogeschool Wageningen, bulletin 17, 1960; the
 * Dutch form of R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32, 1948, 221–233). Higher is
 * easier; in Douma's own table 60 to 70 is "normal" (https://dbnl.org/tekst/_taa014197701_01/_taa014197701_01_0089.php). The
 * formula counts and does not understand: it knows nothing of CEFR levels, so `PLAIN` is our own line for "probably B1",
 * not a proof.
 */
export const PLAIN = 60;
/** A sentence of more words than this is hard to follow at level B1 (our own line as well). */
export const LONGEST_SENTENCE = 20;

export interface Readability {
  /** Undefined for a text that is too short to say anything about. */
  readonly score: number | undefined;
  readonly longSentences: readonly string[];
}

/** Fewer words say nothing. */
const FEWEST_WORDS = 20;

export function readabilityOf(markdown: string): Readability {
  const sentences = sentencesOf(markdown).map((text) => ({ text, words: wordsOf(text) }));
  const words = sentences.flatMap((sentence) => sentence.words);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const score = 206.84 - 0.93 * (words.length / Math.max(1, sentences.length)) - 77 * (syllables / Math.max(1, words.length));
  return {
    score: words.length < FEWEST_WORDS ? undefined : Math.round(score),
    longSentences: sentences.filter((sentence) => sentence.words.length > LONGEST_SENTENCE).map(({ text }) => text),
  };
}

/** Sentences and items of lists, without Markdown. */
export function sentencesOf(markdown: string): string[] {
  return plainText(markdown)
    .split(/\n+|(?<=[.!?:]["”’')]*)\s+(?=[\p{Lu}\d"“‘'(])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
}

/** Links by their words, code and emphasis without their signs, one line per paragraph or item. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]+/g, '')
    .replace(/^\s*(?:[-+•]|\d+[.)])\s+/gm, '')
    .replace(/^#+\s*/gm, '');
}

export function wordsOf(text: string): string[] {
  return text.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
}

/** Sounds that make one syllable, longest first; a trema begins a new one. */
const NUCLEUS = /eeuw|ieuw|ieu|eau|aai|ooi|oei|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouy]/g;

export function syllablesOf(word: string): number {
  const plain = word
    .toLowerCase()
    .replace(/[äëïöü]/g, (letter) => `-${letter}`)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/qu/g, 'kw');
  return Math.max(1, plain.match(NUCLEUS)?.length ?? 0);
}
