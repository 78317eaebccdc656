import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { sendClients } from './imports.ts';
import { type Station, at } from './station.ts';

const IMPORT = '/devries/office/import';
/** A file speaks the language of who sends it. */
const rows = (language: 'nl' | 'en') => [
  language === 'nl' ? 'Cliëntnummer;Naam;Rechtsvorm;RSIN;Contactpersoon;E-mail' : 'Client number;Name;Legal form;RSIN;Contact;E-mail',
  'S-1;Station een;BV;;Jan;jan@station.example',
  'S-2;=1+1;BV;123456789;;',
  'S-3;;BV;;;geen adres',
];

/** Importing clients: the file, its columns, what would happen. */
export const imports: Station[] = [
  at('import', () => IMPORT),
  {
    name: 'import-columns',
    open: async (visit) => {
      await visit.page.goto(IMPORT);
      await sendClients(visit.page, rows(visit.language));
      await expect(visit.page.getByTestId('import-columns')).toBeVisible();
    },
  },
  {
    name: 'import-checked',
    open: async (visit) => {
      await visit.page.goto(IMPORT);
      await sendClients(visit.page, rows(visit.language));
      await visit.page.locator('form[action$="import-columns"] button').click();
      await expect(visit.page.getByTestId('import-check')).toBeVisible();
    },
  },
  at('import-not-found', () => `${IMPORT}/${randomUUID()}`),
];
