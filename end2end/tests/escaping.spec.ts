import { sendClients } from '../support/imports.ts';
import { Office } from '../support/office.ts';
import { newClient } from '../support/people.ts';
import { Forms } from '../support/requests.ts';
import { expect, test } from '../support/test.ts';
import { makeClient, start } from '../support/world.ts';

const HOSTILE = `'"><img src=x onerror=alert(1)>${'$'}{7*7}`;

/** LEP-1: whatever a firm calls its people, teams, tiers and clients is a text, wherever it is shown. */
test('what is typed is shown as text on every page of the office', async ({ page, server, javaScriptEnabled }) => {
  const joost = server.someone('bakker', 'administrator');
  const chief = await (await Forms.open(server)).signIn(joost);
  const firm = 'bakker';
  const client = { ...newClient(), name: HOSTILE, contact: HOSTILE };
  const matter = await start(chief, await makeClient(chief, client, firm), firm);
  await chief.done('/api/people/save-team', { firm, team_name: HOSTILE });
  await chief.done('/api/people/invite', { firm, name: HOSTILE, email: `gast-${client.number}@example.nl`, language: 'nl', role: 'assistant' });
  await chief.done('/api/tiers/save', { firm, tier: '', like: 'standard', name_nl: HOSTILE, price: '1', included_users: '1' });
  await chief.requests.dispose();

  const office = new Office(page, javaScriptEnabled !== false);
  await office.signIn(joost);
  const shows = async (path: string) => {
    await office.goto(path);
    await expect(page.getByText(HOSTILE, { exact: false }).first(), path).toBeAttached();
    await expect(page.locator('img[src="x"]'), path).toHaveCount(0);
  };
  const base = `/${firm}/office`;
  const found = encodeURIComponent('img src');
  for (const path of [matter.card, `${matter.card}/timeline`, matter.accounts, `${base}/find?q=${found}`, `${base}/clients?q=${found}`]) {
    await shows(path);
  }
  const one = `ids%5B%5D=${matter.card.split('/').at(-1)}`;
  for (const path of ['settings/teams', 'settings/employees', 'settings/tiers', `tiers/change?${one}&to=extended`]) await shows(`${base}/${path}`);

  await office.goto(`${base}/import`);
  await sendClients(page, [`Naam;Rechtsvorm;${HOSTILE.replaceAll('"', '""').replace(/^/, '"').replace(/$/, '"')}`, `${HOSTILE.replaceAll('"', '')};BV;x`]);
  await expect(page.getByTestId('import-columns')).toContainText(HOSTILE);
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
});
