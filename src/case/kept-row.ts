import { type IdType, idTypeNames, idTypes } from '../identity/id-types.ts';
import { upgradeResidentId } from '../identity/resident-id.ts';
import { LIST_SEPARATOR, partsOf } from '../item/item.ts';
import { plainMaterial } from './admit-rules.ts';
import { exportedFields } from './exported-fields.ts';
import { rowJson } from './read-row.ts';
import type { ReadyRow } from './ready-row.ts';
import type { WholeCase } from './select-cases.ts';

/**
 * A case that came with a list keeps the keyed hash of its row. From the case as it stands the row can be made again, and so be held
 * against that hash, but for what the books do not keep as it was written: see `isKept`.
 */

/** True where `rowTexts` will find the row again, whatever the list left out or spelt in its own way. `materials`: those of its item. */
export function isKept({ fields, applicant, agent }: ReadyRow, materials: string | null): boolean {
  return (
    isSpelling(fields.id_number, applicant.number) &&
    (fields.id_type === null || isNameOf(fields.id_type, applicant.idType)) &&
    // An agent without a number is no subject.
    (agent === null
      ? fields.agent_name === null && fields.agent_id_number === null
      : isSpelling(fields.agent_id_number ?? '', agent.number)) &&
    (fields.deferred === null || deferrable(materials).includes(fields.deferred))
  );
}

/** What the list may have left to the item, to the office or to the number itself, or have got by a later step here. */
export interface RowGuess {
  readonly idType: number;
  readonly number: number;
  readonly agentNumber: number;
  readonly mode: 0 | 1;
  readonly region: 0 | 1;
  readonly later: 0 | 1 | 2;
  readonly deferred: number;
}

/**
 * The canonical rows that a case may have come with, the likeliest first. `materials`: those of its item, of which some could follow;
 * of those that came the case has a mark alone. `first`: what fitted the case before.
 */
export function* rowTexts(
  row: WholeCase,
  materials: string | null,
  first: RowGuess | null,
): Generator<readonly [RowGuess, string]> {
  const fields = exportedFields(row);
  const deferred = row.deferred === 1 ? [fields.deferred, ...deferrable(materials)] : [null];
  const type = idTypes.find((one) => one === row.id_type);
  const types = [null, ...(type === undefined ? [] : idTypeNames(type))];
  const numbers = spellings(row.id_number ?? '');
  const agents = row.agent_id_number === null ? [null] : spellings(row.agent_id_number);
  const textOf = (guess: RowGuess): string =>
    rowJson({
      ...fields,
      // Lists may give seconds: what is exported is cut to them, what came is not.
      received_at: row.received_at,
      id_type: types[guess.idType] ?? null,
      id_number: numbers[guess.number] ?? '',
      agent_id_number: agents[guess.agentNumber] ?? null,
      mode: guess.mode === 0 ? fields.mode : null,
      region_code: guess.region === 0 ? fields.region_code : null,
      deferred: deferred[guess.deferred] ?? null,
      signed_at: guess.later > 1 ? null : row.signed_at,
      ...(guess.later > 0
        ? { decided_at: null, decision: null }
        : { decided_at: row.decided_at, decision: fields.decision }),
    });
  if (first !== null) yield [first, textOf(first)];
  for (const later of row.history === 1 ? ([0] as const) : ([0, 1, 2] as const)) {
    for (const mode of [0, 1] as const) {
      for (const region of [0, 1] as const) {
        for (const idType of types.keys()) {
          for (const number of numbers.keys()) {
            for (const agentNumber of agents.keys()) {
              for (const one of deferred.keys()) {
                const guess = { idType, number, agentNumber, mode, region, later, deferred: one };
                yield [guess, textOf(guess)];
              }
            }
          }
        }
      }
    }
  }
}

/** A checked number as lists may have it: as kept, with a small x, or as the resident ID of 15 digits that it was made from. */
function spellings(number: string): readonly string[] {
  const small = number.toLowerCase();
  const old = `${number.slice(0, 6)}${number.slice(8, 17)}`;
  const upgraded = /^\d{17}[\dX]$/.test(number) && upgradeResidentId(old) === number;
  return [number, ...(small === number ? [] : [small]), ...(upgraded ? [old] : [])];
}

const isNameOf = (text: string, type: IdType): boolean =>
  (idTypeNames(type) as readonly string[]).includes(text);

/** Nearly every number stands in the list as it is kept. */
const isSpelling = (text: string, number: string): boolean =>
  text === number || spellings(number).includes(text);

/** What a list may say of deferred materials: one of the item's, or all of them, each with or without the mark. */
function deferrable(materials: string | null): readonly string[] {
  const marked = partsOf(materials).filter((material) => plainMaterial(material) !== material);
  const plain = marked.map(plainMaterial);
  return [
    ...plain,
    ...marked,
    ...(plain.length > 1 ? [plain.join(LIST_SEPARATOR), marked.join(LIST_SEPARATOR)] : []),
  ];
}
