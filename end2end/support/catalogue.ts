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

/** `key[choice]` and value of every message that is a choice, a line each. */
function loadChoices(language: Language): Map<string, string> {
  const choices = new Map<string, string>();
  const folder = path.join(ROOT, language);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ftl'))) {
    let key = '';
    for (const line of readFileSync(path.join(folder, file), 'utf8').split('\n')) {
      key = /^([a-z][a-z0-9-]*) = .*->$/.exec(line)?.[1] ?? (line.startsWith(' ') ? key : '');
      const [, choice, value] = /^ +\*?\[([a-z0-9-]+)\] (.+)$/.exec(line) ?? [];
      if (key && choice && value) choices.set(`${key}[${choice}]`, value);
    }
  }
  return choices;
}

const choices: Record<Language, Map<string, string>> = { nl: loadChoices('nl'), en: loadChoices('en') };

/** The text of a key, as a page shows it; one of the values makes the choice, where there is one. */
export function text(language: Language, key: string, values: Record<string, string> = {}): string {
  const chosen = Object.values(values).map((value) => choices[language].get(`${key}[${value}]`));
  const value = catalogues[language].get(key) ?? chosen.find((choice) => choice !== undefined);
  if (value === undefined) throw new Error(`no ${language} text ${key}`);
  return value.replace(/\{ \$([a-z-]+) \}/g, (_, name: string) => values[name] ?? '');
}
