import fc from 'fast-check';
import { vi } from 'vitest';
vi.setConfig({ testTimeout: 280_000 });
fc.configureGlobal({ numRuns: 1500, interruptAfterTimeLimit: 200_000 });
await import('./slack-render.test.ts');
await import('./teams-render.test.ts');
