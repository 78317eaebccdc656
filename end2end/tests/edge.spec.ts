import { truncateSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { newClient } from '../support/people.ts';
import { makeReport } from '../support/report.ts';
import { Forms } from '../support/requests.ts';
import { expect, test } from '../support/test.ts';
import { makeClient, press, share, start } from '../support/world.ts';

test('pressing twice does everything once', async ({ desk, office, server, recipient }) => {
  const client = newClient();
  const matter = await start(desk, await makeClient(desk, client));
  await desk.upload(matter.accounts, makeReport(client.name));

  await office.goto(matter.accounts);
  await office.button('annual-accounts-share-approve').dblclick();
  await office.expectState('approval_requested');
  await office.ready();
  const { link } = await server.mailbox.receive(client.email);

  const noor = await recipient(client.email);
  await noor.open(link);
  await noor.button('links-press', { kind: 'annual-accounts' }).dblclick();
  await expect(noor.page.getByTestId('code-step')).toBeVisible();
  await noor.ready();
  await noor.giveCode((await server.mailbox.receive(client.email)).code);
  await noor.link('approvals-approve').click();
  await expect(noor.page.getByTestId('approve-step')).toBeVisible();
  await noor.ready();
  await noor.button('approvals-confirm').dblclick();
  await expect(noor.page.getByTestId('approval-receipt')).toBeVisible();
  await noor.ready();

  // The receipt is the last mail of all, so whatever was sent twice would be there by now.
  await server.mailbox.receive(client.email, client.name);
  await server.mailbox.receive(server.someone('devries', 'accountant').email, client.name);
  expect((await server.mailbox.sentTo(client.email)).map((mail) => mail.subject)).toHaveLength(3);
  await office.expectChangeTo('approved');
  for (const key of ['timeline-shared-approve', 'timeline-link-pressed', 'timeline-approved']) {
    await expect(office.timeline(office.text(key))).toHaveCount(1);
  }
});

test('making a client with two presses makes one', async ({ office }) => {
  const client = newClient();
  await office.goto('/devries/office/clients/new');
  await office.fillClient(client);
  await office.button('clients-create').dblclick();
  await expect(office.page.getByRole('heading', { level: 1, name: client.name })).toBeVisible();
  await office.goto(`/devries/office/clients?q=${client.number}`);
  await expect(office.page.getByTestId('clients-table').locator('tbody tr')).toHaveCount(1);
});

test('two links in two tabs of one browser do not get in each other’s way', async ({ desk, server, recipient }) => {
  const [client, other] = [newClient(), newClient()];
  const [matter, second] = [await share(desk, client, 'approve'), await share(desk, other, 'approve')];
  const noor = await recipient(client.email);
  await noor.read(matter.link);
  const tab = noor.page;

  const tabs = { ...noor, page: await tab.context().newPage(), email: other.email };
  const theo = Object.assign(Object.create(Object.getPrototypeOf(noor)) as typeof noor, tabs);
  await theo.read(second.link);
  await expect(theo.page.getByTestId('report')).toContainText(other.name);

  await tab.reload();
  await expect(noor.page.getByTestId('report')).toContainText(client.name);
  await noor.approve();
  await theo.approve();
  await expect(theo.page.getByTestId('approval-receipt')).toContainText(other.name);
  await server.mailbox.receive(other.email, other.name);
});

test('going back after approving cannot approve again', async ({ desk, office, recipient }) => {
  const client = newClient();
  const matter = await share(desk, client, 'approve');
  const noor = await recipient(client.email);
  await noor.read(matter.link);
  await noor.approve();
  await noor.page.goBack();
  const confirm = noor.button('approvals-confirm');
  const receipt = noor.page.getByTestId('approval-receipt');
  await expect(confirm.or(receipt)).toBeVisible();
  if (await confirm.isVisible()) {
    await confirm.click();
    await expect(receipt).toBeVisible();
  }
  await office.goto(matter.accounts);
  await expect(office.timeline(office.text('timeline-approved'))).toHaveCount(1);
});

test('a text file named .pdf and a missing file are refused, and nothing is lost', async ({ desk, office }) => {
  const client = newClient();
  const matter = await start(desk, await makeClient(desk, client));
  await desk.upload(matter.accounts, makeReport(client.name, 1, 'Eerste.pdf'));
  await office.goto(matter.accounts);
  await office.choose({ name: 'notulen.pdf', mimeType: 'application/pdf', buffer: Buffer.from('Geen PDF, maar tekst.') });
  await office.sendUpload();
  await expect(office.page.getByRole('alert').filter({ hasText: office.text('error-not-pdf') })).toBeVisible();
  await office.ready();
  await office.expectState('in_progress');
  await expect(office.page.getByTestId('report').locator('.file-name')).toHaveText(['Eerste.pdf']);
});

test('a report that is too large gets a clear answer, and nothing is kept', async ({ desk, office }, info) => {
  const matter = await start(desk, await makeClient(desk, newClient()));
  const file = info.outputPath('groot.pdf');
  writeFileSync(file, '%PDF-1.7\n');
  truncateSync(file, 2_000_000_000);
  await office.goto(matter.accounts);
  await office.choose(file);
  await office.sendUpload();
  // A script says so before anything is sent.
  const tooBig = office.text(office.scripts ? 'annual-accounts-upload-too-big' : 'error-file-too-large', { size: '100 MB' });
  await expect(office.page.getByRole('alert').filter({ hasText: tooBig })).toBeVisible({ timeout: 60_000 });
  await office.ready();
  await office.expectState('planned');
  truncateSync(file, 0);
});

test('a hostile file name is shown as text', async ({ desk, office, recipient }) => {
  const client = newClient();
  const matter = await start(desk, await makeClient(desk, client));
  const name = "'><img src=x onerror=alert(1)>${7*7}{{7*7}} €\u202e.pdf";
  await office.goto(matter.accounts);
  await office.upload({ ...makeReport(client.name, 1), name: 'gewoon.pdf' });
  await desk.upload(matter.accounts, makeReport(client.name, 1, name));
  await office.goto(matter.accounts);
  const shown = name.replace('\u202e', '');
  await expect(office.page.getByTestId('report').locator('.file-name').first()).toHaveText(shown);
  await expect(office.page.locator('img[src="x"]')).toHaveCount(0);
  await office.share();
  const noor = await recipient(client.email);
  await noor.read((await desk.server.mailbox.receive(client.email)).link);
  await expect(noor.page.getByTestId('report')).toContainText(shown);
  await noor.approve();
  await expect(noor.page.getByTestId('approval-receipt')).toContainText(shown);
});

test('what belongs to another firm, or to nobody, is not there', async ({ desk, office, server }) => {
  const rival = await (await Forms.open(server)).signIn(server.someone('bakker', 'accountant'));
  const theirs = await start(rival, await makeClient(rival, newClient(), 'bakker'), 'bakker');
  const paths = [
    theirs.card.replace('/bakker/', '/devries/'),
    theirs.accounts.replace('/bakker/', '/devries/'),
    `/devries/office/clients/${randomUUID()}`,
    `/devries/office/annual-accounts/${randomUUID()}`,
    '/devries/office/annual-accounts/geen-nummer',
    theirs.card,
  ];
  for (const path of paths) {
    const answer = await office.page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(office.page.getByTestId('error-page')).toHaveAttribute('data-code', 'not-found');
    await expect(office.page.locator('body')).not.toContainText(theirs.client.name);
    await office.ready();
  }
  const client = theirs.card.split('/').at(-1)!;
  const answer = await desk.post('/api/annual-accounts/start', { firm: 'devries', client, year: '2024', back: '/' });
  expect(answer.headers()['set-cookie']).toContain('flash=');
  expect((await rival.page(theirs.card)).match(/file-name/g)).toHaveLength(1);
  await rival.requests.dispose();
});

test('five wrong codes lock the link, and the firm sees it', async ({ desk, office, server, recipient }) => {
  const client = newClient();
  const matter = await share(desk, client, 'approve');
  const noor = await recipient(client.email);
  await noor.open(matter.link);
  await noor.press();
  const { code } = await server.mailbox.receive(client.email);
  const wrong = code === '00000000' ? '11111111' : '00000000';
  for (let tries = 1; tries <= 4; tries += 1) {
    await noor.giveCode(wrong);
    await expect(noor.page.getByRole('alert')).toContainText(noor.text('error-wrong-code'));
  }
  await noor.giveCode(wrong);
  await noor.expectGone();
  await office.goto(matter.accounts);
  await expect(office.timeline(office.text('timeline-link-locked'))).toHaveCount(1);
});

test('without a session every page of the office asks to sign in, and then leads there', async ({ desk, page, server }) => {
  const matter = await makeClient(desk, newClient());
  await page.goto(matter.card);
  await expect(page).toHaveURL(`/?next=${encodeURIComponent(matter.card)}`);
  const { email, password } = server.someone('devries', 'accountant');
  await page.locator('#f-email').fill(email);
  await page.locator('#f-password').fill(password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(matter.card);
  await page.locator('[popovertarget=person-menu]').click();
  await page.getByTestId('sign-out').click();
  await expect(page).toHaveURL('/');
  // SES-3: nor does the browser's own memory show it to whoever sits here next.
  await page.goBack();
  await expect(page).toHaveURL(/next=/);
  await expect(page.locator('body')).not.toContainText(matter.client.name);
  await page.goto(matter.card);
  await expect(page).toHaveURL(/next=/);
});

test('a wrong password is answered without telling what was wrong, and keeps the address', async ({ page }) => {
  await page.goto('/');
  for (const email of ['milan@devries.example', 'niemand@devries.example']) {
    await page.locator('#f-email').fill(email);
    await page.locator('#f-password').fill('niet het goede wachtwoord');
    await page.locator('#f-password').press('Enter');
    await expect(page.getByRole('alert')).toContainText('E-mailadres of wachtwoord klopt niet');
    await expect(page.locator('#f-email')).toHaveValue(email);
    await expect(page.locator('#f-password')).toHaveValue('');
  }
});

test('a link of another item cannot be reached with this one', async ({ desk, recipient, server }) => {
  const [mine, other] = [await share(desk, newClient(), 'approve'), await share(desk, newClient(), 'approve')];
  const holder = await Forms.open(server);
  await press(holder, other);
  const noor = await recipient(mine.client.email);
  await noor.read(mine.link);
  for (const path of [other.view, `${other.view}/pages/1`, `${other.view}/report.pdf`]) {
    const answer = await noor.page.request.get(path);
    expect(answer.status(), path).toBe(410);
  }
  await noor.goto(other.view);
  await noor.expectGone('viewing-over');
  await holder.requests.dispose();
});
