/**
 * The overview of annual accounts with 100,000 of them in one firm, at 32 connections, on both engines, beside a plain
 * SELECT of the same page (`benches/compare`): `scripts/bench.sh overview`.
 *
 * Prints a table in Markdown. Goal: p99 of ours at most 100 ms for any filter and sort.
 */
import { parseArgs } from 'node:util';
import type { Engine } from '../../end2end/support/database.ts';
import { Forms } from '../../end2end/support/requests.ts';
import { Server, freePort } from '../../end2end/support/server.ts';
import { answers, machine, memory, processorSeconds, serve, wrk } from '../measures.ts';

const { values } = parseArgs({
  options: {
    engines: { type: 'string', default: 'sqlite,postgres' },
    accounts: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '5' },
  },
});
const seconds = Number(values.seconds);

/** Name, address, and the same for the plain SELECT where its conditions are named otherwise. */
const pages: [string, string, string?][] = [
  ['everything, by deadline', ''],
  ['everything, by client', 'sort=client'],
  ['everything, by year, backwards', 'sort=year&desc=1', 'sort=year'],
  ['everything, by state', 'sort=state'],
  ['everything, by since', 'sort=since'],
  ['dense: one tier', 'tier=standard'],
  ['dense × dense, by client', 'tier=standard&state=planned&sort=client'],
  ['dense × dense × dense, by since', 'tier=extended&state=returned&year=2024&form=BV&sort=since'],
  ['rare: side × window × nobody', 'side=firm&deadline=week&preparer=none&reviewer=none&sort=client', 'state=planned&sort=client'],
  ['nothing fits', 'year=2019&tier=standard&sort=client'],
  ['mine', 'preparer=me&sort=since', 'year=2019&sort=since'],
  ['search, many', 'q=jansen'],
  ['search, one letter', 'q=a&sort=since'],
  ['search, two words', 'q=holding+jansen&sort=client', 'q=jansen%20holding&sort=client'],
  ['search, none', 'q=zzzz&sort=state'],
  ['search × dense', 'q=bakker&tier=collaborate&state=approved&sort=year'],
];

const cell = (value: number) => value.toFixed(1);
const print = (...cells: string[]) => console.log(`| ${cells.join(' | ')} |`);
let worst = 0;

async function measure(engine: Engine): Promise<void> {
  const server = await Server.start(engine, `overview_${engine}`);
  await server.command('demo', '--accounts', values.accounts!);
  const bare = serve(process.env.BARE ?? 'bare', [server.database.superuserUrl, `127.0.0.1:${await freePort().then((port) => (at = port))}`]);
  try {
    const desk = await (await Forms.open(server)).signIn(server.someone('devries', 'accountant'));
    const cookie = (await desk.requests.storageState()).cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const list = `${server.url}/devries/office/annual-accounts`;
    await answers(`http://127.0.0.1:${at}/devries/office/annual-accounts`);
    const begun = performance.now();
    const first = await desk.requests.get(list);
    if (first.status() !== 200) throw new Error(`the list answers ${first.status()}`);
    notes.push(`${engine}: the first page after the start comes after ${cell(performance.now() - begun)} ms`);
    const deep = /href="([^"]*after=[^"]*)"/.exec(await (await desk.requests.get(`${list}?sort=client&desc=1`)).text())?.[1];
    const all: [string, string, string?][] = [...pages, ['board', 'view=board', '']];
    if (deep) all.push(['the second page from the end, by client', deep.split('?')[1]!.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='), 'sort=client']);
    for (const [name, query, plain] of all) {
      const floor = await wrk(`http://127.0.0.1:${at}/devries/office/annual-accounts?${plain ?? query}`, cookie, 32, seconds);
      const used = processorSeconds(server.pid);
      const ours = await wrk(`${list}?${query}`, cookie, 32, seconds);
      const cost = ((processorSeconds(server.pid) - used) * 1000) / (ours.perSecond * seconds);
      worst = Math.max(worst, ours.p99);
      print(engine, name, cell(floor.p50), cell(floor.p99), cell(ours.p50), cell(ours.p99), cell(ours.perSecond), cost.toFixed(2));
    }
    notes.push(`${engine}: ${cell(memory(server.pid))} MiB PSS after the load`);
  } finally {
    bare.stop();
    await server.stop();
  }
}

let at = 0;
const notes: string[] = [];
console.log(`${machine()}; ${values.accounts} annual accounts in one firm, wrk -t2 -c32 -d${seconds}s\n`);
print('engine', 'page', 'plain SELECT p50 ms', 'p99 ms', 'ours p50 ms', 'p99 ms', 'ours/s', 'server ms/page');
print(...Array<string>(8).fill('---'));
for (const engine of values.engines!.split(',')) await measure(engine as Engine);
notes.push(`worst p99 ${cell(worst)} ms (goal 100)`);
console.log(`\n${notes.map((note) => `- ${note}`).join('\n')}`);
