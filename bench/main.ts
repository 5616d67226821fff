/** `npm run bench`: what the product costs, as ratios measured side by side in one run. */
import { benchSlackCommand } from './slack-command.ts';
import { printTable } from './table.ts';

const rows = [...(await benchSlackCommand())];
printTable(rows);
