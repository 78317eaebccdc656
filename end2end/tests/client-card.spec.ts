import { identify } from '../support/identity.ts';
import type { Office } from '../support/office.ts';
import { newClient } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { makeClient, share } from '../support/world.ts';

const BSN = '111222333';

/** Fills fields of the form by name; lists are chosen from. */
async function fill(office: Office, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = office.page.locator(`#f-${name}`);
    if (['legal_form', 'country'].includes(name)) await field.selectOption(value);
    else await field.fill(value);
  }
}

const identity = (office: Office) => office.page.getByTestId('identity');

async function edit(office: Office, card: string): Promise<void> {
  await office.goto(card);
  await office.link('clients-identity-change').click();
  await expect(office.page.locator('#f-year_end')).toBeVisible();
  await office.ready();
}

test('an employee changes everything about who a client is', async ({ desk, office }) => {
  const matter = await makeClient(desk, newClient());
  const mark = matter.client.number;
  await edit(office, matter.card);
  await expect(office.page.locator('#f-name')).toHaveValue(matter.client.name);
  await expect(office.page.locator('#f-bsn'), 'a company has none').toBeHidden();
  const typed = {
    name: `Zeemeeuw ${mark}`,
    legal_form: 'VOF',
    number: `Z-${mark}`,
    year_end: '30-6',
    kvk_number: '0123.45.67',
    vat_number: 'nl 1234.56.782.b90',
    rsin: '111222333',
    street: 'Dam 1',
    postcode: '1012ab',
    city: 'Amsterdam',
  };
  await fill(office, typed);
  await office.button('clients-identity-save').click();
  await expect(office.page.getByRole('heading', { level: 1, name: typed.name })).toBeVisible();
  await expect(office.page.locator('.toast')).toHaveText(office.text('notice-client-saved'));
  for (const shown of ['01234567', 'NL123456782B90', '111222333', 'Dam 1', '1012 AB Amsterdam', '30 juni']) {
    await expect(identity(office)).toContainText(shown);
  }
  await expect(identity(office), 'nothing of what is not known').not.toContainText(office.text('clients-bsn'));
  await office.ready();

  // The overview of annual accounts finds it by its new name.
  await office.startAccounts('2025');
  await office.goto(`/devries/office/annual-accounts?q=${encodeURIComponent(typed.name)}`);
  await expect(office.page.getByRole('link', { name: typed.name })).toBeVisible();
  await edit(office, matter.card);
  await fill(office, { name: `Visdief ${mark}` });
  await office.button('clients-identity-save').click();
  await expect(office.page.getByRole('heading', { level: 1, name: `Visdief ${mark}` })).toBeVisible();
  await office.goto(`/devries/office/annual-accounts?q=${encodeURIComponent(typed.name)}`);
  await expect(office.page.getByRole('link', { name: typed.name })).toHaveCount(0);
  await office.goto(`/devries/office/annual-accounts?q=${encodeURIComponent(`Visdief ${mark}`)}`);
  await expect(office.page.getByRole('link', { name: `Visdief ${mark}` })).toBeVisible();
});

test('what a check does not accept is kept with a reason, and nothing typed is lost', async ({ desk, office }) => {
  const [matter, other] = [await makeClient(desk, newClient()), await makeClient(desk, newClient())];
  await edit(office, matter.card);
  await expect(office.page.getByTestId('reason')).toBeHidden();
  const typed = { name: '', number: other.client.number, kvk_number: '123', rsin: '123456789', postcode: '0123 ab', city: 'Ergens' };
  await fill(office, typed);
  await office.button('clients-identity-save').click();
  await expect(office.page.locator('.error-summary:visible')).toContainText(office.text('error-field-unusual-rsin'));
  for (const name of ['name', 'kvk_number', 'rsin', 'postcode']) {
    await expect(office.page.locator(`#f-${name}-error`)).toBeVisible();
  }
  for (const [name, value] of Object.entries(typed)) {
    await expect(office.page.locator(`#f-${name}`), name).toHaveValue(value);
  }
  await office.ready();

  const reason = 'Zo staat het in het oude register';
  await fill(office, { name: matter.client.name, reason });
  await office.button('clients-identity-save').click();
  await expect(office.page.locator('#f-number-error'), 'somebody else has it').toHaveText(office.text('error-field-taken'));
  await expect(office.page.locator('#f-reason')).toHaveValue(reason);
  await office.ready();
  await fill(office, { number: matter.client.number });
  await office.button('clients-identity-save').click();
  await expect(identity(office)).toContainText(`Bewaard met reden: ${reason} (Milan Bos,`);
  await office.ready();

  await test.step('what was explained is not asked again; a right number needs no remark', async () => {
    await edit(office, matter.card);
    await fill(office, { rsin: '123456782', kvk_number: '01234567', postcode: '1012 AB' });
    await office.button('clients-identity-save').click();
    await expect(identity(office)).toContainText('123456782');
    await expect(identity(office)).not.toContainText(reason);
  });
});

