import { newClient } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

const LIST = '/devries/office/annual-accounts';

test('annual accounts are found, assigned and dated from the overview', async ({ office }) => {
  const [first, second] = [newClient(), newClient()];
  for (const client of [first, second]) {
    await office.goto('/devries/office/clients');
    await office.addClient(client);
    await office.startAccounts('2025');
  }
  await office.goto('/devries/office/clients');
  await office.page.getByRole('link', { name: office.text('annual-accounts-nav'), exact: true }).first().click();
  await office.page.waitForURL(`**${LIST}`);
  await office.ready();
  const rows = office.page.getByTestId('overview-table').getByRole('row');
  await office.page.getByRole('searchbox').fill(first.name);
  await office.page.locator('select[name=state]').selectOption('planned');
  await office.button('overview-apply').click();
  await office.page.waitForURL(/q=.*state=planned/);
  await office.ready();
  await expect(rows.filter({ hasText: first.name })).toContainText(/wacht op samensteller sinds .+ \(vandaag\)/);
  await expect(rows.filter({ hasText: second.name })).toHaveCount(0);

  const bar = office.page.getByTestId('overview-bulk');
  await expect(bar).toBeHidden();
  const tick = rows.filter({ hasText: first.name }).getByRole('checkbox');
  await tick.check();
  await expect(bar).toBeVisible();
  await bar.locator('[name=deadline]').fill('2020-05-12');
  await office.button('overview-bulk-deadline').click();
  await expect(office.page.locator('.toast')).toHaveText(office.text('notice-bulk-started'));
  await office.ready();
  await expect(rows.filter({ hasText: first.name })).toContainText('12 mei 2020');
  await rows.filter({ hasText: first.name }).getByRole('checkbox').check();
  await bar.locator('[name=part]').selectOption('reviewer');
  await bar.locator('[name=employee]').selectOption({ label: 'Milan Bos' });
  await office.button('overview-bulk-assign').click();
  await office.ready();
  // Enter in a field presses no button: nobody chose one.
  await rows.filter({ hasText: first.name }).getByRole('checkbox').check();
  await bar.locator('[name=part]').selectOption('reviewer');
  await bar.locator('[name=reason]').fill('Wacht op de bank');
  await bar.locator('[name=reason]').press('Enter');
  await expect(office.page.locator('.error-summary:visible')).toContainText(office.text('error-act-missing'));
  await office.ready();
  await office.goto(`${LIST}?reviewer=me&deadline=overdue`);
  await expect(rows.filter({ hasText: first.name })).toContainText('Milan Bos');
  await expect(rows.filter({ hasText: second.name })).toHaveCount(0);
});

test('the board, the export and a saved choice follow the same filter', async ({ office }) => {
  await office.goto(`${LIST}?state=approval_requested`);
  const count = office.page.getByTestId('overview-count');
  const told = await count.textContent();
  await office.link('overview-as-board').click();
  await office.page.waitForURL(/view=board/);
  await office.ready();
  await expect(office.page.locator('.board-column')).toHaveCount(1);
  await expect(office.page.locator('.board-column')).toHaveAttribute('data-state', 'approval_requested');
  await expect(count).toHaveText(told ?? '');
  await office.page.getByText(office.text('overview-view-keep')).click();
  await office.page.locator('#f-name').fill('Ter akkoord');
  await office.button('overview-view-save').click();
  await expect(office.page.locator('.toast')).toHaveText(office.text('notice-view-saved'));
  await office.ready();
  await expect(office.page.getByTestId('overview-views').getByRole('link', { name: 'Ter akkoord' })).toHaveAttribute('aria-current', 'true');
  for (const [kind, type] of [['csv', 'text/csv'], ['xlsx', 'spreadsheetml']] as const) {
    const file = await office.page.request.get(`${LIST}/export.${kind}?state=approval_requested`);
    expect(file.status()).toBe(200);
    expect(file.headers()['content-type']).toContain(type);
    expect(file.headers()['content-disposition']).toMatch(/^attachment; filename="jaarrekeningen-\d{4}-\d\d-\d\d\./);
    expect((await file.body()).length).toBeGreaterThan(100);
  }
});
