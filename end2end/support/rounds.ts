import { expect } from '@playwright/test';
import { addReader, addSigner } from './contacts.ts';
import { newClient } from './people.ts';
import { makeReport, sha256 } from './report.ts';
import { hiddenField } from './requests.ts';
import { type World, accountsId, decide, makeClient, press, prove, shared, start } from './world.ts';

/** What becomes of rounds: a copy that is read, a withdrawal, somebody else who decides. */
export async function makeRounds(world: World): Promise<void> {
  await withdrawn(world);
  await delegated(world);
}

/** Approved, sealed and withdrawn; somebody reads a copy. */
async function withdrawn(world: World): Promise<void> {
  const { desk, holder, language } = world;
  const copy = newClient('collaborate', language);
  const matter = await start(desk, await makeClient(desk, newClient('collaborate', language)));
  await addReader(desk, matter, copy);
  const report = makeReport(matter.client.name, 1, 'R-2025.pdf');
  await desk.upload(matter.accounts, report);
  const reader = /name="readers\[\]" value="([0-9a-f-]+)"(?:(?!<\/label>).)*/gs;
  const choices = [...(await desk.page(matter.accounts)).matchAll(reader)];
  const chosen = choices.find(([label]) => label.includes(copy.contact))?.[1] ?? '';
  await desk.done('/api/annual-accounts/share', { firm: 'devries', accounts: accountsId(matter), purpose: 'approve', 'readers[0]': chosen });
  matter.link = (await desk.server.mailbox.receive(matter.client.email)).link;
  world.matters.set('withdrawn', matter);
  const read = { ...matter, client: copy, link: (await desk.server.mailbox.receive(copy.email)).link };
  await press(holder, read);
  world.matters.set('copy', read);
  await press(holder, matter);
  await prove(holder, matter);
  await decide(holder, matter, 'approve');
  world.withdrawn = sha256(report);
  let page = '';
  await expect(async () => {
    page = await desk.page(matter.accounts);
    hiddenField(page, 'round');
  }).toPass();
  const signer = /<select[^>]*name="signer"[^>]*>.*?value="([0-9a-f-]+)"/s.exec(page)?.[1] ?? '';
  await desk.done('/api/approvals/record-withdrawal', {
    firm: 'devries',
    accounts: accountsId(matter),
    round: hiddenField(page, 'round'),
    signer,
    withdrawn_on: hiddenField(page, 'withdrawn_on'),
    withdrawal_reason: 'R-2025',
  });
}

/** One who can hand over, and one who did. */
async function delegated(world: World): Promise<void> {
  const { desk, holder, chief, language } = world;
  await chief.done('/api/firms/settings', { firm: 'devries', undo_minutes: '0', may_delegate: 'on' });
  for (const name of ['delegate', 'delegated']) {
    const matter = await start(desk, await makeClient(desk, newClient('collaborate', language)));
    await desk.upload(matter.accounts, makeReport(matter.client.name, 1, 'R-2025.pdf'));
    await shared(desk, matter, 'approve');
    await addSigner(desk, matter, newClient('collaborate', language));
    await press(holder, matter);
    await prove(holder, matter);
    world.matters.set(name, matter);
  }
  const { view } = world.at('delegated');
  const html = await holder.page(`${view}?step=delegate`);
  const [link, version, digest, to] = ['link', 'version', 'sha256', 'to'].map((name) => hiddenField(html, name));
  await holder.done('/api/approvals/delegate', { firm: 'devries', link: link!, version: version!, sha256: digest!, to: to! });
}