test('of two who change a client at once the second is told', async ({ desk, office, context }) => {
  const matter = await makeClient(desk, newClient());
  await edit(office, matter.card);
  const tab = await context.newPage();
  await tab.goto(`${matter.card}/edit`);
  await tab.locator('#f-city').fill('Utrecht');
  await tab.locator('form[action="/api/clients/change"] button[type=submit]').click();
  await expect(tab.getByTestId('identity')).toContainText('Utrecht');

  await fill(office, { city: 'Assen' });
  await office.button('clients-identity-save').click();
  await expect(office.page.locator('.error-summary:visible')).toContainText(office.text('error-state-changed'));
  await expect(office.page.locator('#f-city')).toHaveValue('Assen');
  const meanwhile = office.page.getByTestId('meanwhile').getByRole('listitem').filter({ visible: true });
  await expect(meanwhile, 'what the other one saved').toHaveText([`${office.text('clients-city')}: Utrecht`]);
  await tab.reload();
  await expect(tab.getByTestId('identity'), 'nothing was overwritten').toContainText('Utrecht');
  await office.ready();
  await office.button('clients-identity-save').click();
  await expect(identity(office), 'now he knows').toContainText('Assen');
});

test('a BSN is masked, and shown for one page at a press', async ({ desk, office, server, stranger }) => {
  const matter = await makeClient(desk, { ...newClient(), legalForm: 'NP', kvk: '' });
  await edit(office, matter.card);
  await fill(office, { bsn: '123456789', name: '' });
  await expect(office.page.locator('#f-rsin'), 'a person has none').toBeHidden();
  await office.button('clients-identity-save').click();
  await expect(office.page.locator('#f-bsn-error')).toHaveText(office.text('error-field-unusual-bsn'));
  await expect(office.page.locator('#f-bsn')).toHaveValue('123456789');
  await office.ready();
  await fill(office, { bsn: '1112.22.333', name: matter.client.name });
  await office.button('clients-identity-save').click();
  const shown = office.page.getByTestId('client-bsn');
  await expect(shown).toHaveText('•••••2333');
  expect(await office.page.content()).not.toContain(BSN);
  await office.ready();

  await office.button('clients-bsn-show').click();
  await expect(shown).toHaveText(BSN);
  expect(office.page.url()).not.toContain(BSN);
  await office.ready();
  await expect(shown, 'the script leaves it').toHaveText(BSN);
  await office.link('clients-bsn-hide').click();
  await expect(shown).toHaveText('•••••2333');
  await office.ready();
  await office.page.goBack();
  await expect(shown, 'the browser keeps it nowhere').toHaveText('•••••2333');

  await office.goto(`${matter.card}/edit`);
  expect(await office.page.content(), 'nor does the form').not.toContain(BSN);
  const elsewhere = await stranger();
  await elsewhere.goto(matter.card);
  expect(await elsewhere.content()).not.toContain('2333');
  expect(server.log).not.toContain(BSN);

  await test.step('who becomes a company loses it, when somebody says so', async () => {
    await edit(office, matter.card);
    await fill(office, { legal_form: 'BV' });
    await office.button('clients-identity-save').click();
    await expect(office.page.locator('#f-bsn-error')).toHaveText(office.text('error-field-not-of-legal-form'));
    await office.ready();
    await office.page.locator('#f-bsn_removed').check();
    await office.button('clients-identity-save').click();
    await expect(identity(office)).toBeVisible();
    await expect(shown).toHaveCount(0);
  });
});

test('a new client keeps a foreign number with a reason', async ({ office }) => {
  const client = { ...newClient(), kvk: 'HRB 12345' };
  await office.goto('/devries/office/clients');
  await office.link('clients-add').first().click();
  await office.page.waitForURL('**/clients/new');
  await office.ready();
  await office.fillClient(client);
  await office.button('clients-create').click();
  await expect(office.page.locator('#f-kvk_number-error')).toHaveText(office.text('error-field-unusual-kvk-number'));
  await office.ready();
  await office.page.locator('#f-reason').fill('Duits handelsregister');
  await office.button('clients-create').click();
  await expect(identity(office)).toContainText('HRB12345');
  await expect(identity(office)).toContainText('Duits handelsregister');
});

test('the card shows what was saved, whoever saved it', async ({ desk, office }) => {
  const matter = await identify(desk, await makeClient(desk, newClient()));
  await office.goto(matter.card);
  await expect(identity(office)).toContainText('België');
  await expect(office.page.getByTestId('client-bsn')).toHaveText('•••••2333');
});

test('the card leads to what happened and what was mailed', async ({ desk, office }) => {
  const client = newClient();
  const matter = await share(desk, client, 'approve');
  const { page } = office;
  await office.goto(matter.card);
  await office.link('clients-history-title').click();
  await expect(page.getByTestId('client-timeline')).toContainText(office.text('clients-history-client-created'));
  await expect(page.getByTestId('client-timeline')).toContainText(office.text('timeline-shared-approve'));
  await office.ready();
  await page.goBack();
  await office.link('clients-mails-title').click();
  const row = page.getByTestId('client-mails').locator('tbody tr').filter({ hasText: client.email });
  await expect(row).toContainText(office.text('timeline-mail-sent-report-ready'));
  await row.getByRole('link').click();
  await expect(office.state).toHaveAttribute('data-state', 'approval_requested');
});
