import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { later, NOW } from './samples.ts';

export function installationContract(store: () => Store): void {
  describe('installations', () => {
    it('are kept one per workspace, the newest in the place of an older one', async () => {
      const { installations } = store();
      await installations.saveInstallation('T1', 'een', NOW);
      await installations.saveInstallation('T2', 'twee', NOW);
      await installations.saveInstallation('T1', 'een opnieuw', later(1));
      expect(await installations.installation('T1')).toBe('een opnieuw');
      expect(await installations.installation('T2')).toBe('twee');
    });

    it('are gone when they are deleted, and deleting twice does no harm', async () => {
      const { installations } = store();
      await installations.saveInstallation('T1', 'een', NOW);
      expect(await installations.deleteInstallation('T1')).toBe(true);
      expect(await installations.deleteInstallation('T1')).toBe(false);
      expect(await installations.installation('T1')).toBeUndefined();
    });
  });
}
