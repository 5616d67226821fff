/** What the makers of Adaptive Cards say of a card: their schema, where we have it, and their own reader. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as AdaptiveCards from 'adaptivecards';
import { Ajv, type ValidateFunction } from 'ajv';
import type { AdaptiveCard } from '../../src/channels/teams/render.ts';
import { PROJECT } from '../world.ts';

const require = createRequire(import.meta.url);
// The package's other entry is for bundlers.
const reader: typeof AdaptiveCards = require('adaptivecards/dist/adaptivecards.min.js');

/** In the folder beside the project, where it is developed; not part of it. */
const SCHEMA_FILE = join(PROJECT, '../shared/data/adaptive-card-1.5.schema.json');

/** Why cards cannot be held against the schema here, in words. */
export const SCHEMA_PROBLEM = existsSync(SCHEMA_FILE) ? undefined : 'shared/data/adaptive-card-1.5.schema.json is not beside this project';

let validate: ValidateFunction | undefined;

/** Everything that the schema of Adaptive Cards 1.5 does not allow. */
export function complaintsOfSchema(card: AdaptiveCard): string[] {
  validate ??= compile();
  return validate(card) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

/** Everything that Microsoft's reader stumbles over; except the language, which it refuses every second time (its pattern keeps state). */
export function complaintsOfReader(card: AdaptiveCard): string[] {
  const context = new reader.SerializationContext();
  const read = new reader.AdaptiveCard();
  read.parse(JSON.parse(JSON.stringify(card)), context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  const messages = [...events, ...read.validateProperties().validationEvents].map(({ message }) => message);
  return messages.filter((message) => message !== `Invalid value "${card.lang}" for property "lang".`);
}

function compile(): ValidateFunction {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
  // Its `id` is a word of an older draft than it says to be written in.
  const { id: _id, ...schema } = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'));
  return ajv.compile(schema);
}
