/** What any store must do, whatever database is behind it. */
import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { contentContract } from './content-contract.ts';
import { installationContract } from './installation-contract.ts';
import { leadNoticeContract } from './lead-notice-contract.ts';
import { listeningContract } from './listening-contract.ts';
import { outboxContract } from './outbox-contract.ts';
import { outcomeContract } from './outcome-contract.ts';
import { subscriptionContract } from './subscription-contract.ts';
import { tipsContract } from './tips-contract.ts';

/** A store with nothing in it. Its time zone is Europe/Amsterdam. */
export type OpenStore = () => Promise<Store>;

export function storeContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the promises of a store:`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    outcomeContract(() => store);
    subscriptionContract(() => store);
    outboxContract(() => store);
    contentContract(() => store);
    installationContract(() => store);
    tipsContract(() => store);
    listeningContract(() => store);
    leadNoticeContract(() => store);
  });
}
