import { readFile } from 'node:fs/promises';
import { addReader, addSigner } from '../support/contacts.ts';
import { newClient } from '../support/people.ts';
import { makeReport } from '../support/report.ts';
import { expect, test } from '../support/test.ts';
import { Forms } from '../support/requests.ts';
import type { Server } from '../support/server.ts';
import { accountsId, makeClient, start } from '../support/world.ts';

async function mayDelegate(server: Server, may: boolean): Promise<void> {
  const chief = await (await Forms.open(server)).signIn(server.someone('devries', 'administrator'));
  await chief.done('/api/firms/settings', { firm: 'devries', undo_minutes: '0', ...(may ? { may_delegate: 'on' } : {}) });
  await chief.requests.dispose();
}

test('who gets a copy reads it, and is told that an approval was withdrawn', async ({ desk, office, server, recipient, stranger }) => {
  const [client, copy] = [newClient(), newClient()];
  const report = makeReport(client.name, 1);
  const matter = await start(desk, await makeClient(desk, client));
  await addReader(desk, matter, copy);
  await desk.upload(matter.accounts, report);

  await test.step('the firm asks approval, and chooses who gets a copy', async () => {
    await office.goto(matter.accounts);
    await office.page.getByText(office.text('texts-ask-summary'), { exact: true }).click();
    await office.page.locator('#f-readers').getByLabel(copy.contact).check();
    await office.button('annual-accounts-ask').click();
    await office.expectState('approval_requested');
    await office.ready();
    const reader = office.page.getByTestId('round-reader');
    await expect(reader).toContainText(copy.contact);
    await expect(reader).toContainText(office.text('approvals-reader'));
  });

  const joris = await recipient(copy.email);
  await test.step('he reads and downloads, and is asked nothing', async () => {
    const told = await server.mailbox.receive(copy.email);
    expect(told.subject).toContain('Ter informatie');
    await joris.open(told.link);
    await joris.press();
    const shown = joris.page.getByTestId('report');
    await expect(shown).toContainText(joris.text('approvals-asked-view'));
    await expect(joris.page.getByText(joris.text('approvals-view-only'))).toBeVisible();
    for (const act of ['approvals-approve', 'approvals-return', 'approvals-delegate']) await expect(joris.link(act)).toHaveCount(0);
    const [file] = await Promise.all([joris.page.waitForEvent('download'), joris.link('approvals-download').click()]);
    expect((await readFile(await file.path())).equals(report.buffer)).toBe(true);
    const view = new URL(joris.page.url()).pathname;
    for (const step of ['approve', 'return', 'delegate']) {
      await joris.goto(`${view}?step=${step}`);
      await expect(shown).toBeVisible();
      await expect(joris.page.locator('main form')).toHaveCount(0);
    }
  });

  await test.step('once it is sealed he gets the proof', async () => {
    const noor = await recipient(client.email);
    await noor.read((await server.mailbox.receive(client.email)).link);
    await noor.approve();
    await office.expectChangeTo('approved');
    await office.expectRound('sealed');
    await expect(office.page.getByTestId('round-reader')).toContainText(office.text('approvals-reader-viewed'));
    const proof = await server.mailbox.receive(copy.email, client.name);
    expect(proof.subject).toBe(office.text('mail-proof-copy-subject'));
    expect(proof.files).toEqual(['application/pdf']);
    await server.mailbox.receive(client.email, client.name);
  });

  const reason = 'Verkeerde voorraad';
  await test.step('the firm records a withdrawal, with its reason', async () => {
    const form = office.page.getByTestId('withdrawal-form');
    const record = form.locator('button[type=submit]');
    await form.locator('summary').click();
    await expect(form.locator('#f-signer')).toContainText(client.contact);
    await record.click();
    // Refused: the form is open again, with what is missing at its field.
    await expect(office.page.locator('.error-summary:visible')).toHaveCount(1);
    await expect(form.locator('#f-withdrawal_reason')).toHaveAttribute('aria-invalid', 'true');
    await office.ready();
    await office.page.locator('.error-summary a[href="#f-withdrawal_reason"]').click();
    await form.locator('#f-withdrawal_reason').fill(reason);
    await record.click();
    await expect(office.page.getByTestId('withdrawal')).toContainText(client.contact);
    await expect(office.page.getByTestId('withdrawal')).toContainText(reason);
    await expect(form, 'nobody is left to withdraw').toHaveCount(0);
    await expect(office.timeline(office.text('timeline-withdrawn'))).toHaveCount(1);
    await office.ready();
  });

  await test.step('whoever relied on it is told, the reason only to him and the firm', async () => {
    const subject = office.text('mail-approval-withdrawn-subject');
    const [his, copied] = [await server.mailbox.receive(client.email, client.name), await server.mailbox.receive(copy.email, client.name)];
    expect([his.subject, copied.subject]).toEqual([subject, subject]);
    expect(his.text).toContain(reason);
    expect(copied.text).not.toContain(reason);
    const firm = await server.mailbox.receive(server.someone('devries', 'accountant').email, reason);
    expect(firm.subject).toBe(subject);
    expect(firm.text).toContain(matter.accounts);
  });

  await test.step('anybody who checks the file learns it', async () => {
    const anybody = await stranger();
    await anybody.goto('/verify');
    await anybody.locator('input[type=file]').setInputFiles(report);
    await anybody.getByRole('button', { name: office.text('approvals-verify'), exact: true }).click();
    await anybody.waitForURL('**/verify?sha256=*');
    const verdict = anybody.getByTestId('verify');
    await expect(verdict).toContainText('Op precies dit bestand is akkoord gegeven');
    await expect(verdict).toContainText('later ingetrokken door 1 ondertekenaar');
    await expect(verdict).not.toContainText(reason);
  });
});

