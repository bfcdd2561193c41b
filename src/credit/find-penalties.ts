import type { AppError } from '../kernel/app-error.ts';
import type { Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import type { Policy } from '../policy/schema.ts';
import type { Db, Tx } from '../store/store.ts';
import { type Penalties, penaltiesOf } from './penalties.ts';
import { type BreachRow, findCaseById } from './store.ts';

/** What follows, or would follow, from deciding a breach on a day, its case read for what a bar may reach. Errors of `penaltiesOf`. */
export async function findPenalties(
  db: Db | Tx,
  policy: Policy,
  breach: BreachRow,
  decidedOn: Day,
  publish: boolean,
): Promise<Result<Penalties, AppError>> {
  const found = await findCaseById(db, breach.case_id);
  return penaltiesOf(policy, {
    breach: breach.breach_no,
    kind: breach.kind,
    seriousness: breach.seriousness,
    decidedOn,
    publish,
    item: found && { code: found.item_code, authority: found.authority_name, domain: found.domain },
  });
}
