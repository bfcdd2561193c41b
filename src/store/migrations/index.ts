import { ledgerTables } from './0001-ledger.ts';
import { itemTables } from './0002-item.ts';
import { caseTables } from './0003-case.ts';
import { sampleTables } from './0004-sample.ts';
import { creditTables } from './0005-credit.ts';
import { reportTables } from './0006-report.ts';
import { itemDetails } from './0007-item-details.ts';
import { itemOpinions } from './0008-item-opinions.ts';
import { bundleTables } from './0009-bundles.ts';
import { paperTables } from './0011-papers.ts';
import { sourceTables } from './0012-source.ts';
import { requestTables } from './0013-requests.ts';
import { clockTables } from './0014-clocks.ts';
import { caseLife } from './0015-case-life.ts';
import { leafBlocks } from './0016-leaf-blocks.ts';
import { checkpointTables } from './0019-checkpoints.ts';
import { planLists } from './0020-plans.ts';
import { visitTables } from './0021-visits.ts';
import { remedyColumns } from './0022-remedies.ts';
import { exportTables } from './0023-exports.ts';
import { planChanges } from './0024-plan-changes.ts';
import { jointVisitTables } from './0025-joint-visits.ts';
import { officeRegions } from './0027-office-regions.ts';
import { reportIndexes } from './0029-report-indexes.ts';
import { visitedUnits } from './0031-visited-units.ts';
import { lateKeys } from './0032-late-keys.ts';
import type { Migration } from './migration.ts';

/** In order, forward only: an applied migration is never changed, a new one goes to the end. */
export const migrations: readonly Migration[] = [
  ledgerTables,
  itemTables,
  caseTables,
  sampleTables,
  creditTables,
  reportTables,
  itemDetails,
  itemOpinions,
  bundleTables,
  paperTables,
  sourceTables,
  requestTables,
  clockTables,
  caseLife,
  leafBlocks,
  checkpointTables,
  planLists,
  visitTables,
  remedyColumns,
  exportTables,
  planChanges,
  jointVisitTables,
  officeRegions,
  reportIndexes,
  visitedUnits,
  lateKeys,
];
