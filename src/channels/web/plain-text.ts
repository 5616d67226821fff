/** On our own page a mention of us is plain text: `@Inkoophulp bloemen`. */
const MENTION = /(?<!\S)@inkoophulp\b[\s:,]*/gi;
const OUR_NAME = /^\s*(?:\/?inkopen\b|$)/i;

/** What somebody typed, without a mention of us. */
export function plainText(text: string): string {
  return text.replace(MENTION, ' ').trim();
}

/** In the room: with a mention, by our name, or with nothing at all. */
export function isSaidToUs(text: string): boolean {
  return OUR_NAME.test(text) || text.search(MENTION) !== -1;
}
