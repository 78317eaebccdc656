import { expect } from '@playwright/test';
import { text } from './catalogue.ts';
import { expectReady } from './office.ts';
import { type Station, type Visit, at, refuse } from './station.ts';

/** Opens the form that records a withdrawal, once the round is sealed. */
async function withdrawal({ page, world, scripts }: Visit): Promise<void> {
  await expect(async () => {
    await page.goto(world.at('approved').accounts);
    await expect(page.getByTestId('withdrawal-form')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expectReady(page, scripts);
  await page.getByTestId('withdrawal-form').locator('summary').click();
}

/** The firm lets signers hand over; another test may have ended that. */
async function delegate({ page, world, scripts }: Visit): Promise<void> {
  await world.chief.done('/api/firms/settings', { firm: 'devries', undo_minutes: '0', may_delegate: 'on' });
  await page.goto(`${world.at('delegate').view}?step=delegate`);
  await expectReady(page, scripts);
}

/** What becomes of a round: copies, somebody else who decides, a withdrawal. */
export const rounds: Station[] = [
  { name: 'withdrawal', open: withdrawal },
  {
    name: 'withdrawal-refused',
    open: async (visit) => {
      await withdrawal(visit);
      await visit.page.getByTestId('withdrawal-form').locator('button[type=submit]').click();
      await expect(visit.page.locator('#f-withdrawal_reason-error')).toBeVisible();
    },
  },
  at('accounts-withdrawn', (world) => world.at('withdrawn').accounts),
  at('verify-withdrawn', (world) => `/verify?sha256=${world.withdrawn}&how=device`),
  {
    name: 'ask-refused',
    open: (visit) =>
      refuse(visit, visit.world.at('uploaded').accounts, 'annual-accounts-ask', async (page) => {
        await page.getByText(text(visit.language, 'texts-ask-summary'), { exact: true }).click();
        await page.getByLabel(text(visit.language, 'approvals-rule')).selectOption('n_of_m');
      }),
  },
  at('report-copy', (world) => world.at('copy').view),
  { name: 'delegate', open: delegate },
  {
    name: 'delegate-refused',
    open: async (visit) => {
      await delegate(visit);
      await visit.page.getByRole('button', { name: text(visit.language, 'approvals-delegate-confirm'), exact: true }).click();
      await expect(visit.page.locator('#f-to-error')).toBeVisible();
    },
  },
  at('delegated', (world) => world.at('delegated').view),
];
