import type { Forms } from './requests.ts';
import type { Matter } from './world.ts';

/** Who a client is, as its form is first filled in; `typed` instead of what stands there. */
export async function saveIdentity(desk: Forms, matter: Matter, typed: Record<string, string>): Promise<void> {
  await desk.done('/api/clients/change', {
    firm: 'devries',
    client: matter.card.split('/').at(-1)!,
    name: matter.client.name,
    number: matter.client.number,
    legal_form: matter.client.legalForm,
    kvk_number: matter.client.kvk,
    country: 'NL',
    year_end: '31-12',
    seen: '1',
    ...typed,
  });
}

/** A sole trader with everything that a card can show, and a number that is kept with a reason. */
export async function identify(desk: Forms, matter: Matter): Promise<Matter> {
  await saveIdentity(desk, matter, {
    legal_form: 'EZ',
    kvk_number: 'HRB 12345',
    vat_number: 'NL000099998B57',
    bsn: '111222333',
    street: 'Rue Neuve 1',
    postcode: '1000',
    city: 'Bruxelles',
    country: 'BE',
    year_end: '30-06',
    reason: 'R-2025',
  });
  return matter;
}
