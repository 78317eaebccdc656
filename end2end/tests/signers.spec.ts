import { Office } from '../support/office.ts';
import { addSigner } from '../support/contacts.ts';
import { newClient } from '../support/people.ts';
import { makeReport } from '../support/report.ts';
import { expect, test } from '../support/test.ts';
import { Forms } from '../support/requests.ts';
import type { Server } from '../support/server.ts';
import { accountsId, makeClient, start } from '../support/world.ts';

/** What a quarter of an hour would do. */
async function timePasses(server: Server): Promise<void> {
  await server.database.execute("UPDATE approval_rounds SET seal_due_at = opened_at WHERE state = 'complete'");
}

async function ways(server: Server, settings: Record<string, string>): Promise<void> {
  const chief = await (await Forms.open(server)).signIn(server.someone('devries', 'administrator'));
  await chief.done('/api/firms/settings', { firm: 'devries', undo_minutes: '0', ...settings });
  await chief.requests.dispose();
}

test('two directors approve; one of them changes his mind first', async ({ desk, office, server, recipient }) => {
  await ways(server, { undo_minutes: '15' });
  const [client, second] = [newClient(), newClient()];
  const matter = await start(desk, await makeClient(desk, client));
  await addSigner(desk, matter, second);
  await desk.upload(matter.accounts, makeReport(client.name, 2));
  await office.goto(matter.accounts);
  await office.share();
  await expect(office.page.getByTestId('round-signer')).toHaveCount(2);

  const noor = await recipient(client.email);
  await noor.read((await server.mailbox.receive(client.email)).link);
  await expect(noor.page.getByTestId('report')).toContainText(noor.text('approvals-progress', { approved: '0', needed: '2' }));
  await noor.approve();
  await expect(noor.page.getByTestId('approval-receipt')).toContainText('Nog 1 ander');
  await noor.button('approvals-undo').click();
  await expect(noor.page.getByTestId('used')).toContainText(noor.text('approvals-undone-title'));
  await noor.ready();
  await office.expectChangeTo('approval_requested');

  await noor.read((await server.mailbox.receive(client.email)).link);
  await noor.approve();
  await office.expectChangeTo('partly_approved');
  const piet = await recipient(second.email);
  await piet.read((await server.mailbox.receive(second.email)).link);
  await piet.approve();
  await office.expectChangeTo('approved');
  await expect(office.page.getByTestId('next-step')).toContainText('kan nog worden herroepen');

  await timePasses(server);
  for (const email of [client.email, second.email]) {
    const proof = await server.mailbox.receive(email, client.name);
    expect(proof.text).toContain('akkoord gegeven');
  }
  await office.expectChangeTo('approved');
  await office.goto(matter.accounts);
  await office.expectRound('sealed');
  await noor.page.reload();
  await expect(noor.button('approvals-undo')).toHaveCount(0);
  await noor.ready();
  await ways(server, {});
});

test('a signer lets somebody else decide, where the firm allows it', async ({ desk, server, recipient }) => {
  await ways(server, { may_delegate: 'on' });
  const [client, second] = [newClient(), newClient()];
  const matter = await start(desk, await makeClient(desk, client));
  await desk.upload(matter.accounts, makeReport(client.name, 1));
  await desk.done('/api/annual-accounts/share', { firm: 'devries', accounts: accountsId(matter), purpose: 'approve' });
  await addSigner(desk, matter, second);

  const noor = await recipient(client.email);
  await noor.read((await server.mailbox.receive(client.email)).link);
  await noor.link('approvals-delegate').click();
  await expect(noor.page.getByTestId('delegate-step')).toBeVisible();
  await noor.ready();
  await noor.page.getByLabel(second.contact).check();
  await noor.button('approvals-delegate-confirm').click();
  await expect(noor.page.getByTestId('used')).toContainText(noor.text('approvals-delegated-title'));
  await noor.ready();

  const piet = await recipient(second.email);
  await piet.read((await server.mailbox.receive(second.email)).link);
  await piet.approve();
  await ways(server, {});
});

