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
  'form-field',
  'form-field-description',
  'form-field-error-message',
  'form-label',
  'textbox',
  'textarea',
  'select',
  'checkbox',
];

export function serveAssets(server: Express): void {
  const require = createRequire(import.meta.url);
  const library = createRequire(require.resolve('@utrecht/component-library-css'));
  const bundles: Readonly<Record<string, string>> = {
    'components.css': joined(COMPONENTS.map((name) => library.resolve(`@utrecht/${name}-css/dist/index.css`))),
    // In one file: htmx looks at the page as soon as it can, and would not wait for an extension that comes after it.
    'htmx.js': joined([require.resolve('htmx.org/dist/htmx.min.js'), require.resolve('htmx.org/dist/ext/hx-sse.min.js')]),
  };
  server.get('/assets/:name', (request, response, next) => {
    const { name } = request.params;
    const bundle = bundles[name];
    if (bundle) response.type(name).send(bundle);
    else next();
  });
  server.use('/assets', express.static(fileURLToPath(new URL('assets', import.meta.url)), { index: false }));
}

function joined(files: readonly string[]): string {
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}
