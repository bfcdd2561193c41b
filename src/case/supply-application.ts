import type { Desk } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import { materialIdentity } from '../item/bundle/materials.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { awaitedOf } from './application-json.ts';
import { selectApplicationCases, type WholeApplication } from './application-store.ts';
import { joinMaterials } from './deferral-rules.ts';
import { type SuppliedCase, supplyWithin } from './supply-case.ts';

export interface SuppliedApplication {
  readonly application_no: string;
  readonly supplied: readonly string[];
  /** Those still to come, joined by ；; null where all are there. */
  readonly deferred_materials: string | null;
  readonly late: boolean;
  readonly cases: readonly SuppliedCase[];
}

/**
 * Deferred materials of an application have arrived once for all its cases that wait for them, as one act.
 * E_CASE_MATERIAL_NOT_AWAITED (5), and what `supplyCase` refuses.
 */
export async function supplyApplication(
  desk: Desk,
  application: Pick<WholeApplication, 'application_id' | 'application_no'>,
  request: { readonly materials: readonly string[]; readonly at?: Instant },
): Promise<Result<SuppliedApplication, AppError>> {
  const { application_no } = application;
  return desk.store.transaction(async (tx) => {
    const waiting = (await selectApplicationCases(tx, application.application_id)).map((one) => ({
      caseNo: one.case_no,
      awaited: awaitedOf(one),
    }));
    const awaited = distinct(waiting.flatMap((one) => one.awaited));
    const named = request.materials.length === 0 ? awaited : request.materials;
    const stray = named.find((material) => !includes(awaited, material));
    if (stray !== undefined || awaited.length === 0) {
      const params = { case_no: application_no, material: stray ?? '', awaited };
      return err(appError('E_CASE_MATERIAL_NOT_AWAITED', params));
    }
    const cases: SuppliedCase[] = [];
    for (const { caseNo, awaited: own } of waiting) {
      // Each case has the material as its own item's list writes it.
      const materials = own.filter((material) => includes(named, material));
      if (materials.length === 0) continue;
      const done = await supplyWithin(tx, desk, {
        ...{ caseNo, materials },
        ...(request.at === undefined ? {} : { at: request.at }),
      });
      if (!done.ok) return done;
      cases.push(done.value);
    }
    return ok({
      application_no,
      supplied: awaited.filter((material) => includes(named, material)),
      deferred_materials: joinMaterials(awaited.filter((material) => !includes(named, material))),
      late: cases.some(({ late }) => late),
      cases,
    });
  });
}

const includes = (materials: readonly string[], material: string): boolean =>
  materials.some((one) => materialIdentity(one) === materialIdentity(material));

const distinct = (materials: readonly string[]): string[] =>
  [
    ...new Map([...materials].reverse().map((material) => [materialIdentity(material), material])).values(),
  ].reverse();
