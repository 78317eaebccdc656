import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { text } from './catalogue.ts';
import { expectReady } from './office.ts';
import { type Station, type Visit, at, refuse } from './station.ts';
import { own } from './stations-account.ts';
import { bulk } from './stations-bulk.ts';
import { imports } from './stations-import.ts';
import { people } from './stations-people.ts';
import { rounds } from './stations-rounds.ts';
import { tiers } from './stations-tiers.ts';
import type { World } from './world.ts';

const start: Station[] = [
  at('start', () => '/'),
  at('start-welcome', () => '/?welcome'),
  {
    name: 'start-refused',
    open: (visit) =>
      refuse(visit, '/', 'sign-in-button', async (page) => {
        await page.locator('#f-email').fill('niemand@example.nl');
        await page.locator('#f-password').fill('niet goed');
      }),
  },
  { name: 'start-empty', open: (visit) => refuse(visit, '/', 'sign-in-button') },
  { ...at('invitation', (world) => world.invitation), stranger: true },
  at('invitation-of-another', (world) => world.invitation),
  {
    name: 'invitation-refused',
    stranger: true,
    open: (visit) => refuse(visit, visit.world.invitation, 'sign-in-invitation-button'),
  },
  at('invitation-over', (world) => world.invitation.replace(/.{8}$/, 'AAAAAAAA')),
  at('welcome', () => '/devries'),
  at('welcome-other-colour', () => '/bakker'),
  at('welcome-no-firm', () => '/geen-kantoor'),
  at('office-no-firm', () => '/geen-kantoor/office/clients'),
  { ...at('no-page', () => '/devries/geen/pagina'), plain: true },
];

const clients: Station[] = [
  at('clients', () => '/devries/office/clients'),
  { ...at('clients-empty', (world) => world.newcomerPath), newcomer: true },
  at('clients-none-found', () => '/devries/office/clients?q=zzzz'),
  at('clients-nearly', () => '/devries/office/clients?q=jnasen'),
  at('clients-filtered', () => '/devries/office/clients?who=me&form=BV&year=none&sort=since&desc=1'),
  at('find', () => '/devries/office/find'),
  at('find-some', () => '/devries/office/find?q=a'),
  at('find-none', () => '/devries/office/find?q=zzzz'),
  at('clients-new', () => '/devries/office/clients/new'),
  {
    name: 'clients-new-refused',
    open: (visit) =>
      refuse(visit, '/devries/office/clients/new', 'clients-create', async (page) => {
        await page.locator('#f-kvk_number').fill('123');
        await page.locator('#f-contact_email').fill('geen adres');
      }),
  },
  at('client-fresh', (world) => world.at('fresh').card),
  at('client', (world) => world.at('approved').card),
  {
    name: 'client-year-refused',
    open: (visit) =>
      refuse(visit, visit.world.at('fresh').card, 'annual-accounts-start', (page) => page.locator('#f-year').fill('25')),
  },
  at('client-identified', (world) => world.at('identified').card),
  {
    name: 'client-bsn-shown',
    open: async ({ page, world, language, scripts }) => {
      await page.goto(world.at('identified').card);
      await expectReady(page, scripts);
      await page.getByRole('button', { name: text(language, 'clients-bsn-show'), exact: true }).click();
      await expect(page.getByTestId('client-bsn')).toHaveText('111222333');
    },
  },
  at('client-timeline', (world) => `${world.at('approved').card}/timeline`),
  at('client-mails', (world) => `${world.at('approved').card}/mails`),
  at('client-mails-none', (world) => `${world.at('fresh').card}/mails`),
  at('client-edit', (world) => `${world.at('identified').card}/edit`),
  {
    name: 'client-edit-refused',
    open: (visit) =>
      refuse(visit, `${visit.world.at('fresh').card}/edit`, 'clients-identity-save', async (page) => {
        await page.locator('#f-name').fill('');
        await page.locator('#f-rsin').fill('123456789');
        await page.locator('#f-postcode').fill('12345');
      }),
  },
  at('contact-new', (world) => `${world.at('fresh').card}/contact`),
  {
    name: 'contact-refused',
    open: (visit) => refuse(visit, `${visit.world.at('fresh').card}/contact`, 'clients-contact-save'),
  },
  at('contact-not-found', (world) => `${world.at('fresh').card}/contact?id=${randomUUID()}`),
  at('client-not-found', () => `/devries/office/clients/${randomUUID()}`),
  { ...at('settings', () => '/devries/office/settings'), chief: true },
  {
    name: 'settings-refused',
    chief: true,
    open: (visit) =>
      refuse(visit, '/devries/office/settings', 'firms-settings-save', (page) => page.locator('#f-undo_minutes').fill('x')),
  },
  at('settings-not-allowed', () => '/devries/office/settings'),
  { ...at('texts', () => '/devries/office/settings/texts'), chief: true },
  { ...at('text', () => '/devries/office/settings/texts/lor/nl'), chief: true },
  {
    name: 'text-refused',
    chief: true,
    open: (visit) =>
      refuse(visit, `/devries/office/settings/texts/lor/${visit.language}`, 'texts-save', (page) =>
        page.locator('#f-text').fill('{{naam}}'),
      ),
  },
  { ...at('texts-differ', (world) => world.newcomerPath.replace('clients', 'settings/texts')), newcomer: true },
  { ...at('text-differs', (world) => world.newcomerPath.replace('clients', 'settings/texts/lor/nl')), newcomer: true },
  at('texts-not-allowed', () => '/devries/office/settings/texts'),
  // One of its samples is a receipt, which is a page of its own elsewhere.
  { ...at('style', () => '/devries/office/style'), headings: 3 },
];

