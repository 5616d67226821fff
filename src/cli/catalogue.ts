import type { Command } from 'commander';
import { readContentDir } from '../config.ts';
import { loadContent } from '../content/load.ts';
import { formatProblem, type Problem } from '../content/problem.ts';
import { addDays } from '../domain/calendar.ts';
import { OFFER_SIZE } from '../domain/offer.ts';
import { type Supplier, shelfOn } from '../domain/supplier.ts';
import type { Content } from '../ports/content.ts';
import { parseToday, printJson } from './usage.ts';

/** A lead wants to know this long before that a check runs out. */
const EXPIRES_SOON_DAYS = 60;

export function addCatalogue(program: Command): void {
  const catalogue = program.command('catalogue').description('Suppliers, categories, moments and evidence.');

  catalogue
    .command('check')
    .description('Say what is wrong in catalogue/, what expires soon, and where there are too few suppliers.')
    .option('--json', 'as JSON')
    .option('--now <time>', 'the moment of checking')
    .action((options: { json?: boolean; now?: string }) => {
      const today = parseToday(options.now);
      const { content, problems } = loadContent(readContentDir(process.env));
      const found = problems.filter(({ file }) => file.startsWith('catalogue/'));
      const expiring = expiringSuppliers(content, today);
      const thin = thinCategories(content, today);
      const example = shelfOn(today, content.suppliers).isExample;
      if (options.json) printJson({ problems: found, expiring, thin, example, counts: countByStatus(content) });
      else print(found, expiring, thin, example, content, today);
      if (found.some(({ severity }) => severity === 'error')) process.exitCode = 1;
    });

  catalogue
    .command('export')
    .description('Print every supplier as JSON.')
    .option('--json', 'always so')
    .action(() => printJson([...loadContent(readContentDir(process.env)).content.suppliers.values()]));
}

interface Expiring {
  readonly id: string;
  readonly name: string;
  readonly validUntil: string;
  readonly expired: boolean;
}

function expiringSuppliers({ suppliers }: Content, today: string): Expiring[] {
  const limit = addDays(today, EXPIRES_SOON_DAYS);
  return [...suppliers.values()]
    .filter(
      (supplier): supplier is Supplier & { validUntil: string } =>
        supplier.status !== 'te-controleren' && supplier.validUntil !== undefined && supplier.validUntil <= limit,
    )
    .sort((a, b) => a.validUntil.localeCompare(b.validUntil))
    .map(({ id, name, validUntil }) => ({ id, name, validUntil, expired: validUntil < today }));
}

/** Categories in which nobody gets three to choose from. */
function thinCategories({ suppliers, categories }: Content, today: string): { category: string; suppliers: number }[] {
  const offered = shelfOn(today, suppliers).suppliers;
  return [...categories.keys()]
    .map((category) => ({ category, suppliers: offered.filter((supplier) => supplier.categories.includes(category)).length }))
    .filter((entry) => entry.suppliers < OFFER_SIZE);
}

function countByStatus({ suppliers }: Content): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of suppliers.values()) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

function print(
  problems: readonly Problem[],
  expiring: readonly Expiring[],
  thin: ReturnType<typeof thinCategories>,
  example: boolean,
  content: Content,
  today: string,
): void {
  for (const problem of problems) console.log(formatProblem(problem));
  for (const { name, validUntil, expired } of expiring)
    console.log(
      expired
        ? `${name}: de controle is verlopen op ${validUntil}. Deze leverancier wordt niet meer getoond.`
        : `${name}: de controle geldt nog tot en met ${validUntil}. Controleer op tijd.`,
    );
  for (const { category, suppliers } of thin)
    console.log(`${category}: maar ${suppliers} van de ${OFFER_SIZE} leveranciers die nodig zijn.`);
  if (example) console.log('Er is nog geen eigen leverancier gecontroleerd. Tot die tijd toont de bot de voorbeelden, en zegt dat erbij.');
  console.log(
    `${[...Object.entries(countByStatus(content))].map(([status, count]) => `${count} ${status}`).join(', ')} op ${today}. ${remarks(problems.length + expiring.length + thin.length)}`,
  );
}

function remarks(count: number): string {
  if (count === 0) return 'Alles is in orde.';
  return count === 1 ? '1 opmerking.' : `${count} opmerkingen.`;
}
