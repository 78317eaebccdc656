/**
 * The list of clients and a client's card with 100,000 clients in one firm and 49 firms beside it, at 32 connections, on
 * both engines, beside the same with 10,000 and beside a plain SELECT of the first page (`benches/compare`):
 * `scripts/bench.sh clients`.
 *
 * Prints a table in Markdown. Goals: p99 of ours at most 100 ms; at most 1.5 times the time with a tenth of the clients;
 * the first page at least half as often as the plain SELECT.
 */
import { parseArgs } from 'node:util';
import type { Engine } from '../../end2end/support/database.ts';
import { Forms } from '../../end2end/support/requests.ts';
import { Server, freePort } from '../../end2end/support/server.ts';
import { type Round, answers, machine, memory, processorSeconds, serve, wrk } from '../measures.ts';

const { values } = parseArgs({
  options: {
    engines: { type: 'string', default: 'sqlite,postgres' },
    clients: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '5' },
  },
});
const seconds = Number(values.seconds);

interface Measured extends Round {
  name: string;
  /** Milliseconds of the server's processor time per page. */
  cost: number;
}

const cell = (value: number) => value.toFixed(1);
const print = (...cells: string[]) => console.log(`| ${cells.join(' | ')} |`);
const plainly = (href: string) => href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');

async function measure(engine: Engine, clients: number): Promise<{ pages: Measured[]; plain: Round }> {
  const server = await Server.start(engine, `clients_${engine}_${clients}`);
  await server.command('demo', '--accounts', String(clients), '--years', '1', '--firms', '49');
  const port = await freePort();
  const bare = serve(process.env.BARE ?? 'bare', [server.database.superuserUrl, `127.0.0.1:${port}`]);
  try {
    const desk = await (await Forms.open(server)).signIn(server.someone('devries', 'accountant'));
    const cookie = (await desk.requests.storageState()).cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const list = '/devries/office/clients';
    const begun = performance.now();
    const first = await (await desk.requests.get(server.url + list)).text();
    notes.push(`${engine}, ${clients}: the first page after the start comes after ${cell(performance.now() - begun)} ms`);
    const card = /href="([^"]*office\/clients\/[0-9a-f-]{36})"/.exec(first)?.[1];
    // The last page is the one before the end of the list turned round.
    const turned = await (await desk.requests.get(`${server.url}${list}?desc=1`)).text();
    const last = /href="([^"]*after=[^"]*)"/.exec(turned)?.[1];
    if (!card || !last) throw new Error('the list names no client or has no second page');
    const pages: [string, string][] = [
      ['page 1', list],
      ['the second page from the end', plainly(last)],
      ['filters', `${list}?tier=standard&form=BV`],
      ['filters × search', `${list}?q=jansen&tier=standard&form=BV`],
      ['search, many', `${list}?q=jansen`],
      ['search, one letter', `${list}?q=a`],
      ['search, by address', `${list}?q=devries.example`],
      ['misspelt', `${list}?q=jnasen`],
      ['misspelt, two words', `${list}?q=jnasen+hodling`],
      ['search, none', `${list}?q=zzzzqqqq`],
      ['by since, backwards', `${list}?sort=since&desc=1`],
      ['card', plainly(card)],
    ];
    await answers(`http://127.0.0.1:${port}${list}`);
    const plain = await wrk(`http://127.0.0.1:${port}${list}`, cookie, 32, seconds);
    const measured: Measured[] = [];
    for (const [name, path] of pages) {
      const used = processorSeconds(server.pid);
      const ours = await wrk(server.url + path, cookie, 32, seconds);
      measured.push({ ...ours, name, cost: ((processorSeconds(server.pid) - used) * 1000) / (ours.perSecond * seconds) });
    }
    notes.push(`${engine}, ${clients}: ${cell(memory(server.pid))} MiB PSS after the load`);
    return { pages: measured, plain };
  } finally {
    bare.stop();
    await server.stop();
  }
}

const notes: string[] = [];
const many = Number(values.clients);
console.log(`${machine()}; ${many} clients in one firm, 49 firms beside it, wrk -t2 -c32 -d${seconds}s\n`);
print('engine', 'page', 'p50 ms', 'p99 ms', 'pages/s', 'server ms/page', `pages/s with ${many / 10}`, 'times their time');
print(...Array<string>(8).fill('---'));
for (const engine of values.engines!.split(',') as Engine[]) {
  const [few, all] = [await measure(engine, many / 10), await measure(engine, many)];
  for (const [at, page] of all.pages.entries()) {
    const before = few.pages[at]!;
    const growth = before.perSecond / page.perSecond;
    print(engine, page.name, cell(page.p50), cell(page.p99), cell(page.perSecond), page.cost.toFixed(2), cell(before.perSecond), growth.toFixed(2));
  }
  const ratio = all.pages[0]!.perSecond / all.plain.perSecond;
  notes.push(`${engine}: worst p99 ${cell(Math.max(...all.pages.map((page) => page.p99)))} ms (goal 100)`);
  notes.push(`${engine}: page 1 is ${ratio.toFixed(2)} of the plain SELECT's ${cell(all.plain.perSecond)} pages/s (goal 0.5)`);
}
console.log(`\n${notes.map((note) => `- ${note}`).join('\n')}`);
