/** How many, and for how much. */
import type { Budget } from '../../domain/intent.ts';
import { collectiveNumber, numberWord } from './number-word.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

const NUMBER = '(\\d{1,3}(?:\\.\\d{3})+(?:,\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?)';
const PER_PERSON =
  '(?:(?:per\\s*|/\\s?)(?:persoon|pers|stuk|st|man|hoofd|deelnemer|collega|kop|neus|medewerker|gast|leerling|student|kind|leraar|docent|bewoner|bezoeker|vrijwilliger|genodigde|jubilaris|exemplaar|pakket|person|pupil|student|guest|head|piece|item)(?![\\p{L}])\\.?|p\\.?\\s?p\\.?(?![\\p{L}])|p\\.?\\s?st\\.?(?![\\p{L}])|p/p|p/st|pppp?|a head|each|ieder|elk|(?:de|het)\\s+(?:man|stuk))';
/** Money is per person or piece whatever the piece is called, "12 euro per boeket"; not when it comes back in time, grows with a size or is shared. */
const PER_PIECE =
  '(?:per\\s+(?!(?:uur|dag|dagdeel|nacht|week|maand|kwartaal|jaar|keer|maal|ronde|meter|kilo|kilometer|liter|km|kg|m2|m²|tafel|dienst|afdeling|team|groep|locatie|verdieping|school|klas|hour|day|week|month|year|time|team)(?![\\p{L}]))\\p{L}{3,})';
const PER = `(?:${PER_PERSON}|${PER_PIECE})`;
const CURRENCY = '(?:euro\\x27?s?|eur|eu(?!-|\\s+(?:land|lid|burg|min|subs|comm))|€|euries|piek)';

const BUDGETS: readonly RegExp[] = [
  `(?:€|eur)\\s*${NUMBER}\\s*(k\\b)?(?:,-|,--|,=|-)?\\s*(?:euro)?\\s*(${PER})?`,
  `${NUMBER}\\s*(k\\b)?(?:,-)?\\s*${CURRENCY}(?![\\p{L}])\\s*(?:excl\\.?\\s*(?:btw)?\\s*)?(${PER})?`,
  `${NUMBER}()(?:,-|,=)\\s*(${PER})?`,
  `(?:budget|max(?:imaal|imum)?|tot|hooguit|circa|ca\\.?|ongeveer|rond de|for|up to)\\s*(?:is|van|of|:|=)?\\s*(?:ongeveer|circa|ca\\.?|max(?:imaal)?|rond de|about|around)?\\s*${NUMBER}\\s*(k\\b)?\\s*(${PER})`,
  `budget\\s*(?:is|van|of|:|=)?\\s*(?:ongeveer|circa|ca\\.?|max(?:imaal)?|rond de|about|around)?\\s*${NUMBER}\\s*(k\\b)?(?!\\s*(?:man|pers|mensen|people|stuks|uur))\\s*(${PER})?`,
  `${NUMBER}()\\s*(${PER_PERSON})`,
].map((pattern) => new RegExp(`(?<![\\p{L}\\d.,])${pattern}`, 'iu'));
const TENNER = /(?<![\p{L}])(?:een\s+)?(tientje|vijfje|twintigje)(?![\p{L}])/iu;
const WORDED = new RegExp(`(?<![\\p{L}])([\\p{L}]{3,})\\s+(?:${CURRENCY})(?![\\p{L}])\\s*(${PER})?`, 'iu');
const TENNERS: Readonly<Record<string, number>> = { vijfje: 5, tientje: 10, twintigje: 20 };
const PER_PERSON_BEFORE = new RegExp(
  `(?<![\\p{L}])(?:per\\s*(?:persoon|pers)|${PER_PIECE}|p\\.?p\\.?|[aàá]|ieder|elk)\\s*(?:(?:max(?:imaal)?\\.?|ongeveer|circa|ca\\.?|van|voor|tot|budget|is|:)\\s*)*$`,
  'iu',
);
/** "20-30 euro p.p.", "€15-€20", "25 tot 35 euro". */
const MONEY_RANGE = new RegExp(
  `(?<![\\p{L}\\d.,:/-])(€\\s*)?${NUMBER}(?:,-|,=)?\\s*${CURRENCY}?\\s*([-–]|tot|of|to|à|a)\\s*(?=(€\\s*)?${NUMBER}(?![\\d:]|[-/]\\d)(?:,-|,=)?\\s*(${CURRENCY}(?![\\p{L}])|${PER_PERSON})?)`,
  'giu',
);
const TOGETHER = /(?<!\p{L})(?:totaal|samen|bij elkaar)(?!\p{L})/iu;
const PER_PERSON_ANYWHERE = new RegExp(`(?<![\\p{L}])${PER_PERSON}`, 'iu');

