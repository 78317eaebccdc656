import { newClient } from './people.ts';
import { makeReport } from './report.ts';
import { type World, accountsId, makeClient, start } from './world.ts';

/** Addresses of what work on many did. */
export interface Batches {
  started: string;
  undone: string;
  shared: string;
  /** Clients got another tier, and had the old one back. */
  tiers: string;
}

/** Work on many that is done. */
export async function makeBatches(world: World): Promise<Batches> {
  const { desk, language } = world;
  const client = () => makeClient(desk, newClient('collaborate', language));
  const begin = async () => {
    const ids = [await client(), await client()].map(({ card }) => card.split('/').at(-1)!);
    const form = { firm: 'devries', query: 'year=2022', all: '', 'ids[0]': ids[0]!, 'ids[1]': ids[1]!, count: '2' };
    return desk.done('/api/annual-accounts/start-many', { ...form, preparer: '', reviewer: '', partner: '', deadline: '' });
  };
  const [started, undone] = [await begin(), await begin()];
  const made = await desk.page(`/devries/office/annual-accounts?batch=${undone.split('/').at(-1)}`);
  const touched = /name="ids\[\]" value="([0-9a-f-]+)"/.exec(made)?.[1] ?? '';
  await desk.done('/api/annual-accounts/add-note', { firm: 'devries', accounts: touched, note: 'R-2025' });
  await desk.done('/api/annual-accounts/undo-start', { firm: 'devries', batch: undone.split('/').at(-1)! });

  const [ready, bare] = [await start(desk, await client()), await start(desk, await client())];
  await desk.upload(ready.accounts, makeReport(ready.client.name, 1, 'R-2025.pdf'));
  const choice = [ready, bare].map((matter) => `ids%5B%5D=${accountsId(matter)}`).join('&');
  const shared = await desk.done('/api/annual-accounts/send-many', { firm: 'devries', act: 'share-view', choice, count: '1' });

  const moved = [await client(), await client()].map(({ card }) => `ids[]=${card.split('/').at(-1)}`).join('&');
  const tiers = await desk.done('/api/tiers/change', { firm: 'devries', choice: `to=extended&${moved}`, count: '2' });
  await desk.done('/api/tiers/undo', { firm: 'devries', batch: tiers.split('/').at(-1)! });
  return { started, undone, shared, tiers };
}