const accounts: Station[] = [
  at('overview', () => '/devries/office/annual-accounts'),
  at('overview-filtered', () => '/devries/office/annual-accounts?side=client&preparer=none&sort=client&desc=1'),
  at('overview-none-found', () => '/devries/office/annual-accounts?q=zzzz'),
  at('overview-board', () => '/devries/office/annual-accounts?view=board'),
  ...['planned', 'uploaded', 'unopened', 'open', 'returned', 'approved', 'several', 'acts', 'acts-given', 'unopened-view', 'open-view', 'unreadable', 'unsigned'].map((name) =>
    at(`accounts-${name}`, (world) => world.at(name).accounts),
  ),
  at('client-jointly', (world) => world.at('jointly').card),
  {
    name: 'accounts-ask-refused',
    open: (visit) => refuse(visit, visit.world.at('jointly').accounts, 'annual-accounts-share-approve'),
  },
  {
    name: 'accounts-upload-refused',
    open: (visit) =>
      refuse(visit, visit.world.at('planned').accounts, 'annual-accounts-upload', (page) =>
        page
          .locator('#f-report')
          .setInputFiles({ name: 'notulen.pdf', mimeType: 'application/pdf', buffer: Buffer.from('tekst') }),
      ),
  },
];

/** A page while proofs cannot be made, where it says so: every one that was made was not. */
const unsealed = (name: string, says: string, path: (world: World) => string): Station => ({
  name,
  open: async ({ page, world, server, language }) => {
    await expect(async () => {
      await server.database.execute(
        `UPDATE approval_rounds SET state = 'complete', seal_tries = 3, seal_error = 'files', seal_failed_at = opened_at,
          seal_try_at = '2099-01-01T00:00:00.000000Z' WHERE state = 'sealed'`,
      );
      await page.goto(path(world));
      await server.database.execute(
        `UPDATE approval_rounds SET state = 'sealed', seal_tries = 0, seal_error = NULL, seal_failed_at = NULL,
          seal_try_at = NULL WHERE seal_tries = 3`,
      );
      await expect(page.getByText(text(language, says)).first()).toBeVisible({ timeout: 1_000 });
    }).toPass();
  },
});

const troubles: Station[] = [
  unsealed('accounts-unsealed', 'sealing-title', (world) => world.at('approved').accounts),
  unsealed('overview-unsealed', 'overview-unsealed', () => '/devries/office/annual-accounts?state=approved'),
];

/** Waits until both versions are drawn and compared. */
const compare = (name: string, from: number, to: number): Station => ({
  name,
  open: async ({ page, world }) => {
    await expect(async () => {
      await page.goto(`${world.at('again').accounts}/compare/${from}/${to}`);
      await expect(page.getByTestId('compare-summary')).toBeVisible({ timeout: 1_000 });
    }).toPass();
  },
});