/** Money that may be spent: per person (or piece) or in total. */
export function readBudget(text: string): (Span & { readonly budget: Budget }) | undefined {
  if (!/\d|euro|eur\b|tientje|vijfje|twintigje/i.test(text)) return undefined;
  const range = moneyRange(text);
  const found = readAmount(range ? blank(text, range) : text);
  return found && range && found.end > range.end ? { ...found, start: Math.min(found.start, range.start) } : found;
}

/** The lower end of what something may cost; only the upper end counts. */
function moneyRange(text: string): Span | undefined {
  for (const match of text.matchAll(MONEY_RANGE)) {
    const [whole, sign, low, join = '', highSign, high, unit] = match;
    const end = match.index + whole.length;
    const isMoney = highSign || unit || (sign && !NUMBER_OF_PEOPLE.test(text.slice(end)));
    // "10 à 12,50 euro" can be a range, "10 à 50 euro" is ten of fifty.
    const widest = /^[aà]$/i.test(join) ? 2 * numberOf(low) : Number.POSITIVE_INFINITY;
    if (isMoney && numberOf(low) < numberOf(high) && numberOf(high) <= widest) return { start: match.index + (sign?.length ?? 0), end };
  }
  return undefined;
}

/** The text with a span of it left white, so that all else keeps its place. */
function blank(text: string, { start, end }: Span): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

function readAmount(text: string): (Span & { readonly budget: Budget }) | undefined {
  for (const pattern of BUDGETS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const amount = numberOf(match[1]) * (match[2] ? 1000 : 1);
    const per = match[3] || perPersonBefore(text, match.index) ? 'person' : 'total';
    if (amount > 0) return { budget: { amount, per }, start: match.index, end: match.index + match[0].length };
  }
  const worded = WORDED.exec(text);
  const wordedAmount = worded && numberWord(worded[1] ?? '');
  if (worded && wordedAmount) {
    const per = worded[2] || perPersonBefore(text, worded.index) ? 'person' : 'total';
    return { budget: { amount: wordedAmount, per }, start: worded.index, end: worded.index + worded[0].length };
  }
  const tenner = TENNER.exec(text);
  if (!tenner) return undefined;
  const per = PER_PERSON_ANYWHERE.test(text) ? 'person' : 'total';
  return {
    budget: { amount: TENNERS[String(tenner[1]).toLowerCase()] ?? 10, per },
    start: tenner.index,
    end: tenner.index + tenner[0].length,
  };
}

/** "per persoon 12 euro", "à 12 euro", "5 bossen van 12 euro". */
function perPersonBefore(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  return PER_PERSON_BEFORE.test(before.slice(-40)) || (PIECES_BEFORE.test(before) && !TOGETHER.test(text));
}

function numberOf(text: string | undefined): number {
  const plain = String(text);
  return Number(/^\d{1,3}(\.\d{3})+/.test(plain) ? plain.replaceAll('.', '').replace(',', '.') : plain.replace(',', '.'));
}

const NUMBER_WORDS =
  'twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaal[fv]|vijv|tig|honderd|hundred|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|eighty';

/** A text without any of these holds no number. */
const NUMBER_HINT = new RegExp(`\\d|${NUMBER_WORDS}`, 'i');

