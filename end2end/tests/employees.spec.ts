import { randomUUID } from 'node:crypto';
import { Office } from '../support/office.ts';
import { newClient } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { accountsId, makeClient, start } from '../support/world.ts';

const SETTINGS = '/devries/office/settings';
const PASSWORD = 'een korte zin is sterk';

test('a colleague is invited, works with the rights of his role, leaves and comes back', async ({ page, desk, server, stranger, javaScriptEnabled }) => {
  const scripts = javaScriptEnabled !== false;
  const mark = randomUUID().slice(0, 8);
  const [name, email] = [`Piet Puk ${mark}`, `piet.${mark}@devries.example`];
  const chief = new Office(page, scripts);
  await chief.signIn(server.someone('devries', 'administrator'));
  const rows = page.getByTestId('employees').locator('tbody tr');
  const row = rows.filter({ hasText: name });

  await test.step('the form says what is wrong, keeps what was typed, and tells what each role may', async () => {
    await chief.goto(SETTINGS);
    await chief.link('people-title').click();
    await chief.ready();
    await chief.link('people-invite').click();
    await chief.ready();
    await page.locator('#f-name').fill(name);
    await page.locator('#f-email').fill('piet zonder apenstaart');
    await chief.button('people-invite-send').click();
    await expect(page.locator('#f-email-error')).toBeVisible();
    await expect(page.locator('#f-role-error')).toBeVisible();
    await expect(page.locator('#f-name')).toHaveValue(name);
    await chief.ready();
    await page.locator('#f-email').fill('milan@devries.example');
    await page.getByRole('radio', { name: new RegExp(`^${chief.text('role-secretary')}`) }).check();
    await expect(page.locator('label', { has: page.locator('input[value=secretary]') })).toContainText(chief.text('right-keep-clients'));
    await chief.button('people-invite-send').click();
    await expect(page.locator('#f-email-error')).toContainText(chief.text('error-field-taken'));
    await expect(page.locator('input[value=secretary]')).toBeChecked();
    await chief.ready();
    await page.locator('#f-email').fill(email);
    await chief.button('people-invite-send').click();
    await expect(row).toHaveAttribute('data-standing', 'invited');
    await expect(page.locator('.toast')).toHaveText(chief.text('notice-invited'));
    await chief.ready();
  });

  const piet = new Office(await stranger(), scripts);
  const accept = async (link: string) => {
    await piet.goto(link);
    await expect(piet.page.getByText(chief.text('sign-in-invitation-for', { email }))).toBeVisible();
    await piet.page.locator('#f-password').fill(PASSWORD);
    await piet.button('sign-in-invitation-button').click();
    await piet.page.waitForURL(/welcome/);
    await piet.ready();
    await piet.signIn({ email, password: PASSWORD, firm: 'devries', role: '', totp_secret: null });
  };

  await test.step('another mail takes the place of the first, and whoever is signed in as another is told', async () => {
    const first = (await server.mailbox.receive(email)).link;
    await row.getByRole('link', { name }).click();
    await chief.ready();
    await chief.button('people-invite-again').click();
    await expect(page.locator('.toast')).toHaveText(chief.text('notice-invited'));
    const second = (await server.mailbox.receive(email)).link;
    await piet.goto(first);
    await expect(piet.page.getByTestId('error-page')).toHaveAttribute('data-code', 'invitation-over');
    const other = new Office(await stranger(), scripts);
    await other.signIn(server.someone('devries', 'accountant'));
    await other.goto(second);
    await expect(other.page.getByTestId('error-page')).toHaveAttribute('data-code', 'invitation-of-another');
    await accept(second);
  });

  const client = newClient();
  const matter = await start(desk, await makeClient(desk, client));
  await test.step('a secretary keeps clients, and starts nothing', async () => {
    await expect(piet.link('clients-add').first()).toBeVisible();
    await piet.goto(matter.card);
    await expect(piet.page.getByTestId('contacts').getByRole('link', { name: piet.text('clients-contact-add') })).toBeVisible();
    await expect(piet.button('annual-accounts-start')).toHaveCount(0);
    await piet.page.goto(SETTINGS);
    await expect(piet.page.getByTestId('error-page')).toHaveAttribute('data-code', 'not-allowed');
  });

  const person = page.url();
  await test.step('another role counts with the next request', async () => {
    await chief.goto(person);
    await page.locator('input[value=assistant]').check();
    await chief.button('people-role-save').click();
    await expect(page.locator('.toast')).toHaveText(chief.text('notice-role-changed'));
    await chief.ready();
    await piet.goto(matter.card);
    await expect(piet.button('annual-accounts-start')).toBeVisible();
  });

  await test.step('who leaves hands his work over, and is out at once', async () => {
    const id = person.split('/').at(-1)!;
    await desk.done('/api/annual-accounts/assign', { firm: 'devries', accounts: accountsId(matter), preparer: id, reviewer: '', partner: '', deadline: '' });
    await chief.goto(person);
    const leave = page.getByTestId('leave');
    await leave.locator('summary').click();
    await expect(page.getByTestId('work')).toContainText('1 rapport');
    await chief.button('people-leave-button').click();
    await expect(page.locator('#f-handover-error')).toBeVisible();
    await chief.ready();
    await page.locator('#f-handover').selectOption({ label: 'Milan Bos' });
    await chief.button('people-leave-button').click();
    await expect(page.getByTestId('standing')).toHaveAttribute('data-standing', 'left');
    await chief.ready();
    await piet.page.goto('/devries/office/clients');
    await expect(piet.page).toHaveURL(/\/\?next=/);
    const card = await desk.page(matter.accounts);
    expect(card.split('id="f-preparer"')[1]!.split('</select>')[0]).toMatch(/selected[^>]*>Milan Bos/);
  });

  await test.step('he comes back by another invitation', async () => {
    await page.locator('input[value=read-only]').check();
    await chief.button('people-rehire-send').click();
    await expect(page.locator('.toast')).toHaveText(chief.text('notice-rehired'));
    await accept((await server.mailbox.receive(email)).link);
    await expect(piet.link('clients-add')).toHaveCount(0);
  });
});

