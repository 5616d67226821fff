import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { storeContract } from './store-contract.ts';

storeContract('SQLite', async () => openSqliteStore(':memory:', 'Europe/Amsterdam'));
