/** A screenshot of a page with few colours, in less than half of the bytes: as a PNG with a palette. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const MOST_COLOURS = 256;

/** @param png as Chromium makes them: eight bits per channel, not interlaced. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, channels, pixels } = decode(png);
  const colours = new Map<number, number>();
  const rgbAt = (pixel: number) => ((pixels[pixel] ?? 0) << 16) | ((pixels[pixel + 1] ?? 0) << 8) | (pixels[pixel + 2] ?? 0);
  for (let pixel = 0; pixel < pixels.length; pixel += channels) colours.set(rgbAt(pixel), (colours.get(rgbAt(pixel)) ?? 0) + 1);
  const ranked = [...colours].sort(([, a], [, b]) => b - a).map(([rgb]) => rgb);
  const kept = paletteOf(ranked);
  const places = new Map(ranked.map((rgb) => [rgb, nearest(rgb, kept)]));

  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) lines[y * (width + 1) + 1 + x] = places.get(rgbAt((y * width + x) * channels)) ?? 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(kept.flatMap(channelsOf))),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The colours of letters as they are, and of what else there is one of each kind: a flower is small, and has many. */
function paletteOf(ranked: readonly number[]): number[] {
  const kept = new Set(ranked.slice(0, MOST_COLOURS / 2));
  const kinds = new Set<number>();
  for (const rgb of ranked) {
    const kind = rgb & 0xe0e0e0;
    if (kept.size < MOST_COLOURS && !kinds.has(kind)) kept.add(rgb);
    kinds.add(kind);
  }
  return [...kept];
}

function nearest(rgb: number, palette: readonly number[]): number {
  const mine = channelsOf(rgb);
  const distances = palette.map((other) => channelsOf(other).reduce((sum, value, at) => sum + (value - (mine[at] ?? 0)) ** 2, 0));
  return distances.indexOf(Math.min(...distances));
}

function channelsOf(rgb: number): number[] {
  return [rgb >> 16, (rgb >> 8) & 255, rgb & 255];
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

function decode(png: Buffer) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = png[25] === 6 ? 4 : 3;
  const data: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  return { width, height, channels, pixels: unfiltered(inflateSync(Buffer.concat(data)), width * channels, channels) };
}

/** Source: https://www.w3.org/TR/png/#9Filters. */
function unfiltered(lines: Buffer, stride: number, channels: number): Buffer {
  const height = lines.length / (stride + 1);
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const left = x < channels ? 0 : (pixels[y * stride + x - channels] ?? 0);
      const up = y === 0 ? 0 : (pixels[(y - 1) * stride + x] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (pixels[(y - 1) * stride + x - channels] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      pixels[y * stride + x] = (lines[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return pixels;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
