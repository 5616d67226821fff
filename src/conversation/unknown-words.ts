/**
 * Words of requests that we had to refuse: what people look for and we do not know. A word is counted
 * by a code, and readable only after five different people used it (`Listening.countUnknownWords`).
 */
import type { Asker, Desk } from './asker.ts';

/** Fewer people than this, and a word could be somebody's secret. */
export const PEOPLE_PER_WORD = 5;
/** More than this in one request is a story, not a request. */
const MOST_WORDS = 6;

export async function countUnknownWords(text: string, asker: Asker, desk: Desk): Promise<void> {
  const words = unknownWordsIn(text).map((word) => ({ word, code: desk.codeOf(word) }));
  if (words.length > 0) await desk.store.listening.countUnknownWords(words, asker.person, asker.now, PEOPLE_PER_WORD);
}

/** What may be counted: ordinary words in lower case. Nothing that could be a name, a number, an address or a link. */
export function unknownWordsIn(text: string): string[] {
  const pieces = text.trim().split(/\s+/);
  const words = pieces.flatMap((piece, at) => {
    const word = piece.replace(/^["'“”‘’(]+|["'“”‘’).,!?;:]+$/gu, '');
    if (!/^[\p{L}]+(?:-\p{L}+)*$/u.test(word)) return [];
    // A capital is a name, unless it is the one that begins the sentence and nothing beside it has one.
    const isCapital = word !== word.toLowerCase();
    const beginsSentence = at === 0 && /^\p{Lu}\p{Ll}+$/u.test(word) && !/^\p{Lu}/u.test(pieces[1] ?? '');
    if (isCapital && !beginsSentence) return [];
    if (BEFORE_A_NAME.has((pieces[at - 1] ?? '').toLowerCase().replace(/\W+$/, ''))) return [];
    const lower = word.toLowerCase();
    return lower.length < 4 || lower.length > 24 || ORDINARY.has(lower) || BEFORE_A_NAME.has(lower) ? [] : [lower];
  });
  const different = [...new Set(words)];
  return different.length <= MOST_WORDS ? different : [];
}

const BEFORE_A_NAME = new Set('mevrouw mevr mw meneer dhr heer dr drs prof collega team naam name mr mrs ms'.split(' '));

/** Words that say that something is asked for, not what. */
const ORDINARY = new Set(
  `hallo goedemorgen goedemiddag graag alsjeblieft alstublieft zoek zoeken zoekt nodig heeft hebben hebt heb wil willen wilt zou zouden kun kunt kunnen
  kan mag moet moeten weet weten iemand iets niets alles voor door naar vanaf tegen onder over zonder deze dit deze die daar hier waar wanneer hoeveel
  welke wat wie hoe veel weinig meer minder nieuwe nieuw goede goed mooie mooi leuke leuk kleine grote lekkere enkele paar beetje stuks stuk personen
  persoon mensen collega collegas man vrouw euro budget maandag dinsdag woensdag donderdag vrijdag zaterdag zondag morgen overmorgen vandaag volgende
  komende week weken maand januari februari maart april juni juli augustus september oktober november december kopen bestellen regelen leveren levering
  leverancier leveranciers inkopen aanvragen huren boeken please need want would could like find looking something someone some with from this that
  what where when which people pieces next week tomorrow today order buy book hire supplier suppliers jullie onze mijn jouw ons haar hun wordt worden
  wordt zijn waren was bent ben heel erg ook niet maar want omdat even nog dan toen`.split(/\s+/),
);
