import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Language = 'nl' | 'en';

const ROOT = path.resolve(import.meta.dirname, '../../app/locales');

/** Key and value of every message that is one line; those with a choice inside are left out. */
function load(language: Language): Map<string, string> {
  const messages = new Map<string, string>();
  const folder = path.join(ROOT, language);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ftl'))) {
    for (const line of readFileSync(path.join(folder, file), 'utf8').split('\n')) {
      const [, key, value] = /^([a-z][a-z0-9-]*) = (.+)$/.exec(line) ?? [];
      if (key && value && !value.endsWith('->')) messages.set(key, value.trim());
    }
  }
  return messages;
}

export const catalogues: Record<Language, Map<string, string>> = { nl: load('nl'), en: load('en') };

/** The text of a key, as a page shows it. */
export function text(language: Language, key: string, values: Record<string, string> = {}): string {
  const value = catalogues[language].get(key);
  if (value === undefined) throw new Error(`no ${language} text ${key}`);
  return value.replace(/\{ \$([a-z-]+) \}/g, (_, name: string) => values[name] ?? '');
}
