import { randomUUID } from 'node:crypto';
import { type Station, at } from './station.ts';
import { accountsId } from './world.ts';

const LIST = '/devries/office/annual-accounts';

/** Work on many: the choice, the preview, the result. */
export const bulk: Station[] = [
  at('start-many', () => `${LIST}/start?year=2023`),
  at('start-many-none', () => `${LIST}/start?q=zzzz`),
  at('start-many-preview', () => `${LIST}/start?step=preview&year=2023&all=1`),
  at('start-many-skips', () => `${LIST}/start?step=preview&year=2025&had=1&all=1`),
  at('start-many-nothing', () => `${LIST}/start?step=preview`),
  at('overview-ticked', (world) => {
    const { client, ...matter } = world.at('uploaded');
    return `${LIST}?q=${client.number}&ids%5B%5D=${accountsId({ client, ...matter })}`;
  }),
  at('send-many', () => `${LIST}/send?act=share-approve&all=1`),
  at('send-many-view', () => `${LIST}/send?act=share-view&all=1`),
  at('send-many-nobody', () => `${LIST}/send?act=remind&all=1`),
  at('send-many-nothing', () => `${LIST}/send`),
  at('batch-started', (world) => world.batches.started),
  at('batch-undone', (world) => world.batches.undone),
  at('batch-shared', (world) => world.batches.shared),
  at('batch-not-found', () => `${LIST}/batch/${randomUUID()}`),
];
