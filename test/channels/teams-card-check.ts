/** What the makers of Adaptive Cards say of a card: their schema, where we have it, and their own reader. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import { Ajv, type ValidateFunction } from 'ajv';
import type { AdaptiveCard } from '../../src/channels/teams/card.ts';
import { sharedFile } from '../shared-data.ts';

const require = createRequire(import.meta.url);
// The package's other entry is for bundlers.
const reader: typeof AdaptiveCards = require('adaptivecards/dist/adaptivecards.min.js');

const schema = sharedFile('adaptive-card-1.5.schema.json');

/** Why cards cannot be held against the schema here, in words. */
export const SCHEMA_PROBLEM = schema.problem;

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
  const { id: _id, ...rules } = JSON.parse(readFileSync(schema.file, 'utf8'));
  return ajv.compile(rules);
}
