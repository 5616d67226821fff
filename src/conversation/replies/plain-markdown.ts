/** What somebody typed, as Markdown that shows it just as it was typed, on one line: no links, no lists, no markup. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(https?):\/\//gi, '$1: ')
    .replace(/[\\`*_{}[\]<>()#+\-!|~&@]/g, '\\$&')
    .replace(/^(\d+)\./, '$1\\.');
}
