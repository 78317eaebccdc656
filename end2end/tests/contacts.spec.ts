import { addSigner } from '../support/contacts.ts';
import { newClient } from '../support/people.ts';
import { makeReport } from '../support/report.ts';
import { expect, test } from '../support/test.ts';
import { makeClient, start } from '../support/world.ts';

test('a client whom nobody may sign for gets a contact who may', async ({ office, server, recipient }) => {
  const client = newClient();
  await office.goto('/devries/office/clients');
  await office.link('clients-add').first().click();
  await office.page.waitForURL('**/clients/new');
  await office.ready();
  await office.fillClient(client);
  await office.page.locator('#f-contact_authority').selectOption('none');
  await office.button('clients-create').click();
  await expect(office.page.getByRole('heading', { level: 1, name: client.name })).toBeVisible();
  await office.ready();
  await office.startAccounts('2025');
  await office.upload(makeReport(client.name, 1));
  await expect(office.page.getByTestId('next-step')).toContainText(office.text('annual-accounts-next-no-contact'));
  await expect(office.button('annual-accounts-share-approve')).toHaveCount(0);

  await office.page.getByTestId('next-step').getByRole('link', { name: office.text('clients-contact-add') }).click();
  await office.ready();
  const signer = { name: `Sam Tekenaar ${client.number}`, email: client.email.replace('noor', 'sam') };
  await office.button('clients-contact-save').click();
  await expect(office.page.getByRole('alert').first()).toBeVisible();
  await office.page.locator('#f-contact_name').fill(signer.name);
  await office.page.locator('#f-contact_email').fill('sam zonder apenstaart');
  await office.button('clients-contact-save').click();
  await expect(office.page.locator('#f-contact_name')).toHaveValue(signer.name);
  await expect(office.page.locator('#f-contact_email-error')).toBeVisible();
  await office.ready();
  await office.page.locator('#f-contact_email').fill(signer.email);
  await office.button('clients-contact-save').click();
  await expect(office.page.getByTestId('contacts')).toContainText(signer.name);
  await expect(office.page.locator('.toast')).toHaveText(office.text('notice-contact-saved'));
  await office.ready();

  await office.page.getByRole('link', { name: '2025' }).click();
  await office.ready();
  await office.share();
  await office.expectState('approval_requested');
  const sam = await recipient(signer.email);
  await sam.read((await server.mailbox.receive(signer.email)).link);
  await sam.approve();
  await office.expectChangeTo('approved');
  expect(await server.mailbox.sentTo(client.email)).toHaveLength(0);
});

test('a wrong address is corrected, and a new link goes to the right one by itself', async ({ office, server, recipient }) => {
  const client = newClient();
  await office.goto('/devries/office/clients');
  await office.addClient(client);
  await office.startAccounts('2025');
  await office.upload(makeReport(client.name, 1));
  await office.share();
  await server.mailbox.receive(client.email);

  await office.page.getByRole('navigation', { name: office.text('clients-crumbs') }).getByRole('link', { name: client.name }).click();
  await office.ready();
  await office.page.getByTestId('contacts').getByRole('link', { name: client.contact }).click();
  await office.ready();
  await expect(office.page.locator('#f-contact_email')).toHaveValue(client.email);
  const right = client.email.replace('noor', 'noortje');
  await office.page.locator('#f-contact_email').fill(right);
  await office.button('clients-contact-save').click();
  await expect(office.page.getByTestId('contacts')).toContainText(right);
  const noor = await recipient(right);
  await noor.read((await server.mailbox.receive(right)).link);
  await noor.approve();
});

test('what was shared for viewing can be shared for approval after all', async ({ office, server, recipient }) => {
  const client = newClient();
  await office.goto('/devries/office/clients');
  await office.addClient(client);
  await office.startAccounts('2025');
  await office.upload(makeReport(client.name, 1));
  await office.button('annual-accounts-share-view-only').click();
  await office.expectState('draft_shared');
  await office.ready();
  await server.mailbox.receive(client.email);
  await office.share();
  await office.expectState('approval_requested');
  const noor = await recipient(client.email);
  await noor.read((await server.mailbox.receive(client.email)).link);
  await noor.approve();
});

