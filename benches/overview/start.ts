/**
 * Starts the annual accounts of a year for many clients, from the press to the end of the last chunk, on both engines,
 * without people and with all three and a deadline, and takes them back: `scripts/bench.sh start`.
 *
 * Prints a table in Markdown. Goal: 1,000 clients in at most 5 s.
 */
import { parseArgs } from 'node:util';
import type { Engine } from '../../end2end/support/database.ts';
import { Forms } from '../../end2end/support/requests.ts';
import { Server } from '../../end2end/support/server.ts';
import { machine } from '../measures.ts';

const { values } = parseArgs({
  options: { engines: { type: 'string', default: 'sqlite,postgres' }, clients: { type: 'string', default: '1000' } },
});
const YEARS_PER_CLIENT = 4;
const clients = Number(values.clients);
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
  return performance.now() - begun;
}

async function measure(engine: Engine): Promise<void> {
  const server = await Server.start(engine, `start_${engine}`);
  try {
    await server.command('demo', '--accounts', String(clients * YEARS_PER_CLIENT));
    const desk = await (await Forms.open(server)).signIn(server.someone('devries', 'accountant'));
    const preview = await desk.page('/devries/office/annual-accounts/start?step=preview&all=1&year=2031');
    const me = /<option value="([^"]+)"[^>]*>Milan Bos/.exec(preview)?.[1] ?? '';
    const told = /name="count" value="(\d+)"/.exec(preview)?.[1] ?? '0';
    for (const [year, who] of [['2031', ''], ['2032', me]] as const) {
      const people = { preparer: who, reviewer: who, partner: who, deadline: who && '2033-05-31' };
      let batch = '';
      const started = await timed(async () => {
        batch = await desk.done('/api/annual-accounts/start-many', { firm: 'devries', query: `year=${year}`, all: '1', count: told, ...people });
        await ended(desk, batch);
      });
      const undone = await timed(async () => {
        await desk.done('/api/annual-accounts/undo-start', { firm: 'devries', batch: batch.split('/').at(-1)!, back: batch });
        await ended(desk, batch);
      });
      print(engine, told, who ? 'three and a deadline' : 'none', (started / 1000).toFixed(2), (undone / 1000).toFixed(2));
    }
  } finally {
    await server.stop();
  }
}

console.log(`${machine()}\n`);
print('engine', 'clients', 'people', 'started in s', 'undone in s');
print(...Array<string>(5).fill('---'));
for (const engine of values.engines!.split(',')) await measure(engine as Engine);
