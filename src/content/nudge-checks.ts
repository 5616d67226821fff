/** What a nudge says, held against what we know about behaviour. Pure: the same for a file, a form and the command line. */
import type { CategoryId } from '../domain/category.ts';
import { LEVERS, type Lever, type Nudge } from '../domain/nudge.ts';
import { type OccurrenceContext, occurrencesBetween } from '../domain/occurrence.ts';
import { FEWEST_ROOMS } from '../domain/room-comparison.ts';
import { CLAIM, FIRST_STEP, VAGUE_TITLE, WORD_RULES } from './nudge-rules.ts';
import { PLAIN, plainText, readabilityOf, sentencesOf, wordsOf } from './readability.ts';

/** Longer than this and a notification is not read (research: "geen dikke handleidingen"). */
export const MAX_WORDS = 90;
export const MAX_OPTIONS = 3;
/** What a lock screen shows of the first line, on the narrower phones. */
export const MAX_TITLE = 60;

/** One remark, in Dutch: what it is about, and what would be better. */
export interface Finding {
  readonly about: 'titel' | 'tekst' | 'knop' | 'afzender' | 'wanneer' | 'eenheid';
  /** The sentence in question, as it stands. */
  readonly sentence?: string;
  readonly blocking: boolean;
  readonly text: string;
}

export interface WordsOfNudge {
  readonly title?: string | undefined;
  readonly category: CategoryId;
  readonly advice?: string | undefined;
  readonly sender?: string | undefined;
  readonly markdown: string;
}

/** @param norms categories in which our own figures show that most people chose socially. */
export function checkWords(words: WordsOfNudge, norms: ReadonlySet<CategoryId> = new Set()): Finding[] {
  const { markdown } = words;
  return [
    ...(words.title === undefined ? [] : [...checkTitle(words.title), ...checkSentence(words.title, 'titel', norms.has(words.category))]),
    ...sentencesOf(markdown).flatMap((sentence) => checkSentence(sentence, 'tekst', norms.has(words.category))),
    ...checkClaims(markdown),
    ...checkOptions(markdown),
    ...checkLength(markdown),
    ...checkLevel(markdown),
    ...checkFirstStep(markdown),
    ...checkSender(words),
  ];
}

function checkTitle(title: string): Finding[] {
  const remark = (what: string): Finding => ({
    about: 'titel',
    sentence: title,
    blocking: false,
    text: `"${title}" is wat iemand in de melding ziet. ${what} Beter: "Bloemen voor de geslaagden, nu te kiezen".`,
  });
  if (title.length > MAX_TITLE) return [remark(`Een vergrendeld scherm toont er ongeveer ${MAX_TITLE} tekens van.`)];
  if (VAGUE_TITLE.test(title) || wordsOf(title).length < 2) return [remark('Die zegt niet waar het over gaat.')];
  if (/\p{Lu}{4,}/u.test(title)) return [remark('Hoofdletters lezen als roepen.')];
  return [];
}

function checkSentence(sentence: string, about: Finding['about'], normIsTrue: boolean): Finding[] {
  const isQuestion = sentence.trimEnd().endsWith('?');
  return WORD_RULES.filter(({ name, questionsToo, pattern }) => {
    if ((isQuestion && !questionsToo) || (name === 'norm' && normIsTrue)) return false;
    return pattern.test(sentence);
  }).map(({ blocking, why, better }) => ({ about, sentence, blocking, text: `"${sentence}" ${why} Beter: "${better}"` }));
}

/** A paragraph with a fact needs a link; with a link it had better say from when. */
function checkClaims(markdown: string): Finding[] {
  return markdown.split(/\n\s*\n/).flatMap((paragraph): Finding[] => {
    const claim = sentencesOf(paragraph).find((sentence) => CLAIM.test(sentence));
    if (claim === undefined) return [];
    const better = 'Beter: "95% van de ondervraagden vond de kwaliteit [gelijk of beter](https://voorbeeld.nl) (2021)."';
    if (!/\]\(https?:/.test(paragraph) && !/https?:\/\//.test(paragraph))
      return [
        {
          about: 'tekst',
          sentence: claim,
          blocking: true,
          text: `"${claim}" Dit is een feit zonder bron. Zet er een link bij naar waar het staat, met het jaar. ${better}`,
        },
      ];
    if (!/\b(?:19|20)\d\d\b/.test(paragraph.replace(/\(https?:[^)]*\)/g, '')))
      return [{ about: 'tekst', sentence: claim, blocking: false, text: `"${claim}" Zeg ook uit welk jaar dit komt. ${better}` }];
    return [];
  });
}

function checkOptions(markdown: string): Finding[] {
  const lists = markdown
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split('\n').filter((line) => /^\s*(?:[-*+•]|\d+[.)])\s+/.test(line)));
  const longest = Math.max(0, ...lists.map((list) => list.length));
  if (longest <= MAX_OPTIONS) return [];
  return [
    {
      about: 'tekst',
      blocking: false,
      text: `Er staat een lijst met ${longest} dingen. Bij meer dan ${MAX_OPTIONS} kiezen mensen vaak niets. Houd de drie die het meest helpen. Beter: "Je hebt drie dingen nodig: het aantal, het bedrag en de datum."`,
    },
  ];
}

function checkLength(markdown: string): Finding[] {
  const words = plainText(markdown).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (words <= MAX_WORDS) return [];
  return [
    {
      about: 'tekst',
      blocking: false,
      text: `Deze boodschap heeft ${words} woorden. Houd het onder de ${MAX_WORDS}: wat lang is, wordt niet gelezen.`,
    },
  ];
}

