import { setTimeout as after } from 'node:timers/promises';
import type { TestInfo } from '@playwright/test';
import { newClient } from '../support/people.ts';
import { makeReport } from '../support/report.ts';
import { Survivor } from '../support/survivor.ts';
import { expect, test } from '../support/test.ts';
import { makeClient, start } from '../support/world.ts';

/** Everything that happens on the main path, each once. */
const ONCE = [
  'timeline-started',
  'timeline-version-added',
  'timeline-shared-approve',
  'timeline-round-opened',
  'timeline-link-made',
  'timeline-mail-sent-report-ready',
  'timeline-link-opened',
  'timeline-link-pressed',
  'timeline-mail-sent-access-code',
  'timeline-link-code-accepted',
  'timeline-viewed',
  'timeline-approved',
  'timeline-round-sealed',
  'timeline-mail-sent-approval-receipt',
  'timeline-mail-sent-approval-received',
];

/** The same numbers for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The seed of this run, written beside its result. */
function seedOf(info: TestInfo): number {
  const seed = Number(process.env.E2E_SEED ?? Date.now() % 1_000_000);
  info.annotations.push({ type: 'E2E_SEED', description: String(seed) });
  return seed;
}

test('killed at any moment, the server loses nothing it acknowledged and does nothing twice', async ({ desk, engine, office, server }, info) => {
  test.setTimeout(240_000);
  const seed = seedOf(info);
  const random = numbers(seed);

  const calm = await Survivor.ready(server, desk);
  const usual: number[] = [];
  for (const index of calm.steps.keys()) {
    const begun = performance.now();
    await calm.act(index);
    usual.push(performance.now() - begun);
  }

  const survivors = [calm];
  for (const [doomed, [name]] of calm.steps.entries()) {
    const survivor = await Survivor.ready(server, desk);
    survivors.push(survivor);
    for (const index of survivor.steps.keys()) {
      if (index !== doomed) {
        await survivor.act(index);
        continue;
      }
      // Before the request arrives, in the middle of it, or after its answer.
      const moment = random() * (usual[index]! * 1.5 + 5);
      await test.step(`killed after ${moment.toFixed(1)} ms of ${name}, seed ${seed}`, async () => {
        const acknowledged = survivor.act(index).then(
          () => true,
          () => false,
        );
        // Not to wait for anything: a random moment is what is tried.
        await after(moment);
        await server.kill();
        // Leases of a killed node end by themselves, after minutes.
        if (engine === 'postgres') await server.database.execute('UPDATE outbox SET claimed_until = NULL');
        await server.run();
        if (!(await acknowledged)) await survivor.act(index);
      });
    }
  }

  const wanted = ONCE.map((key) => office.text(key, { number: '1' })).sort();
  for (const survivor of survivors) {
    const { accounts, client } = survivor.matter;
    await office.goto(accounts);
    await office.expectState('approved');
    const shown = async () => {
      await office.goto(accounts);
      return (await office.timeline().allTextContents()).sort();
    };
    await expect.poll(shown, { message: 'the timeline', timeout: 20_000 }).toEqual(wanted);
    expect((await survivor.stored()).equals(survivor.report.buffer)).toBe(true);
    const mails = await server.mailbox.sentTo(client.email);
    // A relay may be told twice what it acknowledged to a dead server; the same Message-ID tells the reader's program.
    expect(new Set(mails.map(({ id }) => id)).size).toBe(3);
    if (engine === 'sqlite') expect(mails).toHaveLength(3);
    await office.goto(`/devries/office/clients?q=${client.number}`);
    await expect(office.page.getByTestId('clients-table').locator('tbody tr')).toHaveCount(1);
    await survivor.close();
  }
  expect(server.halves).toEqual([]);
  // It ends with an error where something was found.
  expect(await server.command('audit', 'verify')).toContain('ok ');
});

test('killed in the midst of uploads, the server has the bytes of every report it names', async ({ desk, server }, info) => {
  const kills = Number(process.env.E2E_UPLOAD_KILLS ?? 10);
  test.setTimeout(60_000 + kills * 3_000);
  const random = numbers(seedOf(info));
  const padding = Buffer.alloc(2 ** 20, '%');

  const promised = new Map<string, string[]>();
  let accounts = '';
  let usual = 0;
  for (let round = 0; round <= kills; round += 1) {
    if (round % 10 === 0) {
      accounts = (await start(desk, await makeClient(desk, newClient()))).accounts;
      promised.set(accounts, []);
    }
    const name = `Jaarrekening poging ${round}.pdf`;
    const report = makeReport(name, 1, name);
    report.buffer = Buffer.concat([report.buffer, padding]);
    const begun = performance.now();
    const acknowledged = desk.upload(accounts, report).then(
      (answer) => answer.status() === 303,
      () => false,
    );
    if (round === 0) {
      // How long one takes that nobody disturbs.
      expect(await acknowledged).toBe(true);
      usual = performance.now() - begun;
    } else {
      await after(random() * usual * 1.5);
      await server.kill();
      await server.run();
    }
    if (await acknowledged) promised.get(accounts)!.push(name);
  }

  for (const [accounts, names] of promised) {
    const page = await desk.page(accounts);
    expect(names.filter((name) => !page.includes(name)), 'acknowledged and lost').toEqual([]);
  }
  expect(server.halves).toEqual([]);
  info.annotations.push({ type: 'acknowledged', description: String([...promised.values()].flat().length) });
  // Reads every stored file and compares it with its row; fails when one differs.
  await server.command('doctor');
});

test('the firm’s page goes on following after the server came back', async ({ desk, faults, office, recipient, server, javaScriptEnabled }) => {
  expect(javaScriptEnabled, 'a page without a script follows nothing').not.toBe(false);
  const survivor = await Survivor.ready(server, desk);
  for (const index of [0, 1, 2, 3, 4]) await survivor.act(index);
  await office.goto(survivor.matter.accounts);
  faults.outage = true;
  await server.kill();
  await server.run();
  const noor = await recipient(survivor.matter.client.email);
  await noor.read(survivor.matter.link);
  await noor.approve();
  await office.expectChangeTo('approved');
  await survivor.close();
});