const comparing: Station[] = [
  at('accounts-again', (world) => world.at('again').accounts),
  compare('compare', 1, 3),
  compare('compare-added', 2, 3),
  at('compare-not-found', (world) => `${world.at('again').accounts}/compare/3/4`),
  {
    name: 'report-again',
    open: async ({ page, world }) => {
      await expect(async () => {
        await page.goto(world.at('again').view);
        await expect(page.locator('.page-change:visible').first()).toBeVisible({ timeout: 1_000 });
      }).toPass();
    },
  },
  at('verify', () => '/verify'),
  at('verify-unknown', () => `/verify?sha256=${'0'.repeat(64)}&how=device`),
];

const links: Station[] = [
  at('links', () => '/devries/office/links'),
  at('links-all', () => '/devries/office/links?state=all'),
  at('links-used', () => '/devries/office/links?state=used'),
  at('links-of-client', (world) => `/devries/office/links?state=all&client=${world.at('gone').card.split('/').at(-1)}`),
  at('links-none-found', () => '/devries/office/links?q=zzzz'),
  { ...at('links-none-yet', (world) => world.newcomerPath.replace('clients', 'links?state=all')), newcomer: true },
  {
    name: 'links-withdraw',
    open: async ({ page, language, scripts }) => {
      await page.goto('/devries/office/links');
      await expectReady(page, scripts);
      await page.locator('.links-pick input').first().check();
      await page.locator('.links-pick input').last().check();
      await page.getByRole('button', { name: text(language, 'links-withdraw'), exact: true }).click();
      await expect(page.getByTestId('links-chosen')).toBeVisible();
    },
  },
  at('links-withdraw-none', () => '/devries/office/links/withdraw'),
  { ...at('link-settings', (world) => world.newcomerPath.replace('clients', 'settings/links')), newcomer: true },
  at('link-settings-not-allowed', () => '/devries/office/settings/links'),
  at('contact-agreed', (world) => world.contact),
  {
    name: 'contact-code-refused',
    open: (visit) =>
      refuse(visit, visit.world.contact, 'links-agreed-save', (page) => page.locator('#f-access_code').fill('kort')),
  },
];

const portal: Station[] = [
  at('landing', (world) => world.at('unopened').link),
  at('landing-view', (world) => world.at('unopened-view').link),
  at('landing-gone', (world) => world.at('gone').link),
  at('landing-asked', (world) => `${world.at('gone').link}?asked`),
  at('landing-reading', (world) => world.at('open-view').link),
  at('landing-never', () => '/devries/open/geen-link'),
  at('code-agreed', (world) => world.at('agreed').view),
  at('code', (world) => world.at('code').view),
  {
    name: 'code-refused',
    open: (visit) => refuse(visit, visit.world.at('code').view, 'links-code-button'),
  },
  at('report', (world) => world.at('open').view),
  at('report-view', (world) => world.at('open-view').view),
  at('approve', (world) => `${world.at('open').view}?step=approve`),
  at('approve-acts', (world) => `${world.at('acts').view}?step=approve`),
  {
    name: 'approve-acts-refused',
    open: (visit) => refuse(visit, `${visit.world.at('acts').view}?step=approve`, 'texts-confirm'),
  },
  at('receipt-acts', (world) => world.at('acts-given').view),
  at('return', (world) => `${world.at('open').view}?step=return`),
  {
    name: 'return-refused',
    open: (visit) => refuse(visit, `${visit.world.at('open').view}?step=return`, 'approvals-return-confirm'),
  },
  at('receipt', (world) => world.at('approved').view),
  at('receipt-several', (world) => world.at('several').view),
  at('returned', (world) => world.at('returned').view),
  at('report-unreadable', (world) => world.at('unreadable').view),
  at('view-over', () => `/devries/view/${randomUUID()}`),
  at('view-gone', (world) => world.at('gone').view),
];

/** Every page in every state that it can have. */
export const stations: Station[] = [
  ...start, ...own, ...clients, ...accounts, ...bulk, ...imports, ...tiers, ...rounds, ...troubles, ...comparing, ...links,
  ...people, ...portal,
];

/** Opens a station in a language, in a browser that holds the cookies it needs. */
export async function arrive(station: Station, visit: Visit): Promise<void> {
  const { page, world, server, language, scripts } = visit;
  const context = page.context();
  await context.clearCookies();
  const own = station.newcomer ? world.newcomer : station.chief ? world.chief : undefined;
  if (!station.stranger) await context.addCookies(own ? (await own.requests.storageState()).cookies : await world.cookies());
  await context.addCookies([{ name: 'language', value: language, url: server.url }]);
  await station.open(visit);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  if (!station.plain) await expectReady(page, scripts);
}
