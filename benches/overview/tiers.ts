/**
 * Gives many clients another tier, from the press to the end of the last chunk, on both engines, and takes it back:
 * `scripts/bench.sh tiers`. Says too how long the look before takes.
 *
 * Prints a table in Markdown. Goal: 5,000 clients in at most 5 s.
 */
import { parseArgs } from 'node:util';
import type { Engine } from '../../end2end/support/database.ts';
import { Forms } from '../../end2end/support/requests.ts';
import { Server } from '../../end2end/support/server.ts';
import { machine } from '../measures.ts';

const { values } = parseArgs({
  options: { engines: { type: 'string', default: 'sqlite,postgres' }, clients: { type: 'string', default: '5000' } },
});
/** A third of the demo's clients have the tier that is changed. */
const OF_ALL = 3;
const CHOICE = 'to=extended&tier=standard&all=1';
const print = (...cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);

/** Looks at the page of a batch until it is not at work any more; how often somebody looks costs little. */
async function ended(desk: Forms, batch: string): Promise<string> {
  for (;;) {
    const answer = await desk.requests.get(batch, { headers: { accept: 'text/html' } });
    if (!answer.headers()['refresh']) return answer.text();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

async function measure(engine: Engine): Promise<void> {
  const server = await Server.start(engine, `tiers_${engine}`);
  try {
    await server.command('demo', '--accounts', String(Number(values.clients) * OF_ALL), '--years', '1');
    const desk = await (await Forms.open(server)).signIn(server.someone('devries', 'accountant'));
    const preview = `/devries/office/tiers/change?${CHOICE}`;
    // The first look reads the list into memory, as the list of clients does.
    await desk.page(preview);
    let page = '';
    const looked = await timed(async () => (page = await desk.page(preview)));
    const told = /name="count" value="(\d+)"/.exec(page)?.[1] ?? '0';
    let batch = '';
    const changed = await timed(async () => {
      batch = await desk.done('/api/tiers/change', { firm: 'devries', choice: CHOICE, count: told });
      await ended(desk, batch);
    });
    const undone = await timed(async () => {
      await desk.done('/api/tiers/undo', { firm: 'devries', batch: batch.split('/').at(-1)!, back: batch });
      await ended(desk, batch);
    });
    print(engine, told, looked.toFixed(2), changed.toFixed(2), undone.toFixed(2));
  } finally {
    await server.stop();
  }
}

console.log(`${machine()}\n`);
print('engine', 'clients', 'looked at in s', 'changed in s', 'undone in s');
print(...Array<string>(5).fill('---'));
for (const engine of values.engines!.split(',')) await measure(engine as Engine);
