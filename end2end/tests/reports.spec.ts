import { newClient } from '../support/people.ts';
import { makeReport } from '../support/report.ts';
import { expect, test } from '../support/test.ts';

test('a VAT return of a quarter is approved, filed and done', async ({ office, server, recipient }) => {
  const client = newClient();
  await office.goto('/devries/office/clients');
  await office.addClient(client);
  const card = new URL(office.page.url()).pathname;
  const form = office.page.getByTestId('start-report');
  await form.locator('summary').click();
  // A corporate income tax return has no quarters: said at its field, and nothing typed is lost.
  await form.locator('#f-kind').selectOption('vpb');
  await form.locator('#f-report_year').fill('2026');
  await form.locator('#f-period').selectOption('q1');
  await office.button('report-start').click();
  await expect(office.page.locator('#f-period-error')).toBeVisible();
  await office.ready();
  await expect(form.locator('#f-kind')).toHaveValue('vpb');
  await expect(form.locator('#f-report_year')).toHaveValue('2026');
  await form.locator('#f-kind').selectOption('btw');
  await office.button('report-start').click();
  await office.page.waitForURL('**/office/annual-accounts/*');
  await office.ready();
  const title = office.text('report-title', { kind: 'btw', when: office.text('report-when', { period: 'q1', year: '2026' }) });
  await expect(office.page.getByRole('heading', { level: 1 })).toHaveText(title);

  await office.upload(makeReport(client.name, 1, 'btw.pdf'));
  await office.share();
  const mail = await server.mailbox.receive(client.email);
  const noor = await recipient(client.email);
  await noor.open(mail.link);
  await expect(noor.page.getByRole('heading', { level: 1 })).toHaveText(noor.text('links-ready-approve', { kind: 'tax-return' }));
  await noor.read(mail.link);
  await expect(noor.page.getByRole('heading', { level: 1 })).toHaveText(title);
  await noor.approve();
  await expect(noor.page.getByTestId('approval-receipt')).toContainText(title);

  await office.expectChangeTo('approved');
  await office.expectRound('sealed');
  await office.page.reload();
  await office.ready();
  await office.page.locator('input[name=step][value=file]').check();
  await office.button('annual-accounts-move').click();
  await office.expectState('filed');
  await expect(office.state).toContainText(office.text('annual-accounts-state-filed-other'));
  await office.ready();
  await office.button('annual-accounts-move-close').click();
  await office.expectState('closed');

  await office.goto('/devries/office/annual-accounts?kind=btw');
  await expect(office.page.getByRole('table')).toContainText(title);
  await office.goto(card);
  await expect(office.page.getByRole('link', { name: title })).toBeVisible();
});
