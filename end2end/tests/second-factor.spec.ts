import type { Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { Office } from '../support/office.ts';
import { Server } from '../support/server.ts';
import { expect, test as base } from '../support/test.ts';
import { appCode } from '../support/totp.ts';

/** A server of which the people have authenticator apps, as `akkoord demo` makes them. */
const test = base.extend<object, { server: Server }>({
  server: [
    async ({ engine }, use, worker) => {
      const server = await Server.start(engine, `factor_${worker.parallelIndex}_${worker.workerIndex}`, 6, true);
      await use(server);
      const log = server.log;
      await server.stop();
      expect(log, 'the log of the server').not.toContain('panicked');
    },
    { scope: 'worker', timeout: 240_000 },
  ],
});

const sanne = (server: Server) => server.someone('devries', 'administrator');

/** What the app shows; tests come faster than codes change, so that what was used before is forgotten. */
async function code(server: Server, key = sanne(server).totp_secret!): Promise<string> {
  await server.database.execute('UPDATE totp_factors SET last_step = 0');
  return appCode(key);
}

async function givePassword(office: Office, email: string, password: string): Promise<void> {
  await office.page.locator('#f-email').fill(email);
  await office.page.locator('#f-password').fill(password);
  await office.button('sign-in-button').click();
}

/** Signs in with password and code, from wherever the page is. */
async function enter(office: Office, server: Server, typed?: string): Promise<void> {
  const { email, password } = sanne(server);
  await office.goto('/');
  await givePassword(office, email, password);
  await office.page.waitForURL('**/sign-in/code*');
  await office.page.locator('#f-code').fill(typed ?? (await code(server)));
  await office.button('sign-in-code-button').click();
  await office.page.waitForURL('**/devries/office/clients');
  await office.ready();
}

const desk = (page: Page, javaScriptEnabled: boolean | undefined) => new Office(page, javaScriptEnabled !== false);

test('an employee signs in with a code from the app', async ({ page, server, javaScriptEnabled }) => {
  const office = desk(page, javaScriptEnabled);
  const { email, password } = sanne(server);
  await office.goto('/devries/office/links?state=all');
  await page.waitForURL('**/?next=*');
  await office.ready();
  await givePassword(office, email, password);
  await page.waitForURL('**/sign-in/code*');
  await expect(page.getByText(email)).toBeVisible();
  expect(await violations(page, office.scripts)).toEqual([]);

  await test.step('nothing opens yet', async () => {
    const answer = await page.request.get('/devries/office/clients', { maxRedirects: 0, headers: { accept: 'text/html' } });
    expect(answer.status()).toBe(302);
  });

  await test.step('a wrong code is told', async () => {
    const right = await code(server);
    await page.locator('#f-code').fill(right === '000000' ? '111111' : '000000');
    await office.button('sign-in-code-button').click();
    await expect(page.getByRole('alert')).toContainText(office.text('error-wrong-factor'));
    await page.locator('#f-code').fill('12');
    await office.button('sign-in-code-button').click();
    await expect(page.locator('#f-code-error')).toBeVisible();
  });

  await test.step('the right one leads to where he wanted to go', async () => {
    const right = await code(server);
    await page.locator('#f-code').fill(`${right.slice(0, 3)} ${right.slice(3)}`);
    await office.button('sign-in-code-button').click();
    await page.waitForURL('**/devries/office/links?state=all');
  });

  await test.step('it works once', async () => {
    await page.context().clearCookies();
    const right = appCode(sanne(server).totp_secret!);
    await office.goto('/');
    await givePassword(office, email, password);
    await page.waitForURL('**/sign-in/code');
    await page.locator('#f-code').fill(right);
    await office.button('sign-in-code-button').click();
    // Unless half a minute began meanwhile.
    if (appCode(sanne(server).totp_secret!) === right) {
      await expect(page.getByRole('alert')).toContainText(office.text('error-wrong-factor'));
    }
  });
});

test('the mailbox shows codes of demo people', async ({ page, server, javaScriptEnabled }) => {
  const office = desk(page, javaScriptEnabled);
  await code(server);
  await page.goto('/dev/mail');
  const shown = page.getByTestId('code').filter({ hasText: sanne(server).email }).locator('strong');
  await enter(office, server, await shown.innerText());
});

test('a newcomer sets up an app before anything else', async ({ page, server, javaScriptEnabled }) => {
  const office = desk(page, javaScriptEnabled);
  const email = `nieuw${Date.now()}@devries.example`;
  await server.command('employee', 'invite', 'devries', email, 'Noor Nieuw', '--role', 'accountant');
  await page.goto((await server.mailbox.receive(email)).link);
  const password = 'een korte zin is sterk';
  await page.locator('#f-password').fill(password);
  await office.button('sign-in-invitation-button').click();
  await page.waitForURL('**/?welcome');
  await office.ready();
  await givePassword(office, email, password);
  await page.waitForURL('**/account/app?next=*');
  await test.step('whoever finds the session later shows first who it is', async () => {
    await server.database.execute(`UPDATE sessions SET proven_at = '2020-01-01T00:00:00.000000Z'`);
    const here = page.url();
    await page.reload();
    await page.waitForURL('**/account/confirm?next=*');
    await expect(page.getByTestId('app-secret')).toHaveCount(0);
    await page.locator('#f-password').fill(password);
    await office.button('account-confirm-button').click();
    await page.waitForURL(here);
  });
  await expect(page.getByTestId('app-missing')).toBeVisible();
  await expect(page.locator('svg.account-qr path')).toHaveAttribute('d', /^M\d+ \d+h/);
  const key = await page.getByTestId('app-secret').innerText();

  await test.step('nothing else opens', async () => {
    await page.goto('/devries/office/annual-accounts');
    await page.waitForURL('**/account/app?next=*');
    expect(await page.getByTestId('app-secret').innerText(), 'another page, another key').not.toBe(key);
  });

  const offered = await page.getByTestId('app-secret').innerText();
  await test.step('a wrong code keeps the key', async () => {
    await page.locator('#f-code').fill(appCode(offered) === '000000' ? '111111' : '000000');
    await office.button('account-app-confirm').click();
    await expect(page.locator('#f-code-error')).toBeVisible();
    await expect(page.getByTestId('app-secret')).toHaveText(offered);
  });

  await page.locator('#f-code').fill(appCode(offered));
  await office.button('account-app-confirm').click();
  await page.waitForURL('**/office/account?next=*');
  const codes = await page.getByTestId('recovery-codes').locator('li').allInnerTexts();
  expect(codes).toHaveLength(10);
  expect(await violations(page, office.scripts)).toEqual([]);

  await test.step('the codes are shown once', async () => {
    await page.reload();
    await expect(page.getByTestId('codes-left')).toContainText('10');
    await expect(page.getByTestId('recovery-codes')).toHaveCount(0);
    await page.goto('/devries/office/clients');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(office.text('clients-title'));
  });

  await test.step('each lets him in once', async () => {
    for (const [typed, lets] of [[codes[0], true], [codes[0], false], [codes[1]!.toUpperCase(), true]] as const) {
      await page.context().clearCookies();
      await office.goto('/');
      await givePassword(office, email, password);
      await page.waitForURL('**/sign-in/code');
      await page.locator('#f-code').fill(typed!);
      await office.button('sign-in-code-button').click();
      if (lets) await page.waitForURL('**/devries/office/clients');
      else await expect(page.getByRole('alert')).toContainText(office.text('error-wrong-factor'));
    }
    await page.goto('/devries/office/account');
    await expect(page.getByTestId('codes-left')).toContainText('8');
  });

  await test.step('he chooses another password', async () => {
    const change = async (old: string) => {
      await page.locator('#f-old_password').fill(old);
      await page.locator('#f-password').fill('nog een korte zin is sterker');
      await office.button('account-password-change').click();
    };
    await change('niet goed');
    await expect(page.getByRole('alert')).toContainText(office.text('error-wrong-password'));
    await change(password);
    await expect(page.getByRole('status').filter({ hasText: office.text('notice-password-changed') })).toBeVisible();
    await page.goto('/devries/office/clients');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(office.text('clients-title'));
  });
});

test('somebody sees where he is signed in, and ends it', async ({ page, stranger, server, javaScriptEnabled }) => {
  const [office, other] = [desk(page, javaScriptEnabled), desk(await stranger(), javaScriptEnabled)];
  await enter(office, server);
  await enter(other, server);
  await office.goto('/devries/office/account');
  const rows = page.getByTestId('account-session');
  await expect(rows.first()).toContainText(office.text('account-session-this'));
  await expect(rows.first()).toContainText('Chrome op Linux');
  await rows.filter({ hasNot: page.getByText(office.text('account-session-this')) }).first().getByRole('button').click();
  await expect(page.getByRole('status').filter({ hasText: office.text('notice-session-ended') })).toBeVisible();
  await other.page.goto('/devries/office/clients');
  await other.page.waitForURL('**/?next=*');

  await test.step('and all others at once', async () => {
    await enter(other, server);
    await office.goto('/devries/office/account');
    await office.button('account-sessions-end').click();
    await expect(page.getByRole('status').filter({ hasText: office.text('notice-sessions-ended') })).toBeVisible();
    await expect(rows).toHaveCount(1);
    await other.page.goto('/devries/office/clients');
    await other.page.waitForURL('**/?next=*');
  });
});

test('a sensitive act asks who it is, and loses nothing that was filled in', async ({ page, server, javaScriptEnabled }) => {
  const office = desk(page, javaScriptEnabled);
  await enter(office, server);
  await server.database.execute(`UPDATE sessions SET proven_at = '2020-01-01T00:00:00.000000Z'`);
  await office.goto('/devries/office/settings');
  await office.link('firms-security').click();
  const asked = page.getByLabel(office.text('firms-second-factor'));
  await expect(asked).toBeChecked();
  await asked.uncheck();
  await office.button('firms-settings-save').click();
  await page.waitForURL('**/account/confirm?next=*');

  await page.locator('#f-code').fill('000');
  await office.button('account-confirm-button').click();
  await expect(page.locator('#f-code-error')).toBeVisible();
  await page.locator('#f-code').fill(await code(server));
  await office.button('account-confirm-button').click();
  await page.waitForURL('**/settings/security');
  await expect(page.getByRole('alert')).toContainText(office.text('error-kept'));
  await expect(asked).not.toBeChecked();
  await office.button('firms-settings-save').click();
  await expect(page.getByRole('status').filter({ hasText: office.text('notice-saved') })).toBeVisible();
  await expect(page.getByText(office.text('firms-second-factor-off'))).toBeVisible();
  await asked.check();
  await office.button('firms-settings-save').click();
  await expect(page.getByText(office.text('firms-second-factor-off'))).toBeHidden();

  // Whoever gives rights gives everything that they open.
  await server.database.execute(`UPDATE sessions SET proven_at = '2020-01-01T00:00:00.000000Z'`);
  await office.goto('/devries/office/settings/employees/invite');
  await page.locator('#f-name').fill('Gat');
  await page.locator('#f-email').fill('gat@gat.example');
  await page.locator('[name=role][value=administrator]').check();
  await office.button('people-invite-send').click();
  await page.waitForURL('**/account/confirm?next=*');
  await office.goto('/devries/office/settings/employees');
  await expect(page.getByText('gat@gat.example')).toHaveCount(0);
});

test('after signing out the browser shows nothing any more', async ({ page, server, javaScriptEnabled }) => {
  const office = desk(page, javaScriptEnabled);
  await enter(office, server);
  await office.goto('/devries/office/links');
  await page.locator('.menu-button').click();
  await page.getByTestId('sign-out').click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goBack();
  await expect(page.locator('#f-email')).toBeVisible();
  await expect(page.locator('.office')).toHaveCount(0);
});
