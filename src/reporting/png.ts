import { Resvg } from '@resvg/resvg-js';

/** A chart as a PNG, twice as large as drawn. Its letters are those of this machine: without any font it has none. */
export function pngOf(svg: string): Buffer {
  return new Resvg(svg, { fitTo: { mode: 'zoom', value: 2 }, font: { loadSystemFonts: true, defaultFontFamily: 'DejaVu Sans' } })
    .render()
    .asPng();
}
