import { type Station, at, refuse } from './station.ts';

const account = '/devries/office/account';

/** What is somebody's own, and what a firm asks of those who sign in. */
export const own: Station[] = [
  // When it was last used is on it, so two looks need not be the same.
  { ...at('account', () => account), plain: true },
  {
    name: 'account-password-refused',
    plain: true,
    open: (visit) => refuse(visit, account, 'account-password-change'),
  },
  at('account-app', () => `${account}/app`),
  {
    name: 'account-app-refused',
    open: (visit) => refuse(visit, `${account}/app`, 'account-app-confirm', (page) => page.locator('#f-code').fill('12')),
  },
  at('account-confirm', () => `${account}/confirm`),
  {
    name: 'account-confirm-refused',
    open: (visit) => refuse(visit, `${account}/confirm`, 'account-confirm-button'),
  },
  { ...at('security', () => '/devries/office/settings/security'), chief: true },
  at('security-not-allowed', () => '/devries/office/settings/security'),
  at('sign-in-over', () => '/sign-in/code'),
];