test('who may only sign jointly is never asked alone', async ({ office, server, recipient }) => {
  const [client, second] = [newClient(), newClient()];
  await office.goto('/devries/office/clients');
  await office.link('clients-add').first().click();
  await office.page.waitForURL('**/clients/new');
  await office.ready();
  await office.fillClient(client);
  await office.page.locator('#f-contact_function').fill('x'.repeat(80));
  await expect(office.page.locator('#f-contact_function-list option').first()).toHaveAttribute('value', 'bestuurder');
  await office.page.locator('#f-contact_function').fill('bestuurder');
  await office.page.locator('#f-contact_authority').selectOption('jointly');
  await office.button('clients-create').click();
  const contacts = office.page.getByTestId('contacts');
  await expect(contacts).toContainText('bestuurder');
  await expect(contacts).toContainText(office.text('authority-jointly'));
  await office.ready();
  await office.startAccounts('2025');
  await office.upload(makeReport(client.name, 1));

  await office.button('annual-accounts-share-approve').click();
  const form = office.page.getByTestId('choose-signers');
  const refused = office.text('error-field-jointly-only', { name: client.contact });
  await expect(form.locator('#f-signers-error')).toHaveText(refused);
  await expect(office.page.locator('.error-summary:visible')).toContainText(office.text('error-jointly-only'));
  await office.expectState('in_progress');
  await office.ready();

  await office.page.getByRole('navigation', { name: office.text('clients-crumbs') }).getByRole('link', { name: client.name }).click();
  await office.ready();
  await office.link('clients-contact-add').click();
  await office.ready();
  await office.page.locator('#f-contact_name').fill(second.contact);
  await office.page.locator('#f-contact_email').fill(second.email);
  await office.page.locator('#f-contact_function').fill('procuratiehouder');
  await office.page.locator('#f-contact_authority').selectOption('jointly');
  await office.button('clients-contact-save').click();
  await expect(contacts).toContainText('procuratiehouder');
  await office.ready();
  await office.page.getByRole('link', { name: '2025' }).click();
  await office.ready();

  await form.locator(':scope > summary').click();
  await expect(form).toContainText(`procuratiehouder · gezamenlijk bevoegd · ${second.email}`);
  await expect(form.locator('#f-rule')).toHaveValue('all');
  await form.locator('#f-rule').selectOption('any');
  await form.locator('label', { hasText: client.email }).locator('input[name="signers[]"]').uncheck();
  await form.getByRole('button', { name: office.text('annual-accounts-ask'), exact: true }).click();
  await expect(form.locator('#f-signers-error')).toContainText(second.contact);
  await office.ready();
  await expect(form.locator('#f-rule')).toHaveValue('any');
  const boxes = form.locator('input[name="signers[]"]');
  await expect(boxes.nth(0)).not.toBeChecked();
  await expect(boxes.nth(1)).toBeChecked();
  await boxes.nth(0).check();
  await form.locator('#f-rule').selectOption('all');
  await form.getByRole('button', { name: office.text('annual-accounts-ask'), exact: true }).click();
  await office.expectState('approval_requested');
  for (const { email } of [client, second]) {
    const signer = await recipient(email);
    await signer.read((await server.mailbox.receive(email)).link);
    await signer.approve();
  }
  await office.expectChangeTo('approved');
});

test('of two who sign for a sole trader one is enough', async ({ desk, office }) => {
  const client = { ...newClient(), legalForm: 'EZ' };
  const matter = await start(desk, await makeClient(desk, client));
  await addSigner(desk, matter, newClient(), 'alone', 'gevolmachtigde');
  await desk.upload(matter.accounts, makeReport(client.name, 1));
  await office.goto(matter.accounts);
  await expect(office.page.getByTestId('choose-signers').locator('#f-rule')).toHaveValue('any');
  await office.share();
  await expect(office.page.getByTestId('rounds')).toContainText(office.text('approvals-rule-any'));
});