test('a colleague reviews before anything is shared', async ({ page, stranger, server, javaScriptEnabled }) => {
  const scripts = javaScriptEnabled !== false;
  const fatima = new Office(page, scripts);
  const client = newClient();
  await fatima.signIn(server.someone('bakker', 'accountant'));
  await fatima.addClient(client);
  await fatima.startAccounts('2025');
  await fatima.upload(makeReport(client.name, 1));
  await expect(fatima.button('annual-accounts-share-approve')).toHaveCount(0);
  await fatima.button('annual-accounts-move-sign-off').click();
  await fatima.expectState('internal_review');
  await fatima.ready();
  await expect(fatima.button('annual-accounts-move-review')).toHaveCount(0);

  const joost = new Office(await stranger(), scripts);
  await joost.signIn(server.someone('bakker', 'administrator'));
  await joost.goto(new URL(fatima.page.url()).pathname);
  await joost.page.getByTestId('moves').locator('summary').click();
  await joost.page.getByLabel(joost.text('annual-accounts-move-send-back')).check();
  await joost.button('annual-accounts-move').click();
  await expect(joost.page.getByRole('alert')).toBeVisible();
  await joost.ready();
  await joost.button('annual-accounts-move-review').click();
  await joost.expectState('draft_ready');
  await joost.ready();
  await joost.share();
  await joost.expectState('approval_requested');
});

test('accounts go all the way, with people, notes and dates', async ({ desk, office, server, recipient }) => {
  const client = newClient();
  const matter = await start(desk, await makeClient(desk, client));
  await office.goto(matter.accounts);
  await office.page.locator('#f-preparer').selectOption({ index: 1 });
  await office.page.locator('#f-deadline').fill('2026-12-31');
  await office.button('annual-accounts-save').click();
  await expect(office.page.locator('#f-deadline')).toHaveValue('2026-12-31');
  await office.ready();
  await office.page.locator('#f-note').fill('Let op: <b>voorraad</b> is geteld.');
  await office.button('annual-accounts-note-add').click();
  await expect(office.page.getByTestId('notes')).toContainText('Let op: <b>voorraad</b> is geteld.');
  await office.ready();
  await office.upload(makeReport(client.name, 1));
  await office.share();
  const noor = await recipient(client.email);
  await noor.read((await server.mailbox.receive(client.email)).link);
  await expect(noor.page.locator('body')).not.toContainText('voorraad');
  await noor.approve();
  await office.expectChangeTo('approved');
  await office.expectRound('sealed');
  for (const [step, state] of [
    ['issue', 'issued'],
    ['adopt', 'adopted'],
    ['file', 'filed'],
  ] as const) {
    await office.goto(matter.accounts);
    await office.page.locator(`input[name=step][value=${step}]`).check();
    await office.button('annual-accounts-move').click();
    await office.expectState(state);
    await office.ready();
  }
  await office.button('annual-accounts-move-close').click();
  await office.expectState('closed');
  await office.ready();
});

test('a proof that cannot be made is told, and tried again', async ({ desk, office, server, recipient }) => {
  await ways(server, { undo_minutes: '15' });
  const client = newClient();
  const matter = await start(desk, await makeClient(desk, client));
  await desk.upload(matter.accounts, makeReport(client.name, 1));
  await desk.done('/api/annual-accounts/share', { firm: 'devries', accounts: accountsId(matter), purpose: 'approve' });
  const noor = await recipient(client.email);
  await noor.read((await server.mailbox.receive(client.email)).link);
  await noor.approve();
  await office.goto(matter.accounts);
  await expect(office.page.getByTestId('sealing-trouble')).toHaveCount(0);

  // What a full disk would do, for an hour.
  await server.database.execute(
    `UPDATE approval_rounds SET seal_due_at = opened_at, seal_tries = 3, seal_error = 'files', seal_failed_at = opened_at,
      seal_try_at = '2099-01-01T00:00:00.000000Z' WHERE state = 'complete'`,
  );
  await office.goto(`/devries/office/annual-accounts?q=${encodeURIComponent(client.name)}`);
  await expect(office.page.getByTestId('overview-table')).toContainText(office.text('overview-unsealed'));
  await office.goto(matter.accounts);
  const trouble = office.page.getByTestId('sealing-trouble');
  await expect(trouble).toContainText(office.text('sealing-why-files'));
  await expect(trouble).toContainText(office.text('sealing-do-files'));
  await expect(trouble).toContainText('1 januari 2099');

  await office.button('sealing-try-again').click();
  await expect(office.page.getByText(office.text('notice-seal-again'))).toBeVisible();
  const proof = await server.mailbox.receive(client.email, client.name);
  expect(proof.text).toContain('akkoord gegeven');
  await office.goto(matter.accounts);
  await office.expectRound('sealed');
  await expect(trouble).toHaveCount(0);
  await expect(office.timeline(office.text('timeline-seal-tried-again'))).toHaveCount(1);
  await ways(server, {});
});
