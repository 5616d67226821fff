/**
 * Slack's side for `nudges.ts`, in a process of its own: takes messages, at most so many a second when told so
 * (a sliding window: the one above is refused with 429). Prints its address; tells what it saw at `/seen`.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const perSecond = Number(process.argv[2] ?? '0');
const WARM_UP_MS = 2000;
const window: number[] = [];
const seen = { taken: 0, refused: 0, takenAfterWarmUp: 0, refusedAfterWarmUp: 0, measuredMs: 0 };
let first: number | undefined;
let last = 0;

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.setHeader('Content-Type', 'application/json');
    if (request.url === '/seen') {
      response.end(JSON.stringify({ ...seen, measuredMs: Math.max(0, last - (first ?? last) - WARM_UP_MS) }));
      return;
    }
    const now = performance.now();
    first ??= now;
    last = now;
    const isWarm = now - first > WARM_UP_MS;
    while ((window[0] ?? now) <= now - 1000) window.shift();
    if (perSecond > 0 && window.length >= perSecond) {
      seen.refused++;
      if (isWarm) seen.refusedAfterWarmUp++;
      response.writeHead(429, { 'Retry-After': '1' }).end('{"ok":false,"error":"ratelimited"}');
      return;
    }
    if (perSecond > 0) window.push(now);
    seen.taken++;
    if (isWarm) seen.takenAfterWarmUp++;
    response.end('{"ok":true,"ts":"1.1"}');
  });
});
process.on('SIGINT', () => process.exit());
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
