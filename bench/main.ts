/** `npm run bench`: what the product costs and how well it understands, measured side by side in one run. */
import { benchNudges } from './nudges.ts';
import { benchReports } from './reports.ts';
import { benchSlackCommand } from './slack-command.ts';
import { printTable } from './table.ts';
import { benchUnderstanding } from './understanding.ts';

printTable([...(await benchSlackCommand()), ...(await benchUnderstanding()), ...(await benchNudges()), ...(await benchReports(1_000_000))]);