/** "met z'n zessen" */
const COLLECTIVE = '(\\p{L}{3,}e[në]n?)';
const WORD_NUMBER = `((?=\\p{L}*(?:${NUMBER_WORDS}))[\\p{L}]{3,})`;
const PEOPLE_WORD =
  '(?:man(?:nen)?|pers(?:onen|oon|\\.)?|mensen|collega(?:\\x27?s|s)?|deelnemers?|gasten|medewerkers|genodigden|bezoekers|aanwezigen|vrijwilligers|kinderen|teamleden|leden|bewoners|ambtenaren|raadsleden|studenten|leerlingen|geslaagden|genodigden|eters|p|pax|people|persons?|guests|colleagues|participants|attendees|visitors|employees)';
const NOT_A_NUMBER_OF =
  '(?:uur|[uh]\\d\\d|u|h|:|\\.\\d|,\\d|x\\s?\\d|×|%|procent|euro|eur|€|k|kg|kilo|gram|gr|g|liter|l|cl|ml|cm|mm|m|m2|m²|meter|minuten|min|dagen|dag|weken|week|maanden|maand|jaar|jarig|jarige|jaren|keer|e|ste|de|th|st|nd|rd|duim|inch|graden|watt|volt|persoons|sterren|gangen|pagina\\x27?s?|blz|bladzijden|kleuren|delen|verdiepingen|dagdelen|days|weeks|months|years|hours|minutes|am|pm)';

const MONTH = 'jan|feb|mrt|maart|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec';

const MONTH_WORD = `(?:${MONTH})\\p{L}*`;

/** "3x per week" says how often, "maat 43" and "zaal 3" which one, "2026" alone when. */
const OFTEN = '(?:x|×|keer|maal|times)\\s*(?:per|in de|in het|a|each|every)\\s';
const WHICH =
  '(?<!(?<![\\p{L}])(?:maat|maten|mt|size|nr|nummer|no|kamer|zaal|lokaal|ruimte|gebouw|blok|type|model|versie|artikel|verdieping|etage|perron|seizoen|kostenplaats|order|opdracht|verplichting)\\.?:?\\s*)';
const YEAR = '20[2-4]\\d(?!\\s*(?:stuks|st|x|ex|man|pers))(?![\\d.])';

/** "1.500" or "1500". */
const WHOLE = '\\d{1,3}(?:\\.\\d{3})+|\\d{1,6}';

const PEOPLE: readonly RegExp[] = [
  `(${WHOLE})(?:-?tal)?\\s*(?:\\p{L}+\\s+)?${PEOPLE_WORD}(?![\\p{L}])`,
  `(${WHOLE})-?tal(?![\\p{L}])`,
  `(?:man|mens|persoon|stuk|collega|gast)\\s+of\\s+(${WHOLE})(?![\\d]|[-/.]\\d)`,
  `(?:met\\s+z(?:ijn|[\\x27’]n|n)|we zijn met|we are|met ons|groep van|group of|team van|party of)\\s*(?:z\\x27n\\s*)?(?:met\\s*)?(${WHOLE})(?:\\x27?en)?(?!\\s*${NOT_A_NUMBER_OF}(?![\\p{L}\\d]))`,
  `(?:voor|for|à|met|ongeveer|circa|ca\\.?|stuk of|about|zo\\x27n)\\s+(?:(?:ongeveer|circa|ca\\.?|zo\\x27n|een stuk of|about|around|de|onze|plusminus|±|minimaal|maximaal|max\\.?)\\s+)*(${WHOLE})(?![\\d]|[-/.]\\d)(?!\\s*${NOT_A_NUMBER_OF}(?![\\p{L}\\d]))(?!\\s*(?:${MONTH}))`,
  `(${WHOLE})(?!\\s*${OFTEN})\\s*(?:x|×|st\\.?|stuks?|pcs|pieces|ex\\.?|exemplaren)(?![\\p{L}\\d])`,
  `${WORD_NUMBER}\\s+(?:\\p{L}+\\s+)?${PEOPLE_WORD}(?![\\p{L}])`,
  `(?:voor|(?:man|mens|persoon|stuk|collega|gast) of|groep van|for)\\s+${WORD_NUMBER}(?![\\p{L}])`,
  `(?:met|onder)\\s+(?:z(?:ijn|[\\x27’]n|n)|ons|hun|jullie)\\s+${COLLECTIVE}(?![\\p{L}])`,
  `${WHICH}(?!${YEAR})(?<![\\d.,:/-])(${WHOLE})(?![\\d]|[.,:/-]\\d)(?!\\s*${OFTEN})(?!\\s*${NOT_A_NUMBER_OF}(?![\\p{L}\\d]))(?!\\s*(?:${MONTH}))(?=\\s+\\p{L}{3,})`,
  `(?:aantal|oplage|number)\\s*(?:is|van|of|:|=)?\\s*(${WHOLE})`,
  `${WHICH}(?!${YEAR})(?<![\\d.,:/-])(${WHOLE})$`,
].map((pattern) => new RegExp(`(?<![\\p{L}\\d]|(?:^|\\s)[-−])${pattern}`, 'giu'));
/** What says that a number is of people. */
const SAYS_PEOPLE = new RegExp(
  `(?<![\\p{L}])(?:${PEOPLE_WORD}|mens|collega|gast|groep|team|group|party|we|ons|hun|jullie|z(?:ijn|[\\x27’]n|n))(?![\\p{L}])`,
  'iu',
);
/** What follows the money of a range that is no money: "€150 - 25 personen". */
const NUMBER_OF_PEOPLE = new RegExp(`^\\d+\\s*(?:${PEOPLE_WORD}|stuks|x)(?![\\p{L}])`, 'iu');
/** "8-12", "10 à 15", "40 tot 50". */
const RANGE = /(?<![\p{L}\d.,:/-])([1-9]\d{0,4})\s*(?:[-–/]|(?:à|a|tot|of|to)\s)\s*(?=([1-9]\d{0,4})(?![\d:]|[.,/-]\d))/giu;