test('the last administrator stays, and nobody ends his own employment', async ({ page, server, javaScriptEnabled }) => {
  const chief = new Office(page, javaScriptEnabled !== false);
  const me = server.someone('bakker', 'administrator');
  await chief.signIn(me);
  await chief.goto('/bakker/office/settings/employees');
  await page.getByTestId('employees').locator('tbody tr').filter({ hasText: me.email }).getByRole('link').click();
  await chief.ready();
  await page.locator('input[value=partner]').check();
  await chief.button('people-role-save').click();
  await expect(page.locator('.error-summary:visible')).toContainText(chief.text('error-last-administrator'));
  await chief.ready();
  await page.getByTestId('leave').locator('summary').click();
  await expect(page.getByTestId('leave')).toContainText(chief.text('people-leave-not-you'));
  await expect(chief.button('people-leave-button')).toHaveCount(0);
});

test('a team finds its clients, and a stand-in those of the absent one', async ({ page, desk, server, office, stranger, javaScriptEnabled }) => {
  const scripts = javaScriptEnabled !== false;
  const chief = new Office(await stranger(), scripts);
  await chief.signIn(server.someone('devries', 'administrator'));
  const milan = async () => {
    await chief.goto(`${SETTINGS}/employees`);
    await chief.page.getByTestId('employees').locator('tbody tr').filter({ hasText: 'Milan Bos' }).getByRole('link').click();
    await chief.ready();
    return chief.page.url().split('/').at(-1)!;
  };
  const id = await milan();
  const client = newClient();
  const matter = await start(desk, await makeClient(desk, client));
  await desk.done('/api/annual-accounts/assign', { firm: 'devries', accounts: accountsId(matter), preparer: id, reviewer: '', partner: '', deadline: '' });
  const found = (whose: string) => `/devries/office/clients?q=${client.number}&whose=${whose}`;
  const list = (who: Office) => who.page.getByTestId('clients-table').locator('tbody tr');
  const name = `Team ${client.number}`;

  await test.step('a team without a name is refused with what was ticked', async () => {
    await chief.goto(`${SETTINGS}/teams`);
    await chief.link('people-team-add').click();
    await chief.ready();
    for (const member of ['Milan Bos', 'Sanne de Vries']) await chief.page.getByLabel(member, { exact: true }).check();
    await chief.button('people-team-save').click();
    await expect(chief.page.locator('#f-team_name-error')).toBeVisible();
    await expect(chief.page.getByLabel('Milan Bos', { exact: true })).toBeChecked();
    await chief.ready();
    await chief.page.locator('#f-team_name').fill(name);
    await chief.button('people-team-save').click();
    await expect(chief.page.getByTestId('teams')).toContainText(name);
    await chief.ready();
  });

  await test.step('the list of clients has the team', async () => {
    await chief.goto(`/devries/office/clients?q=${client.number}`);
    await chief.page.getByRole('link', { name: new RegExp(`^${chief.text('clients-whose-team')}`) }).click();
    await chief.page.waitForURL(/whose=team/);
    await chief.ready();
    await expect(list(chief)).toHaveCount(1);
    await chief.goto(found('mine'));
    await expect(list(chief)).toHaveCount(0);
    await office.goto(found('team'));
    await expect(list(office)).toHaveCount(1);
  });

  await test.step('a stand-in sees what is the absent one’s, until that is over', async () => {
    await milan();
    const day = new Date().toISOString().slice(0, 10);
    await chief.page.locator('#f-from').fill(day);
    await chief.page.locator('#f-until').fill('2020-01-01');
    await chief.page.locator('#f-stand_in').selectOption({ label: 'Sanne de Vries' });
    await chief.button('people-absence-save').click();
    await expect(chief.page.locator('#f-until-error')).toBeVisible();
    await chief.ready();
    await chief.page.locator('#f-until').fill('2099-12-31');
    await chief.button('people-absence-save').click();
    await expect(chief.page.getByTestId('absent')).toContainText('Sanne de Vries');
    await chief.ready();
    await chief.goto(found('mine'));
    await expect(list(chief)).toHaveCount(1);
    await milan();
    await chief.button('people-absence-over').click();
    await expect(chief.page.getByTestId('absent')).toHaveCount(0);
    await chief.ready();
    await chief.goto(found('mine'));
    await expect(list(chief)).toHaveCount(0);
  });

  await test.step('a team that is no more is offered nowhere', async () => {
    await chief.goto(`${SETTINGS}/teams`);
    await chief.page.getByRole('link', { name, exact: true }).click();
    await chief.ready();
    await chief.button('people-team-remove').click();
    await expect(chief.page.getByRole('link', { name, exact: true })).toHaveCount(0);
    await chief.ready();
    await page.goto('/devries/office/clients');
    await expect(page.getByRole('link', { name: new RegExp(`^${chief.text('clients-whose-team')}`) })).toHaveCount(0);
  });
});
