import type { Translation } from './types.ts';
import { bundle, bundleErrors } from './zh/bundle.ts';
import { calendar, calendarErrors } from './zh/calendar.ts';
import { caseErrors, cases } from './zh/case.ts';
import { check, checkErrors } from './zh/check.ts';
import { checkRemedy, checkRemedyErrors } from './zh/check-remedy.ts';
import { checkRequest, checkRequestErrors } from './zh/check-request.ts';
import { checkRun, checkRunErrors } from './zh/check-run.ts';
import { cli, cliErrors } from './zh/cli.ts';
import { credit, creditErrors } from './zh/credit.ts';
import { forget, forgetErrors } from './zh/forget.ts';
import { identity, identityErrors } from './zh/identity.ts';
import { item, itemErrors } from './zh/item.ts';
import { ledgerErrors } from './zh/ledger.ts';
import { letter, letterErrors } from './zh/letter.ts';
import { letterPaper, letterPaperErrors } from './zh/letter-paper.ts';
import { menu } from './zh/menu.ts';
import { office, officeErrors } from './zh/office.ts';
import { paperErrors } from './zh/paper.ts';
import { policyErrors } from './zh/policy.ts';
import { report, reportErrors } from './zh/report.ts';
import { sample, sampleErrors } from './zh/sample.ts';
import { site, siteErrors } from './zh/site.ts';
import { source, sourceErrors } from './zh/source.ts';
import { storeErrors } from './zh/store.ts';
import { subject, subjectErrors } from './zh/subject.ts';
import { table, tableErrors } from './zh/table.ts';
import { workspaceErrors } from './zh/workspace.ts';

/** Every text of the program in Chinese, as an official would write it. The shape of all catalogues follows this one. */
export const zh = {
  cli,
  identity,
  table,
  calendar,
  item,
  bundle,
  subject,
  cases,
  letter,
  letterPaper,
  source,
  check,
  checkRequest,
  checkRemedy,
  checkRun,
  sample,
  credit,
  report,
  site,
  office,
  forget,
  menu,
  errors: {
    ...cliErrors,
    ...workspaceErrors,
    ...identityErrors,
    ...tableErrors,
    ...policyErrors,
    ...calendarErrors,
    ...storeErrors,
    ...ledgerErrors,
    ...paperErrors,
    ...itemErrors,
    ...bundleErrors,
    ...subjectErrors,
    ...caseErrors,
    ...letterErrors,
    ...letterPaperErrors,
    ...sourceErrors,
    ...checkErrors,
    ...checkRequestErrors,
    ...checkRemedyErrors,
    ...checkRunErrors,
    ...sampleErrors,
    ...creditErrors,
    ...reportErrors,
    ...siteErrors,
    ...officeErrors,
    ...forgetErrors,
  },
};

export type Catalogue = Translation<typeof zh>;
