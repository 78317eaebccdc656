import { randomUUID } from 'node:crypto';
import type { Language } from './catalogue.ts';

/** What an employee types about a new client and its contact. */
export interface NewClient {
  name: string;
  legalForm: string;
  kvk: string;
  number: string;
  tier: 'standard' | 'collaborate' | 'extended';
  contact: string;
  email: string;
  language: Language;
}

/** A client like no other, so that tests on one server do not meet. */
export function newClient(tier: NewClient['tier'] = 'collaborate', language: Language = 'nl'): NewClient {
  const mark = randomUUID().slice(0, 8);
  return {
    name: `Van Wijk ${mark} B.V.`,
    legalForm: 'BV',
    kvk: '01234567',
    number: `E-${mark}`,
    tier,
    contact: `Noor van Wijk ${mark}`,
    email: `noor.${mark}@vanwijk.example`,
    language,
  };
}
