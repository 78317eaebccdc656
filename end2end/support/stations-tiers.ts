import { randomUUID } from 'node:crypto';
import { type Station, at, refuse } from './station.ts';

const CHANGE = '/devries/office/tiers/change';
const SETTINGS = '/devries/office/settings/tiers';
const chief = (station: Station): Station => ({ ...station, chief: true });

/** Giving clients another tier, the firm's tiers, and what its use comes to. */
export const tiers: Station[] = [
  at('tiers-change', () => `${CHANGE}?all=1`),
  at('tiers-change-nobody', () => CHANGE),
  at('tiers-change-down', () => `${CHANGE}?all=1&to=standard`),
  at('tiers-change-up', () => `${CHANGE}?all=1&to=extended&tier=standard`),
  at('tiers-change-one', (world) => `${CHANGE}?to=extended&ids%5B%5D=${world.at('fresh').card.split('/').at(-1)}`),
  at('tiers-batch', (world) => world.batches.tiers),
  at('tiers-batch-not-found', () => `/devries/office/tiers/batch/${randomUUID()}`),
  chief(at('tiers-settings', () => SETTINGS)),
  chief(at('tiers-new', () => `${SETTINGS}/new`)),
  chief(at('tiers-shipped', () => `${SETTINGS}/standard`)),
  chief(at('tiers-absent', () => `${SETTINGS}/own-19`)),
  chief({
    name: 'tiers-new-refused',
    open: (visit) =>
      refuse(visit, `${SETTINGS}/new`, 'tiers-save', async (page) => {
        await page.locator('#f-price').fill('veel');
      }),
  }),
  chief({
    name: 'tiers-price-refused',
    open: (visit) => refuse(visit, SETTINGS, 'tiers-extra-price-save', (page) => page.locator('#f-extra_price').fill('x')),
  }),
  chief(at('usage', () => '/devries/office/settings/usage')),
];
