import type { NewClient } from './people.ts';
import type { Forms } from './requests.ts';
import type { Matter } from './world.ts';

export type Authority = 'none' | 'alone' | 'jointly';

/** Another contact of the client, who may sign unless it is said. */
export async function addSigner(
  desk: Forms,
  matter: Matter,
  contact: NewClient,
  authority: Authority = 'alone',
  what = '',
): Promise<void> {
  await desk.done('/api/clients/save-contact', {
    firm: 'devries',
    client: matter.card.split('/').at(-1)!,
    contact: '',
    contact_name: contact.contact,
    contact_email: contact.email,
    contact_language: contact.language,
    contact_function: what,
    contact_authority: authority,
  });
}

/** One who may only read. */
export async function addReader(desk: Forms, matter: Matter, contact: NewClient): Promise<void> {
  await addSigner(desk, matter, contact, 'none');
}
