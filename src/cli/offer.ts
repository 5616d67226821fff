import type { Command } from 'commander';
import { readContentDir } from '../config.ts';
import { loadContent } from '../content/load.ts';
import { findOffer, whatWeLookAt } from '../conversation/offering.ts';
import { whyNotShown } from '../conversation/replies/offer-reply.ts';
import { createUnderstanding } from '../conversation/understanding/understand.ts';
import { describeWishes, wishesOf } from '../conversation/wishes.ts';
import { pickEvidence } from '../domain/evidence.ts';
import type { Intent } from '../domain/intent.ts';
import { OFFER_SIZE, type OfferedSupplier } from '../domain/offer.ts';
import { shelfOn } from '../domain/supplier.ts';
import type { Content } from '../ports/content.ts';
import { formatSourceDate, textsFor } from '../texts/texts.ts';
import { parseToday, printJson } from './usage.ts';

/** What the bot would offer, without asking or recording anything. */
export function addOffer(program: Command): void {
  program
    .command('offer')
    .argument('<text...>', 'a request, as typed after /inkopen')
    .description('Show the offer for a request. Nothing is recorded.')
    .option('--json', 'as JSON')
    .option('--now <time>', 'the moment of asking')
    .action((words: string[], options: { json?: boolean; now?: string }) => {
      const today = parseToday(options.now);
      const { content, vocabulary } = loadContent(readContentDir(process.env));
      const text = words
        .join(' ')
        .replace(/^\s*\/?inkopen\b/i, '')
        .trim();
      const understood = createUnderstanding(vocabulary, content.places)(text, 'command', today);
      const intent = understood.category === null ? null : { category: understood.category, ...wishesOf(understood) };
      const result = { text, intent, candidates: understood.candidates, ...offerFor(intent, understood.unknownPlace, content, today) };
      if (options.json) printJson({ ...result, intent: intent && asSaid(intent) });
      else print(result, content, today);
    });
}

function offerFor(wanted: Intent | null, unknownPlace: string | undefined, content: Content, today: string) {
  if (!wanted) return { suppliers: [], evidence: null, unmet: false, misfits: {}, notes: [], example: false };
  const { intent, notes } = whatWeLookAt(wanted, unknownPlace, content, { locale: 'nl', today });
  const offer = findOffer(intent, content, { timesShown: new Map(), shownToday: [], seen: [], seed: today, today });
  const evidence = pickEvidence(content.evidence, intent.category, today);
  return {
    suppliers: offer.suppliers.map(asJson),
    evidence: evidence
      ? { id: evidence.id, text: evidence.text.nl, source: evidence.source, ...(evidence.caveat && { caveat: evidence.caveat }) }
      : null,
    unmet: offer.suppliers.length < 3,
    misfits: offer.misfits,
    notes,
    example: shelfOn(today, content.suppliers).isExample,
  };
}

/** What the outside may rely on, and nothing more. */
function asSaid({ ofPeople: _ours, ...said }: Intent) {
  return said;
}

function asJson({ supplier, standard, timing }: OfferedSupplier) {
  const { id, name, place, sells, impact, priceBand, price, leadTimeDays } = supplier;
  return { id, name, standard, place, sells, impact, priceBand, price, leadTimeDays, timing };
}

type OfferResult = { text: string; intent: Intent | null; candidates: readonly string[] } & ReturnType<typeof offerFor>;

function print(
  { text, intent, candidates, suppliers, evidence, misfits, notes, example }: OfferResult,
  { categories }: Content,
  today: string,
): void {
  if (!intent) {
    console.log(
      candidates.length > 0
        ? `"${text}": ik twijfel tussen ${candidates.join(', ')}.`
        : `"${text}": dat herken ik niet als een van onze categorieën.`,
    );
    return;
  }
  const category = categories.get(intent.category);
  const wishes = category && describeWishes(intent, category, { locale: 'nl', today });
  console.log(`${category?.name.nl ?? intent.category}${example ? ' (voorbeelden)' : ''}`);
  if (wishes) console.log(textsFor('nl').offer.wishes(wishes));
  for (const note of notes) console.log(note);
  for (const { name, place, sells, standard } of suppliers)
    console.log(`- ${name}${place ? `, ${place}` : ''}: ${sells}${standard ? ' [standaardkeuze]' : ''}`);
  if (suppliers.length < OFFER_SIZE) {
    const found = suppliers.length === 0 ? 'Ik ken nu niemand die past.' : 'Meer passende leveranciers ken ik nu niet.';
    console.log([found, whyNotShown(misfits, 'nl')].filter(Boolean).join(' '));
  }
  if (evidence) {
    const { title, date } = evidence.source;
    console.log(`Goed om te weten: ${evidence.text} (bron: ${title}${date ? `, ${formatSourceDate(date, 'nl')}` : ''})`);
  }
}
