import type { Command } from 'commander';
import { readContentDir } from '../config.ts';
import { loadContent } from '../content/load.ts';
import { findOffer } from '../conversation/offering.ts';
import { createUnderstanding } from '../conversation/understanding/understand.ts';
import { wishesOf } from '../conversation/wishes.ts';
import { pickEvidence } from '../domain/evidence.ts';
import type { Intent } from '../domain/intent.ts';
import type { OfferedSupplier } from '../domain/offer.ts';
import { shelfOn } from '../domain/supplier.ts';
import type { Content } from '../ports/content.ts';
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
      const result = { text, intent, candidates: understood.candidates, ...offerFor(intent, content, today) };
      if (options.json) printJson(result);
      else print(result, content);
    });
}

function offerFor(intent: Intent | null, content: Content, today: string) {
  if (!intent) return { suppliers: [], evidence: null, unmet: false, example: false };
  const offer = findOffer(intent, content, { timesShown: new Map(), shownToday: [], seen: [], seed: today, today });
  const evidence = pickEvidence(content.evidence, intent.category, today);
  return {
    suppliers: offer.suppliers.map(asJson),
    evidence: evidence
      ? { id: evidence.id, text: evidence.text.nl, source: evidence.source, ...(evidence.caveat && { caveat: evidence.caveat }) }
      : null,
    unmet: offer.suppliers.length < 3,
    misfits: offer.misfits,
    example: shelfOn(today, content.suppliers).isExample,
  };
}

function asJson({ supplier, standard, timing }: OfferedSupplier) {
  const { id, name, place, sells, impact, priceBand, price, leadTimeDays } = supplier;
  return { id, name, standard, place, sells, impact, priceBand, price, leadTimeDays, timing };
}

type OfferResult = { text: string; intent: Intent | null; candidates: readonly string[] } & ReturnType<typeof offerFor>;

function print({ text, intent, candidates, suppliers, evidence, example }: OfferResult, { categories }: Content): void {
  if (!intent) {
    console.log(
      candidates.length > 0
        ? `"${text}": ik twijfel tussen ${candidates.join(', ')}.`
        : `"${text}": dat herken ik niet als een van onze categorieën.`,
    );
    return;
  }
  console.log(`${categories.get(intent.category)?.name.nl ?? intent.category}${example ? ' (voorbeelden)' : ''}`);
  for (const { name, place, sells, standard } of suppliers)
    console.log(`- ${name}${place ? `, ${place}` : ''}: ${sells}${standard ? ' [standaardkeuze]' : ''}`);
  if (suppliers.length < 3) console.log('Meer die passen zijn er nu niet.');
  if (evidence) console.log(`Goed om te weten: ${evidence.text} (bron: ${evidence.source.title})`);
}
