import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type Engine = 'sqlite' | 'postgres';

/** A database of its own for one server. */
export interface Database {
  url: string;
  /** The same as the owner of the tables signs in, where that is another. */
  ownerUrl?: string;
  /** The same as somebody signs in whom no wall between firms holds. */
  superuserUrl: string;
  /** Runs SQL behind the server's back: what only time could bring about. */
  execute(sql: string): Promise<void>;
  remove(): Promise<void>;
}

export async function makeDatabase(engine: Engine, folder: string, name: string): Promise<Database> {
  return engine === 'postgres' ? postgres(name) : sqlite(path.join(folder, 'akkoord.db'));
}

function sqlite(file: string): Database {
  return {
    url: `sqlite:${file}`,
    superuserUrl: `sqlite:${file}`,
    async execute(sql) {
      const { DatabaseSync } = await import('node:sqlite');
      const database = new DatabaseSync(file, { timeout: 10_000 });
      database.exec(sql);
      database.close();
    },
    remove: async () => {},
  };
}

async function postgres(name: string): Promise<Database> {
  const superuser = process.env.TEST_POSTGRES_URL;
  if (!superuser) throw new Error('TEST_POSTGRES_URL names no PostgreSQL; scripts/postgres.sh run -- starts one');
  const own = new URL(superuser);
  own.pathname = `/${name}`;
  const as = (role: string) => Object.assign(new URL(own), { username: role }).href;
  const psql = (url: string, sql: string) => run('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', url, '-c', sql]);
  await psql(superuser, `CREATE DATABASE ${name} OWNER akkoord_owner`);
  return {
    url: as('akkoord_app'),
    ownerUrl: as('akkoord_owner'),
    superuserUrl: own.href,
    execute: async (sql) => void (await psql(own.href, sql)),
    remove: async () => void (await psql(superuser, `DROP DATABASE ${name} WITH (FORCE)`)),
  };
}
