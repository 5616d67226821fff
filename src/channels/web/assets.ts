/** What the page loads: our own files, htmx, and the NL Design System components that we use. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';

const COMPONENTS = [
  'document',
  'surface',
  'skip-link',
  'heading-1',
  'heading-2',
  'heading-3',
  'paragraph',
  'link',
  'button',
  'button-link',
  'form-label',
  'textbox',
];

export function serveAssets(server: Express): void {
  const require = createRequire(import.meta.url);
  const library = createRequire(require.resolve('@utrecht/component-library-css'));
  const components = COMPONENTS.map((name) => readFileSync(library.resolve(`@utrecht/${name}-css/dist/index.css`), 'utf8')).join('\n');
  const scripts: Readonly<Record<string, string>> = {
    'htmx.js': require.resolve('htmx.org/dist/htmx.min.js'),
    'htmx-sse.js': require.resolve('htmx.org/dist/ext/hx-sse.min.js'),
  };
  server.get('/assets/components.css', (_request, response) => {
    response.type('css').send(components);
  });
  server.get('/assets/:name', (request, response, next) => {
    const file = scripts[request.params.name];
    if (file) response.sendFile(file);
    else next();
  });
  server.use('/assets', express.static(fileURLToPath(new URL('assets', import.meta.url)), { index: false }));
}