test('the one who was asked sees that another decides', async ({ desk, office, server, recipient }) => {
  await mayDelegate(server, true);
  const [client, second] = [newClient(), newClient()];
  const matter = await start(desk, await makeClient(desk, client));
  await desk.upload(matter.accounts, makeReport(client.name, 1));
  await desk.done('/api/annual-accounts/share', { firm: 'devries', accounts: accountsId(matter), purpose: 'approve' });
  await addSigner(desk, matter, second);

  const noor = await recipient(client.email);
  const { link } = await server.mailbox.receive(client.email);
  await noor.read(link);
  await noor.link('approvals-delegate').click();
  await noor.ready();
  await noor.button('approvals-delegate-confirm').click();
  await expect(noor.page.getByRole('alert'), 'nobody was chosen').toBeVisible();
  await noor.ready();
  await noor.page.getByLabel(second.contact).check();
  await noor.button('approvals-delegate-confirm').click();
  await expect(noor.page.getByTestId('used')).toContainText(noor.text('approvals-delegated-text'));
  await noor.ready();
  // Back at the mail: her own browser says what became of it, another one opens nothing.
  await noor.goto(link);
  await noor.link('links-reading-button').click();
  await expect(noor.page.getByTestId('used')).toContainText(noor.text('approvals-delegated-title'));
  await noor.ready();
  const elsewhere = await recipient(client.email);
  await elsewhere.goto(link);
  await elsewhere.expectGone();

  await office.goto(matter.accounts);
  const signers = office.page.getByTestId('round-signer');
  await expect(signers.filter({ hasText: client.contact })).toHaveAttribute('data-state', 'delegated');
  await expect(signers.filter({ hasText: second.contact })).toHaveAttribute('data-state', 'asked');
  const piet = await recipient(second.email);
  await piet.read((await server.mailbox.receive(second.email)).link);
  await expect(piet.link('approvals-delegate'), 'nobody is left').toHaveCount(0);
  await piet.approve();
  await expect(piet.page.getByTestId('approval-receipt')).toContainText(second.contact);
  await office.expectChangeTo('approved');
  await office.expectRound('sealed');
  await expect(signers.filter({ hasText: second.contact })).toHaveAttribute('data-state', 'approved');
  await mayDelegate(server, false);
});

test('what was chosen stays when the question is refused', async ({ desk, office, server }) => {
  const [client, second, copy] = [newClient(), newClient(), newClient()];
  const matter = await start(desk, await makeClient(desk, client));
  await addSigner(desk, matter, second);
  await addReader(desk, matter, copy);
  await desk.upload(matter.accounts, makeReport(client.name, 1));
  const { page } = office;
  const form = page.getByTestId('choose-signers');
  const ask = form.getByRole('button', { name: office.text('annual-accounts-ask'), exact: true });
  const box = (name: string, value: string) => form.locator(`input[name="${name}[]"][value="${value}"]`);
  const signer = (contact: string) => form.locator('#f-signers').getByLabel(contact);

  await office.goto(matter.accounts);
  await form.locator(':scope > summary').click();
  await signer(client.contact).uncheck();
  await form.locator('#f-readers').getByLabel(copy.contact).check();
  await form.locator('#f-rule').selectOption('n_of_m');
  await box('acts', 'lor').check();
  const words = form.locator('details.ask-text').filter({ has: page.locator('input[value="lor.dividend"]') });
  await words.locator('summary').click();
  await box('paragraphs', 'lor.dividend').check();
  await box('paragraphs', 'lor.fraud').uncheck();
  await ask.click();
  // How many are enough was not said.
  await expect(form.locator('#f-needed-error')).toBeVisible();
  await office.ready();
  await expect(signer(client.contact)).not.toBeChecked();
  await expect(signer(second.contact)).toBeChecked();
  await expect(form.locator('#f-readers').getByLabel(copy.contact)).toBeChecked();
  await expect(form.locator('#f-readers').getByLabel(client.contact)).not.toBeChecked();
  await expect(form.locator('#f-rule')).toHaveValue('n_of_m');
  await expect(box('acts', 'lor')).toBeChecked();
  await expect(box('acts', 'signing')).not.toBeChecked();
  await expect(box('paragraphs', 'lor.dividend')).toBeChecked();
  await expect(box('paragraphs', 'lor.fraud')).not.toBeChecked();

  await form.locator('#f-rule').selectOption('all');
  await signer(second.contact).uncheck();
  await ask.click();
  // Nobody is not everybody.
  await expect(form.locator('#f-signers-error')).toBeVisible();
  await office.ready();
  for (const contact of [client.contact, second.contact]) await expect(signer(contact)).not.toBeChecked();
  await signer(second.contact).check();
  await ask.click();
  await office.expectState('approval_requested');
  await office.ready();
  await expect(page.getByTestId('round-signer')).toHaveCount(1);
  await expect(page.getByTestId('round-reader')).toContainText(copy.contact);
  await server.mailbox.receive(second.email);
  expect(await server.mailbox.sentTo(client.email)).toEqual([]);
});
