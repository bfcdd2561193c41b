import { bundle, bundleErrors } from './en/bundle.ts';
import { calendar, calendarErrors } from './en/calendar.ts';
import { caseErrors, cases } from './en/case.ts';
import { check, checkErrors } from './en/check.ts';
import { checkRemedy, checkRemedyErrors } from './en/check-remedy.ts';
import { checkRequest, checkRequestErrors } from './en/check-request.ts';
import { checkRun, checkRunErrors } from './en/check-run.ts';
import { cli, cliErrors } from './en/cli.ts';
import { credit, creditErrors } from './en/credit.ts';
import { forget, forgetErrors } from './en/forget.ts';
import { identity, identityErrors } from './en/identity.ts';
import { item, itemErrors } from './en/item.ts';
import { ledgerErrors } from './en/ledger.ts';
import { letter, letterErrors } from './en/letter.ts';
import { letterPaper, letterPaperErrors } from './en/letter-paper.ts';
import { menu } from './en/menu.ts';
import { office, officeErrors } from './en/office.ts';
import { paperErrors } from './en/paper.ts';
import { policyErrors } from './en/policy.ts';
import { report, reportErrors } from './en/report.ts';
import { sample, sampleErrors } from './en/sample.ts';
import { site, siteErrors } from './en/site.ts';
import { source, sourceErrors } from './en/source.ts';
import { storeErrors } from './en/store.ts';
import { subject, subjectErrors } from './en/subject.ts';
import { table, tableErrors } from './en/table.ts';
import { workspaceErrors } from './en/workspace.ts';
import type { Catalogue } from './zh.ts';

/** Every text of the program in English. */
export const en: Catalogue = {
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
