import { randomUUID } from 'node:crypto';
import { newClient } from '../support/people.ts';
import { makeReport } from '../support/report.ts';
import { expect, test } from '../support/test.ts';
import { makeClient, start } from '../support/world.ts';

const START = '/devries/office/annual-accounts/start';

test('annual accounts of a year are started for many clients, and taken back', async ({ office }) => {
  const { page } = office;
  const clients = [newClient('extended'), newClient('extended'), newClient('extended')];
  for (const client of clients) {
    await office.goto('/devries/office/clients');
    await office.addClient(client);
  }
  await office.startAccounts('2023');
  await office.goto('/devries/office/annual-accounts');
  await office.link('bulk-start-open').click();
  await page.waitForURL(`**${START}`);
  await office.ready();
  const year = page.locator('select[name=year]');
  await year.selectOption('2023');
  await page.locator('select[name=tier]').selectOption('extended');
  await page.getByRole('searchbox').fill('van wijk');
  await office.button('overview-apply').click();
  await page.waitForURL(/year=2023&q=van\+wijk.*tier=extended/);
  await office.ready();
  const rows = page.getByTestId('start-table').getByRole('row');
  await expect(rows.filter({ hasText: clients[0]!.name })).toHaveCount(1);
  await expect(rows.filter({ hasText: clients[2]!.name })).toHaveCount(0);
  // Also those that have some: they are shown, and skipped.
  await page.locator('[name=had]').check();
  await office.button('overview-apply').click();
  await page.waitForURL(/had=1/);
  await office.ready();
  await expect(rows.filter({ hasText: clients[2]!.name })).toContainText(office.text('bulk-start-there'));
  await page.locator('[name=all]').check();
  await office.button('bulk-start-preview').click();
  await page.waitForURL(/step=preview/);
  await office.ready();
  await expect(page.getByTestId('start-skipped')).toContainText(clients[2]!.name);
  await page.goBack();
  await office.ready();
  for (const client of clients.slice(0, 2)) await rows.filter({ hasText: client.name }).getByRole('checkbox').check();
  await page.locator('[name=all]').uncheck();
  await office.button('bulk-start-preview').click();
  await page.waitForURL(/step=preview/);
  await office.ready();
  await expect(page.getByTestId('start-will')).toHaveText('U start 2 jaarrekeningen.');
  await page.locator('#f-preparer').selectOption({ label: 'Milan Bos' });
  await page.locator('#f-deadline').fill('2024-10-31');
  await page.getByRole('button', { name: '2 jaarrekeningen starten' }).click();
  await page.waitForURL('**/annual-accounts/batch/*');
  await office.ready();
  await expect(page.getByTestId('batch-outcomes')).toContainText('2 jaarrekeningen zijn gestart.');
  const batch = page.url();

  await office.link('bulk-batch-to-overview').click();
  await office.ready();
  const listed = page.getByTestId('overview-table').getByRole('row');
  await expect(listed.filter({ hasText: 'Van Wijk' })).toHaveCount(2);
  await expect(listed.filter({ hasText: clients[0]!.name })).toContainText('31 oktober 2024');
  await listed.filter({ hasText: clients[0]!.name }).getByRole('link').click();
  await office.ready();
  await page.locator('#f-note').fill('Gebeld');
  await office.button('annual-accounts-note-add').click();
  await office.ready();

  await office.goto(batch);
  await page.getByText(office.text('bulk-undo-open')).click();
  await office.button('bulk-undo-confirm').click();
  await office.ready();
  await expect(page.getByTestId('batch-undone')).toContainText('1 jaarrekening is weer weg.');
  await expect(page.getByTestId('batch-kept')).toContainText(clients[0]!.name);
  await office.goto('/devries/office/annual-accounts?year=2023&q=van+wijk');
  await expect(listed.filter({ hasText: clients[1]!.name })).toHaveCount(0);
  await expect(listed.filter({ hasText: clients[0]!.name })).toHaveCount(1);
});

test('deadlines between two days are found, and exported', async ({ office }) => {
  const { page } = office;
  const [early, late] = [newClient(), newClient()];
  for (const [client, day] of [[early, '2031-03-01'], [late, '2031-06-01']] as const) {
    await office.goto('/devries/office/clients');
    await office.addClient(client);
    await office.startAccounts('2025');
    await page.locator('#f-deadline').fill(day);
    await page.getByTestId('people').getByRole('button').click();
    await office.ready();
  }
  await office.goto('/devries/office/annual-accounts');
  await page.getByText(office.text('overview-more-filters')).click();
  await page.locator('[name=deadline_from]').fill('2031-02-01');
  await page.locator('[name=deadline_to]').fill('2031-03-01');
  await office.button('overview-apply').click();
  await page.waitForURL(/deadline_from=2031-02-01&deadline_to=2031-03-01/);
  await office.ready();
  const rows = page.getByTestId('overview-table').getByRole('row');
  await expect(rows.filter({ hasText: early.name })).toHaveCount(1);
  await expect(rows.filter({ hasText: late.name })).toHaveCount(0);
  const file = await page.request.get('/devries/office/annual-accounts/export.csv?deadline_from=2031-05-01');
  const text = await file.text();
  expect(text).toContain(late.name);
  expect(text).not.toContain(early.name);
});