function checkLevel(markdown: string): Finding[] {
  const { score, longSentences } = readabilityOf(markdown);
  const long = longSentences.map(
    (sentence): Finding => ({
      about: 'tekst',
      sentence,
      blocking: false,
      text: `"${sentence}" Deze zin is lang. Maak er twee van. Beter: "Kies een dag. Daarna zie je wie er kan leveren."`,
    }),
  );
  if (score === undefined || score >= PLAIN) return long;
  return [
    ...long,
    {
      about: 'tekst',
      blocking: false,
      text: `De tekst is waarschijnlijk moeilijker dan B1: ${score} volgens de formule van Flesch-Douma, en ${PLAIN} of hoger leest makkelijk. Kies kortere woorden en zinnen. Beter: "vragen" in plaats van "informeren", "kopen" in plaats van "aanschaffen".`,
    },
  ];
}

function checkFirstStep(markdown: string): Finding[] {
  if (FIRST_STEP.test(markdown)) return [];
  return [
    {
      about: 'tekst',
      blocking: false,
      text: 'Er staat geen eerste stap in. Wie niet weet waar te beginnen, begint niet. Beter: "Eerste stap: typ `/inkopen bloemen`."',
    },
  ];
}

function checkSender({ advice, sender }: WordsOfNudge): Finding[] {
  if (advice !== 'autoriteit' || sender) return [];
  return [
    {
      about: 'afzender',
      blocking: false,
      text: 'Dit advies werkt door wie het zegt, maar er is geen afzender. Beter: afzender: "Marijke, directeur Bedrijfsvoering" (vraag het haar eerst).',
    },
  ];
}

/** A lever in more than half of a year's messages, or in none, is worth a word. */
const OVERUSED = 0.5;
const FEWEST_MESSAGES = 8;

/** How the levers are spread over the messages of one calendar year. */
export function leversInYear(nudges: Iterable<Nudge>, year: number, context: OccurrenceContext): Record<Lever, number> {
  const counts: Record<Lever, number> = { gemak: 0, motivatie: 0, normen: 0, weerstand: 0 };
  const [from, until] = [new Date(Date.UTC(year, 0, 1)), new Date(Date.UTC(year + 1, 0, 1))];
  for (const nudge of nudges)
    if (nudge.status === 'goedgekeurd') counts[nudge.lever] += occurrencesBetween(nudge, from, until, context).length;
  return counts;
}

/** Is this nudge's lever used too much this year, and another one not at all? */
export function checkLever(lever: Lever, counts: Readonly<Record<Lever, number>>): Finding[] {
  const total = LEVERS.reduce((sum, one) => sum + counts[one], 0);
  const unused = LEVERS.filter((one) => counts[one] === 0);
  if (total < FEWEST_MESSAGES) return [];
  const remark = (text: string): Finding => ({ about: 'knop', blocking: false, text });
  if (counts[lever] / total > OVERUSED)
    return [
      remark(
        `De knop "${lever}" zit dit jaar al in ${counts[lever]} van de ${total} berichten. Wissel af: probeer eens "${leastUsed(counts)}".`,
      ),
    ];
  if (unused.length > 0 && !unused.includes(lever))
    return [remark(`De knop "${unused[0]}" gebruik je dit jaar nog niet. Misschien past die hier ook.`)];
  return [];
}

const YEAR_MS = 366 * 86_400_000;

/** Will this nudge go out, and can its variants be compared? */
export function checkPlan(nudge: Nudge, now: Date, context: OccurrenceContext): Finding[] {
  return [...checkDays(nudge, now, context), ...checkRooms(nudge)];
}

function checkDays(nudge: Nudge, now: Date, context: OccurrenceContext): Finding[] {
  if (nudge.status !== 'goedgekeurd' || occurrencesBetween(nudge, now, new Date(now.getTime() + YEAR_MS), context).length > 0) return [];
  // That a moment has no date yet is told where its file is read.
  const { schedule } = nudge;
  const rule = schedule.kind === 'moment' ? context.moments.find(({ id }) => id === schedule.moment)?.rule : undefined;
  if (rule?.kind === 'officieel' && Object.keys(rule.dates).length === 0) return [];
  const text =
    'Deze nudge is goedgekeurd, maar gaat het komende jaar niet uit: zijn dag is voorbij, of valt steeds op een vrije dag. Kies bij "wanneer" een andere dag, of zet "status" op gepauzeerd.';
  return [{ about: 'wanneer', blocking: false, text }];
}

/** A room that draws another variant the next time counts for both, so enough rooms for one variant may do in the end. */
function checkRooms({ unit, rooms, variants }: Nudge): Finding[] {
  const needed = FEWEST_ROOMS * variants.length;
  if (unit !== 'kamer' || variants.length < 2 || rooms.length >= needed) return [];
  const outcome = rooms.length < FEWEST_ROOMS ? 'blijft de uitslag' : 'is de uitslag na één keer';
  const text = `Vergelijken per kamer vraagt ${FEWEST_ROOMS} kamers per variant: ${needed} voor ${variants.length} varianten. Met ${rooms.length} ${outcome} "te weinig gegevens". Voeg kamers toe, of kies één tekst zonder varianten.`;
  return [{ about: 'eenheid', blocking: false, text }];
}

function leastUsed(counts: Readonly<Record<Lever, number>>): Lever {
  return [...LEVERS].sort((a, b) => counts[a] - counts[b])[0] ?? 'gemak';
}
