import { makeReport, sha256 } from '../support/report.ts';
import { newClient } from '../support/people.ts';
import { Office } from '../support/office.ts';
import { expect, test } from '../support/test.ts';

test('a client approves annual accounts, from sign-in to status', async ({ page, server, recipient, javaScriptEnabled }) => {
  const client = newClient('collaborate');
  const report = makeReport(client.name, 4);
  const office = new Office(page, javaScriptEnabled !== false);

  await test.step('an employee signs in, makes the client and shares the report', async () => {
    await office.signIn(server.someone('devries', 'accountant'));
    await office.addClient(client);
    await office.startAccounts('2025');
    await office.upload(report);
    await office.share();
    await office.expectState('approval_requested');
  });

  const mail = await server.mailbox.receive(client.email);
  await test.step('the mail says who, for what and until when, and nothing of the document', () => {
    expect(mail.text).toContain('De Vries Accountants');
    expect(mail.html.replaceAll('&#x2f;', '/')).toContain(`href="${mail.link}"`);
    expect(`${mail.subject} ${mail.text}`).not.toContain(client.name);
  });

  const noor = await recipient(client.email);
  await test.step('the landing page shows firm, task and masked address, and no document', async () => {
    await noor.open(mail.link);
    const landing = noor.page.getByTestId('landing');
    await expect(landing.getByRole('heading', { level: 1 })).toHaveText(noor.text('links-ready-approve', { kind: 'annual-accounts' }));
    await expect(landing).toContainText('n•••@vanwijk.example');
    await expect(noor.page.locator('body')).not.toContainText(client.name);
    await expect(landing.getByRole('button')).toHaveCount(1);
  });

  await test.step('after the press the mailed code opens the report as page images', async () => {
    await noor.press();
    await expect(noor.page.getByTestId('code-step')).toBeVisible();
    await noor.giveCode((await server.mailbox.receive(client.email)).code);
    await expect(noor.page.getByRole('heading', { level: 1 })).toHaveText(noor.text('report-title', { kind: 'annual-accounts', when: '2025' }));
    const images = noor.page.locator('.page-viewer img');
    await expect(images).toHaveCount(4);
    for (const image of await images.all()) {
      await image.scrollIntoViewIfNeeded();
      await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth)).toBeGreaterThan(300);
    }
    await expect(noor.page.locator('.page-text').first()).toContainText(client.name);
  });

  await test.step('he downloads exactly the file that was uploaded', async () => {
    const download = noor.page.waitForEvent('download');
    await noor.link('approvals-download').click();
    const chunks = await (await (await download).createReadStream()).toArray();
    expect(Buffer.concat(chunks).equals(report.buffer)).toBe(true);
  });

  await test.step('he approves, and gets a receipt on screen and by mail', async () => {
    await noor.link('approvals-approve').click();
    const called = noor.text('report-in-a-sentence', { kind: 'annual-accounts', when: '2025' });
    const asked = `Ik heb ${called} van ${client.name} (versie 1) bekeken en ga ermee akkoord.`;
    await expect(noor.page.getByTestId('declaration')).toHaveText(asked);
    await noor.ready();
    await noor.button('approvals-confirm').click();
    const receipt = noor.page.getByTestId('approval-receipt');
    await expect(receipt).toContainText(client.contact);
    await expect(receipt).toContainText(report.name);
    await expect(receipt.locator('.copy-text')).toHaveAttribute('title', sha256(report));
    await noor.ready();
    const proof = await server.mailbox.receive(client.email, sha256(report));
    expect(proof.text).toContain(client.name);
  });

  await test.step('the link shows the report no more', async () => {
    await noor.page.reload();
    await expect(noor.page.getByTestId('approval-receipt')).toBeVisible();
    const pdf = await noor.page.request.get(`${noor.page.url()}/report.pdf`);
    expect(pdf.status()).toBe(410);
    await noor.goto(mail.link);
    await noor.expectOpened();
    const other = await recipient(client.email);
    await other.goto(mail.link);
    await other.expectGone();
  });

  await test.step('the employee sees it without loading the page anew, and is told by mail', async () => {
    await office.expectChangeTo('approved');
    await office.expectTimeline(
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
      'timeline-downloaded',
      'timeline-approved',
      'timeline-round-sealed',
      'timeline-mail-sent-approval-receipt',
      'timeline-mail-sent-approval-received',
    );
    await expect(page.getByTestId('timeline').locator('li', { hasText: office.text('timeline-approved') })).toContainText(
      client.contact,
    );
    await server.mailbox.receive(server.someone('devries', 'accountant').email, client.name);
  });
});