test('approval is asked for many, after a look at who is mailed and who is not', async ({ office, server, desk }) => {
  const { page } = office;
  const mark = randomUUID().slice(0, 8);
  const named = () => ({ ...newClient(), name: `${mark} Holding` });
  const [one, two, bare] = [named(), named(), { ...newClient(), name: `${mark} Leeg` }];
  for (const client of [one, two, bare]) {
    const matter = await start(desk, await makeClient(desk, client));
    if (client !== bare) await desk.upload(matter.accounts, makeReport(client.name, 1));
  }
  const list = `/devries/office/annual-accounts?q=${mark}`;
  const rows = page.getByTestId('overview-table').getByRole('row').filter({ hasText: mark });

  await test.step('the preview says who, and who not and why; nothing is sent', async () => {
    await office.goto(list);
    await rows.first().getByRole('checkbox').check();
    await page.locator('.bulk-all input').check();
    await office.button('bulk-share-approve').click();
    await page.waitForURL('**/annual-accounts/send?act=share-approve&*');
    await office.ready();
    await expect(page.getByTestId('send-will')).toContainText('2 cliënten krijgen een mail.');
    await expect(page.getByTestId('send-table').getByRole('row')).toHaveCount(3);
    await expect(page.getByTestId('send-table')).toContainText(one.contact);
    const refused = page.getByTestId('send-refused');
    await expect(refused).toContainText('1 heeft nog geen rapport');
    await expect(refused.getByRole('link')).toHaveText(bare.name);
  });

  await test.step('cancel brings the choice back, all or some', async () => {
    await office.link('clients-cancel').click();
    await page.waitForURL('**/annual-accounts?*');
    await office.ready();
    await expect(page.locator('.bulk-all input')).toBeChecked();
    await page.locator('.bulk-all input').uncheck();
    await expect(rows.getByRole('checkbox', { checked: true })).toHaveCount(1);
    await rows.nth(1).getByRole('checkbox').check();
    await office.button('bulk-remind').click();
    await page.waitForURL('**/send?act=remind&*');
    await office.ready();
    await expect(page.getByText(office.text('bulk-send-none'))).toBeVisible();
    await office.link('bulk-send-back').click();
    await page.waitForURL('**/annual-accounts?*');
    await office.ready();
    await expect(rows.getByRole('checkbox', { checked: true })).toHaveCount(2);
    await expect(page.locator('.bulk-all input')).not.toBeChecked();
    expect(await server.mailbox.sentTo(one.email)).toEqual([]);
  });

  await test.step('one press of the keyboard sends, twice is once', async () => {
    await page.locator('.bulk-all input').check();
    await office.button('bulk-share-approve').click();
    await page.waitForURL('**/send?act=share-approve&*');
    await office.ready();
    const preview = page.url();
    const send = page.getByRole('button', { name: 'Versturen naar 2 cliënten' });
    const form = await page.locator('form[action$="/send-many"]').evaluate((form: HTMLFormElement) => [...new FormData(form)].map(([name, value]) => [name, String(value)]));
    await send.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/annual-accounts/batch/*');
    await office.ready();
    const outcomes = page.getByTestId('batch-outcomes');
    await expect(outcomes).toContainText('Voor 2 rapporten is akkoord gevraagd.');
    await expect(outcomes.getByRole('listitem')).toHaveText('1 heeft nog geen rapport');
    const batch = new URL(page.url()).pathname;
    expect(await desk.done('/api/annual-accounts/send-many', Object.fromEntries(form)), 'the same press once more').toBe(batch);
    for (const { email } of [one, two]) {
      await server.mailbox.receive(email);
      expect(await server.mailbox.sentTo(email)).toHaveLength(1);
    }
    await office.goto(preview);
    await expect(page.getByTestId('send-refused')).toContainText('past niet bij de status');
    await expect(page.getByTestId('send-refused').getByRole('listitem').filter({ hasText: one.contact })).toHaveCount(0);
  });
});

test('what fits since the preview is not sent unseen', async ({ office, server, desk }) => {
  const { page } = office;
  const mark = randomUUID().slice(0, 8);
  const [seen, later] = [newClient(), newClient()].map((client) => ({ ...client, name: `${mark} ${client.name}` }));
  const begin = async (client: typeof seen) => {
    const matter = await start(desk, await makeClient(desk, client!));
    await desk.upload(matter.accounts, makeReport(client!.name, 1));
  };
  await begin(seen);
  await office.goto(`/devries/office/annual-accounts/send?act=share-approve&q=${mark}&all=1`);
  const send = (name: string) => page.getByRole('button', { name });
  await expect(send('Versturen naar 1 cliënt')).toBeVisible();
  await begin(later);
  await send('Versturen naar 1 cliënt').click();
  await expect(page.getByRole('alert')).toContainText(office.text('error-state-changed'));
  await office.ready();
  expect(await server.mailbox.sentTo(seen!.email)).toEqual([]);
  await send('Versturen naar 2 cliënten').click();
  await page.waitForURL('**/annual-accounts/batch/*');
  await office.ready();
  for (const client of [seen, later]) await server.mailbox.receive(client!.email);
});
