import { type Page, expect, test as base } from '@playwright/test';
import type { Engine } from './database.ts';
import { Faults } from './faults.ts';
import { Office } from './office.ts';
import { Recipient } from './recipient.ts';
import { Forms } from './requests.ts';
import { Server } from './server.ts';
import { World } from './world.ts';

interface TestFixtures {
  faults: Faults;
  /** Somebody else's browser. */
  stranger: () => Promise<Page>;
  /** The browser of whoever has an address. */
  recipient: (email: string) => Promise<Recipient>;
  /** An employee of the first firm, signed in. */
  office: Office;
}

interface WorkerFixtures {
  engine: Engine;
  server: Server;
  /** An employee of the first firm, by plain requests. */
  desk: Forms;
  /** Something of everything, in Dutch. */
  world: World;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  engine: ['sqlite', { option: true, scope: 'worker' }],

  server: [
    async ({ engine }, use, worker) => {
      const server = await Server.start(engine, `e2e_${worker.parallelIndex}_${worker.workerIndex}`);
      await use(server);
      const [log, secrets] = [server.log, await server.mailbox.secrets()];
      await server.stop();
      expect(log, 'the log of the server').not.toContain('panicked');
      // LNK-4: whoever reads the log can open nothing.
      expect(secrets.filter((secret) => new RegExp(`\\b${secret}\\b`).test(log)), 'links and codes in the log').toEqual([]);
    },
    { scope: 'worker', timeout: 240_000 },
  ],

  desk: [
    async ({ server }, use) => {
      const desk = await (await Forms.open(server)).signIn(server.someone('devries', 'accountant'));
      await use(desk);
      await desk.requests.dispose();
    },
    { scope: 'worker' },
  ],

  world: [async ({ server }, use) => use(await World.make(server, 'nl')), { scope: 'worker', timeout: 240_000 }],

  baseURL: async ({ server }, use) => use(server.url),

  faults: [
    async ({ server }, use) => {
      await server.forgetTries();
      const faults = new Faults(server.url);
      await use(faults);
      faults.expectNone();
    },
    { auto: true },
  ],

  context: async ({ context, faults }, use) => {
    faults.follow(context);
    await use(context);
  },

  stranger: async ({ browser, faults }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      faults.follow(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },

  recipient: async ({ stranger, server, javaScriptEnabled }, use) => {
    await use(async (email) => new Recipient(await stranger(), javaScriptEnabled !== false, server.mailbox, email));
  },

  office: async ({ context, page, desk, javaScriptEnabled }, use) => {
    await context.addCookies((await desk.requests.storageState()).cookies);
    await use(new Office(page, javaScriptEnabled !== false));
  },
});

export { expect };
