/** One line of the measurements: what was measured, in which unit, and against what. */
export interface Measurement {
  readonly what: string;
  readonly value: string;
  readonly note?: string;
}

export function printTable(rows: readonly Measurement[]): void {
  const width = Math.max(...rows.map(({ what }) => what.length));
  const valueWidth = Math.max(...rows.map(({ value }) => value.length));
  for (const { what, value, note } of rows) console.log(`${what.padEnd(width)}  ${value.padStart(valueWidth)}  ${note ?? ''}`.trimEnd());
}
