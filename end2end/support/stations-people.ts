import { randomUUID } from 'node:crypto';
import { type Page, expect } from '@playwright/test';
import { expectReady } from './office.ts';
import { type Station, at, refuse } from './station.ts';

const SETTINGS = '/devries/office/settings';

/** The page of a colleague, by what stands in his row. */
const colleague = (name: string, who: string, then?: (page: Page) => Promise<void>): Station => ({
  name,
  chief: true,
  open: async ({ page, scripts }) => {
    await page.goto(`${SETTINGS}/employees`);
    await page.getByTestId('employees').locator('tbody tr').filter({ hasText: who }).getByRole('link').click();
    await expect(page.getByTestId('facts')).toBeVisible();
    await expectReady(page, scripts);
    await then?.(page);
  },
});

/** The firm's people, as its administrator sees them. */
export const people: Station[] = [
  { ...at('employees', () => `${SETTINGS}/employees`), chief: true },
  {
    name: 'employees-rights',
    chief: true,
    open: async ({ page }) => {
      await page.goto(`${SETTINGS}/employees`);
      await page.getByTestId('rights').locator('summary').click();
    },
  },
  { ...at('employees-first', (world) => world.newcomerPath.replace('clients', 'settings/employees')), newcomer: true },
  { ...at('employee-invite', () => `${SETTINGS}/employees/invite`), chief: true },
  {
    name: 'employee-invite-refused',
    chief: true,
    open: (visit) => refuse(visit, `${SETTINGS}/employees/invite`, 'people-invite-send'),
  },
  colleague('employee', 'milan@devries.example', (page) => page.getByTestId('leave').locator('summary').click()),
  colleague('employee-oneself', 'sanne@devries.example', (page) => page.getByTestId('leave').locator('summary').click()),
  { ...at('employee-not-found', () => `${SETTINGS}/employees/${randomUUID()}`), chief: true },
  { ...at('teams', () => `${SETTINGS}/teams`), chief: true },
  { ...at('team', () => `${SETTINGS}/teams/edit`), chief: true },
  {
    name: 'team-refused',
    chief: true,
    open: (visit) => refuse(visit, `${SETTINGS}/teams/edit`, 'people-team-save'),
  },
];
