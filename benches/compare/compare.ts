/**
 * Akkoord's pages beside the bare program of this folder, on both engines: `scripts/bench.sh compare`.
 *
 * Prints a table in Markdown. The machine is noisy, so read the ratios.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import type { Engine } from '../../end2end/support/database.ts';
import { newClient } from '../../end2end/support/people.ts';
import { makeReport, makeTimeBomb } from '../../end2end/support/report.ts';
import { Forms } from '../../end2end/support/requests.ts';
import { Server, freePort } from '../../end2end/support/server.ts';
import { type Matter, makeClient, press, prove, shared, start } from '../../end2end/support/world.ts';
import { type Round, answers, bodyBytes, inTurn, machine, median, memory, serve, wrk } from '../measures.ts';

const { values } = parseArgs({
  options: {
    engines: { type: 'string', default: 'sqlite,postgres' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '10' },
    clients: { type: 'string', default: '10000' },
  },
});
const [rounds, seconds, clients] = [Number(values.rounds), Number(values.seconds), Number(values.clients)];

interface Page {
  name: string;
  /** Least ratio to the bare page (DESIGN 11). */
  goal: number;
  ours: string;
  bare: string;
  cookie: string;
}

const cell = (value: number, digits = 1) => value.toFixed(digits);
const print = (...cells: string[]) => console.log(`| ${cells.join(' | ')} |`);

async function cookies(forms: Forms): Promise<string> {
  const { cookies } = await forms.requests.storageState();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

async function measure(engine: Engine): Promise<void> {
  const server = await Server.start(engine, `bench_${engine}`, clients);
  const port = await freePort();
  const bare = serve(process.env.BARE ?? 'bare', [server.database.superuserUrl, `127.0.0.1:${port}`]);
  try {
    const desk = await (await Forms.open(server)).signIn(server.someone('devries', 'accountant'));
    const holder = await Forms.open(server);
    const offer = async (): Promise<Matter> => {
      const matter = await start(desk, await makeClient(desk, newClient()));
      await desk.upload(matter.accounts, makeReport(matter.client.name, 12));
      return shared(desk, matter, 'approve');
    };
    const [read, unopened] = [await offer(), await offer()];
    await press(holder, read);
    await prove(holder, read);
    await holder.page(read.view);

    const at = `http://127.0.0.1:${port}`;
    await answers(`${at}/`);
    const link = read.view.split('/').at(-1)!;
    const [desks, holders] = [await cookies(desk), await cookies(holder)];
    const pages: Page[] = [
      { name: 'landing page', goal: 0.35, ours: unopened.link, bare: `${at}/devries/open/${link}`, cookie: holders },
      { name: 'approval page', goal: 0.35, ours: server.url + read.view, bare: at + read.view, cookie: holders },
      { name: 'client list', goal: 0.5, ours: `${server.url}/devries/office/clients`, bare: `${at}/devries/office/clients`, cookie: desks },
    ];
    for (const page of pages) {
      const loads = [page.bare, page.ours].map((url) => () => wrk(url, page.cookie, 32, seconds));
      const [floor, ours] = (await inTurn(rounds, loads)) as [Round, Round];
      const alone = await wrk(page.ours, page.cookie, 1, 3);
      const kib = (await bodyBytes(page.ours, page.cookie)) / 1024;
      const ratio = ours.perSecond / floor.perSecond;
      print(
        engine, page.name, cell(floor.perSecond, 0), cell(ours.perSecond, 0), `${cell(ratio, 2)} (goal ${page.goal})`,
        cell(floor.p99), `${cell(ours.p50)} / ${cell(ours.p99)}`, `${cell(alone.p50, 2)} / ${cell(alone.p99, 2)}`, cell(kib),
      );
    }
    notes.push(`${engine}: ${cell(memory(server.pid))} MiB PSS after the load (bare ${cell(memory(bare.pid))} MiB)`);
    await bombs(engine, desk, holder, offer, unopened);
    notes.push(`${engine}: ${cell(await startTimes(server), 3)} s from start to the first 200, median of 5`);
  } finally {
    bare.stop();
    await server.stop();
  }
}

/** What others notice while PDFs that never end are being drawn. */
async function bombs(engine: Engine, desk: Forms, holder: Forms, offer: () => Promise<Matter>, unopened: Matter): Promise<void> {
  const cookie = await cookies(holder);
  const page = () => wrk(unopened.link, cookie, 8, 3);
  const quiet = await page();
  for (let bomb = 0; bomb < 3; bomb += 1) {
    const matter = await start(desk, await makeClient(desk, newClient()));
    await desk.upload(matter.accounts, makeTimeBomb(bomb));
  }
  const honest = await offer();
  await press(holder, honest);
  await prove(holder, honest);
  const begun = performance.now();
  const image = await holder.requests.get(`${honest.view}/pages/1`);
  const drawn = performance.now() - begun;
  if (image.headers()['content-type'] !== 'image/png') throw new Error('the honest report is not drawn');
  const busy = await page();
  notes.push(
    `${engine}: while three endless PDFs are drawn, the landing page's p99 at 8 connections is ${cell(busy.p99)} ms (quiet ${cell(quiet.p99)} ms), ` +
      `and the first page of another new report comes after ${cell(drawn, 0)} ms`,
  );
}

async function startTimes(server: Server): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < 5; time += 1) {
    await server.kill();
    const begun = performance.now();
    const child = spawn(server.program, ['serve'], { env: server.environment, stdio: 'ignore' });
    await answers(`${server.url}/healthz`);
    times.push((performance.now() - begun) / 1000);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
  await server.run();
  return median(times);
}

const notes: string[] = [];
console.log(`${machine()}; ${clients} clients, wrk -t2 -c32 -d${seconds}s, medians of ${rounds} rounds in turn\n`);
print('engine', 'page', 'bare/s', 'ours/s', 'ratio', 'bare p99 ms', 'ours p50 / p99 ms', 'one at a time p50 / p99 ms', 'HTML KiB br');
print(...Array<string>(9).fill('---'));
for (const engine of values.engines.split(',')) await measure(engine as Engine);
console.log(`\n${notes.map((note) => `- ${note}`).join('\n')}`);
