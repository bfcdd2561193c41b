import { type Desk, regionOf } from '../cli/desk.ts';
import type { Stamp } from '../ledger/append.ts';
import type { Tx } from '../store/store.ts';
import { type KeptSubject, keepSubject, type Person } from './keep-subjects.ts';

/**
 * Keeps who represents a body by law, as last handed in: the gate asks for that person too where policy says so. A list names
 * representatives by name alone; a name is never matched with a person.
 */
export async function keepRepresentative(
  tx: Tx,
  desk: Desk,
  of: { readonly body: KeptSubject; readonly representative: Person; readonly stamp: Stamp },
): Promise<KeptSubject> {
  const { body, representative, stamp } = of;
  const name = representative.name === '' ? null : representative.name;
  const person = await keepSubject(tx, desk, { ...representative, name }, stamp.at);
  const link = { representative_id: person.subject_id, since: stamp.at, actor: stamp.actor };
  await tx
    .insertInto('subject_representatives')
    .values({ office_region: regionOf(desk), subject_id: body.subject_id, ...link })
    .onConflict((conflict) => conflict.column('subject_id').doUpdateSet(link))
    .execute();
  return person;
}