test('a client returns the report with a reason, and approves the next version', async ({ office, server, recipient }) => {
  const client = newClient('extended');
  await office.goto('/devries/office/clients');
  await office.addClient(client);
  await office.startAccounts('2025');
  await office.upload(makeReport(client.name, 1));
  await office.share();

  const noor = await recipient(client.email);
  const first = (await server.mailbox.receive(client.email)).link;
  await noor.read(first);
  const reason = 'Bladzijde 1: de voorraad is 38.120 & niet "83.120".\n<b>Graag aanpassen</b>.';
  await noor.returnReport(reason);
  await expect(noor.page.getByTestId('returned')).toContainText('<b>Graag aanpassen</b>');

  await office.expectChangeTo('returned');
  await expect(office.page.getByTestId('next-step')).toContainText('de voorraad is 38.120 & niet "83.120".');
  const told = await server.mailbox.receive(server.someone('devries', 'accountant').email, client.name);
  expect(told.text).toContain('de voorraad is 38.120');

  const second = makeReport(client.name, 2, 'Jaarrekening 2025 v2.pdf');
  await office.upload(second);
  await office.share();
  await noor.goto(first);
  await noor.expectOpened();
  await noor.read((await server.mailbox.receive(client.email)).link);
  await noor.approve();
  await expect(noor.page.locator('.copy-text')).toHaveAttribute('title', sha256(second));
  await office.expectChangeTo('approved');
});

test('a standard client views once: his browser may load it again, another may not', async ({ office, server, recipient }) => {
  const client = newClient('standard');
  await office.goto('/devries/office/clients');
  await office.addClient(client);
  await office.startAccounts('2025');
  await office.upload(makeReport(client.name, 2));
  await office.share();
  await office.expectState('draft_shared');

  const { link } = await server.mailbox.receive(client.email);
  const noor = await recipient(client.email);
  await noor.open(link);
  await noor.press();
  await expect(noor.page.getByTestId('report')).toBeVisible();
  await expect(noor.page.getByText(noor.text('approvals-view-only'))).toBeVisible();
  await expect(noor.link('approvals-approve')).toHaveCount(0);
  await noor.page.reload();
  await expect(noor.page.locator('.page-viewer img')).toHaveCount(2);
  await noor.ready();

  const other = await recipient(client.email);
  await other.goto(link);
  await other.expectGone();
  await other.goto(noor.page.url());
  await other.expectGone('viewing-over');

  await office.goto(new URL(office.page.url()).pathname);
  await expect(office.page.getByTestId('next-step')).toContainText('heeft het rapport bekeken op');
});

test('a new link works beside the one before, until the decision', async ({ office, server, recipient }) => {
  const client = newClient();
  await office.goto('/devries/office/clients');
  await office.addClient(client);
  await office.startAccounts('2025');
  await office.upload(makeReport(client.name, 1));
  await office.share();
  const first = (await server.mailbox.receive(client.email)).link;
  const noor = await recipient(client.email);
  await noor.read(first);

  await office.renewLink();
  const second = (await server.mailbox.receive(client.email)).link;
  await noor.page.reload();
  await noor.approve();
  const other = await recipient(client.email);
  for (const link of [first, second]) {
    await other.goto(link);
    await other.expectGone();
  }
});

test('the language of a page is chosen in place and kept', async ({ page, recipient, server, javaScriptEnabled }) => {
  const office = new Office(page, javaScriptEnabled !== false);
  const english = page.locator('button[name=language][value=en]');
  await office.goto('/');
  await english.click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  office.language = 'en';
  await office.signIn(server.someone('devries', 'administrator'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(office.text('clients-title'));
  await page.getByRole('button', { name: office.text('ui-person-menu') }).click();
  await page.locator('button[name=language][value=nl]').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
  await office.ready();

  const reader = await recipient('nobody@example.nl');
  await reader.goto('/bakker');
  await reader.page.locator('button[name=language][value=en]').click();
  await expect(reader.page).toHaveURL(`${server.url}/bakker`);
  reader.language = 'en';
  await expect(reader.page.getByText(reader.text('firms-welcome-text'))).toBeVisible();
  await reader.ready();
});
