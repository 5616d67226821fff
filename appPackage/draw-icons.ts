/** Makes the icons of the Teams app from their drawings: `node appPackage/draw-icons.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';

export const ICONS = { color: 192, outline: 32 } as const;

/** The picture of a drawing, as PNG. */
export function drawIcon(name: keyof typeof ICONS): Buffer {
  const drawing = readFileSync(new URL(`${name}.svg`, import.meta.url), 'utf8');
  return new Resvg(drawing, { fitTo: { mode: 'width', value: ICONS[name] } }).render().asPng();
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const name of ['color', 'outline'] as const) writeFileSync(new URL(`${name}.png`, import.meta.url), drawIcon(name));
