import { openSqlite } from '../../src/store/sqlite/open.ts';

/** A process that opens, reads and closes a database so many times, as commands in several windows do: `opener PATH TIMES`. */
const [path = '', times = '1'] = process.argv.slice(2);
for (let i = 0; i < Number(times); i++) {
  const store = await openSqlite(path);
  await store.db.selectFrom('ledger_entries').select('seq').execute();
  await store.close();
}