/** "5 bossen bloemen van 20 euro", "cadeaubonnen van 25 euro": what stands before the money is what one of them costs. */
const PIECES_BEFORE = new RegExp(
  `(?:(?<![\\p{L}\\d.,:/-]|(?:week|wk)\\s?)(?:[2-9]|[1-9]\\d{1,4}|${WORD_NUMBER})\\s+(?!(?:${PEOPLE_WORD}|${NOT_A_NUMBER_OF}|${MONTH_WORD})(?![\\p{L}]))\\p{L}+(?:en|s)(?:\\s+(?!(?:voor|met|in|op|om|bij|te|en|budget|bedrag|totaal|${PEOPLE_WORD})(?![\\p{L}]))\\p{L}+)?|(?<![\\p{L}])\\p{L}*(?:pakketten|bonnen|boeketten|bossen|cadeaus|cadeautjes|geschenken))\\s+(?:ter waarde )?van\\s+(?:(?:max(?:imaal)?\\.?|ongeveer|circa|ca\\.?|rond de|tussen de)\\s+)*$`,
  'iu',
);

/** How many people, or pieces where no people are spoken of. `taken` are spans that hold another fact. */
export function readPeople(
  whole: string,
  taken: readonly Span[],
): (Span & { readonly people: number; readonly ofPeople: boolean }) | undefined {
  if (!NUMBER_HINT.test(whole)) return undefined;
  const text = whole.replace(RANGE, (lower: string, low: string, high: string, start: number) => {
    const isTaken = taken.some((span) => start < span.end && start + lower.length > span.start);
    return isTaken || Number(low) >= Number(high) ? lower : ' '.repeat(lower.length);
  });
  for (const pattern of PEOPLE) {
    for (const match of text.matchAll(pattern)) {
      const people = /^[\d.]+$/.test(match[1] ?? '')
        ? Number(match[1]?.replaceAll('.', ''))
        : (numberWord(match[1] ?? '') ?? collectiveNumber(match[1] ?? ''));
      const found = { start: match.index, end: match.index + match[0].length };
      if (people === undefined || people < 1 || taken.some((span) => overlaps(span, found, match))) continue;
      return { people, ofPeople: SAYS_PEOPLE.test(match[0]), ...found };
    }
  }
  return undefined;
}

function overlaps(span: Span, found: Span, match: RegExpExecArray): boolean {
  const at = found.start + match[0].indexOf(match[1] ?? '');
  return at < span.end && at + (match[1]?.length ?? 0) > span.start;
}
