/**
 * Draws which category the bot hears where another is meant: `node bench/understanding/confusion.ts`
 * writes `docs/images/verwarringsmatrix.svg` from the test sentences. Rows are what is meant, columns
 * what the bot says. The numbers carry the meaning; the shades only help.
 */
import { writeFileSync } from 'node:fs';
import { loadContent } from '../../src/content/load.ts';
import { createUnderstanding } from '../../src/conversation/understanding/understand.ts';
import { commands, TODAY } from './examples.ts';

const ASKS = 'vraagt door';
const REFUSES = 'zegt nee';
const OUTSIDE = 'iets anders';
const CELL = 40;
const LEFT = 226;
const TOP = 178;
const RIGHT = 24;
const FOOT = 54;

const { content, vocabulary } = loadContent(new URL('../..', import.meta.url).pathname);
const understand = createUnderstanding(vocabulary, content.places);
const names = [...content.categories.values()].map(({ id, name }) => ({ id: id as string, name: name.nl }));
const rows = [...names, { id: OUTSIDE, name: OUTSIDE }];
const columns = [...names, { id: ASKS, name: ASKS }, { id: REFUSES, name: REFUSES }];
const counted = commands.filter(({ category }) => category === null || typeof category === 'string');

writeFileSync(new URL('../../docs/images/verwarringsmatrix.svg', import.meta.url), picture(counts()));

/** How often each answer came for what was meant: `meant → said → times`. */
function counts(): Map<string, Map<string, number>> {
  const all = new Map(rows.map(({ id }) => [id, new Map<string, number>()]));
  for (const { text, category } of counted) {
    const { category: heard, candidates } = understand(text, 'command', TODAY);
    const said = heard ?? (candidates.length > 0 ? ASKS : REFUSES);
    const row = all.get((category as string | null) ?? OUTSIDE);
    row?.set(said, (row.get(said) ?? 0) + 1);
  }
  return all;
}

function picture(all: Map<string, Map<string, number>>): string {
  const width = LEFT + columns.length * CELL + RIGHT;
  const height = TOP + rows.length * CELL + FOOT;
  const right = counted.filter(({ category }, index) => isRight(category as string | null, counted[index]?.text ?? '')).length;
  const summary = `Van ${counted.length} testzinnen krijgen er ${right} het goede antwoord.`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="titel uitleg" font-family="system-ui, sans-serif" font-size="13">
<title id="titel">Verwarringsmatrix: wat iemand bedoelt en wat de bot verstaat</title>
<desc id="uitleg">${summary} Elke rij is wat bedoeld was, elke kolom wat de bot antwoordt; op de schuine lijn staat wat goed ging. ${mistakes(all)}</desc>
<rect width="100%" height="100%" fill="#fff"/>
<text x="16" y="${TOP - 14}" font-weight="600">Bedoeld ↓  Verstaan →</text>
${columns.map(({ name }, at) => `<text transform="translate(${LEFT + at * CELL + CELL / 2 + 4} ${TOP - 10}) rotate(-60)" fill="#111">${name}</text>`).join('\n')}
${rows.map(({ id, name }, at) => rowOf(name, id, all.get(id) ?? new Map(), at)).join('\n')}
<text x="16" y="${height - 20}" fill="#111">${summary} Een dikke rand: het goede antwoord. Een stippellijn: verkeerd verstaan.</text>
</svg>
`;
}

function rowOf(name: string, id: string, said: ReadonlyMap<string, number>, at: number): string {
  const total = [...said.values()].reduce((sum, times) => sum + times, 0);
  const y = TOP + at * CELL;
  const cells = columns.map((column, index) => {
    const times = said.get(column.id) ?? 0;
    const good = column.id === (id === OUTSIDE ? REFUSES : id);
    const shade = times === 0 ? 'none' : good ? '#cfe3f5' : column.id === ASKS || column.id === REFUSES ? '#f0f0f0' : '#fbe3d3';
    const edge = good
      ? 'stroke="#0b3d66" stroke-width="2"'
      : times > 0 && shade === '#fbe3d3'
        ? 'stroke="#7a2e00" stroke-width="2" stroke-dasharray="4 3"'
        : 'stroke="#d0d0d0"';
    const x = LEFT + index * CELL;
    const box = `<rect x="${x + 1.5}" y="${y + 1.5}" width="${CELL - 3}" height="${CELL - 3}" fill="${shade}" ${edge}/>`;
    return times === 0
      ? box
      : `${box}<text x="${x + CELL / 2}" y="${y + CELL / 2 + 5}" text-anchor="middle" font-weight="${good ? 400 : 700}" fill="#111">${times}</text>`;
  });
  return `<g><text x="16" y="${y + CELL / 2 + 5}" fill="#111">${name} (${total})</text>${cells.join('')}</g>`;
}

/** What went wrong, in words, for whoever does not see the picture. */
function mistakes(all: Map<string, Map<string, number>>): string {
  const nameOf = (id: string) => [...rows, ...columns].find((one) => one.id === id)?.name ?? id;
  const wrong = [...all].flatMap(([meant, said]) =>
    [...said]
      .filter(([heard]) => heard !== (meant === OUTSIDE ? REFUSES : meant))
      .map(([heard, times]) => `${nameOf(meant)}, antwoord ${nameOf(heard)}: ${times}`),
  );
  return wrong.length === 0 ? 'Er ging niets mis.' : `Niet goed: ${wrong.join('; ')}.`;
}

function isRight(category: string | null, text: string): boolean {
  const { category: heard, candidates } = understand(text, 'command', TODAY);
  return category === null ? heard === null && candidates.length === 0 : heard === category;
}
