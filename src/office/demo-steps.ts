import { join } from 'node:path';
import type { Lang } from '../i18n/catalogue.ts';

/** What a step's command printed, as JSON; its keys are the contract's. */
export type StepResult = Readonly<Record<string, unknown>>;

export interface DemoPlace {
  readonly lang: Lang;
  /** The workspace of the demo. */
  readonly dir: string;
  /** `data/samples` of the program. */
  readonly samples: string;
}

export interface DemoStep {
  readonly name: DemoStepName;
  /** The office's clock during the step: the demo lives inside 2026, whose calendar is published. */
  readonly now: string;
  readonly argv: readonly string[];
  /** Exit codes that are as they should be: 0, or the refusal that the step is there to show. */
  readonly expect: number;
}

export type DemoStepName =
  | 'init'
  | 'mistakes'
  | 'items'
  | 'publish'
  | 'inspectors'
  | 'cases'
  | 'record'
  | 'letters'
  | 'sign'
  | 'decide'
  | 'plan'
  | 'draw'
  | 'publishDraw'
  | 'verifyDraw'
  | 'checks'
  | 'breach'
  | 'notify'
  | 'decideBreach'
  | 'barred'
  | 'report'
  | 'quarter'
  | 'push'
  | 'checkPush'
  | 'site'
  | 'ledger';

export const demoOffice = {
  zh: {
    name: '常澄市行政审批局',
    batch: '2026年第一批',
    plan: '2026年第三季度抽查',
    place: '常澄市政务服务中心一楼大厅',
  },
  en: {
    name: 'Changcheng Administrative Approval Bureau',
    batch: 'batch-1-2026',
    plan: 'q3-2026',
    place: 'Government Service Centre, hall on the first floor',
  },
} as const;

const USCC = '11320400014109816C';
const REGION = '320400';
const DEMO_SEED = '3 6 1 5 2 4 6 6 1 3 5 2 4 1 6 3 2 5 5 1 4 2';
export const DEMO_MONTH = '2026-09';
const DEMO_QUARTER = { from: '2026-07-01', to: '2026-09-30' };
/** What the demo's push to the credit platform writes of the decided breach. */
export const DEMO_PUSH = 'penalty-0001.csv';

/** The applicant who sits down at the window in the demo: fictional, with a valid check digit. */
const demoApplicant = {
  name: '沈知遥',
  idNumber: '32040219950312812X',
  item: '11320400014100117N3320105001001',
};

/** The steps up to the draw: their command lines are known beforehand. */
export function openingSteps({ lang, dir, samples }: DemoPlace): DemoStep[] {
  const office = demoOffice[lang];
  const edition = lang === 'zh' ? '' : '-en';
  const list = join(samples, `items${edition}.csv`);
  const at = (argv: readonly string[]) => [...argv, '-w', dir];
  const step = (name: DemoStepName, now: string, argv: readonly string[], expect = 0): DemoStep => ({
    name,
    now,
    argv,
    expect,
  });
  return [
    step('init', '2026-01-04T09:00', [
      ...['init', dir, '--office', office.name, '--uscc', USCC, '--region', REGION],
      ...['--phone', '0519-80000001', '--supervision-phone', '0519-80000002'],
    ]),
    step(
      'mistakes',
      '2026-01-04T09:10',
      at(['item', 'import', join(samples, 'items-mistakes.csv'), '--batch', office.batch, '--dry-run']),
      3,
    ),
    step('items', '2026-01-04T09:20', at(['item', 'import', list, '--batch', office.batch])),
    step('publish', '2026-01-04T09:30', at(['item', 'publish', office.batch])),
    step('inspectors', '2026-01-04T10:00', at(['inspector', 'import', join(samples, 'inspectors.csv')])),
    step('cases', '2026-09-15T17:20', at(['case', 'import', join(samples, `cases${edition}.csv`)])),
    step(
      'record',
      '2026-09-16T09:05',
      at([
        'case',
        'record',
        '--item',
        demoApplicant.item,
        '--name',
        demoApplicant.name,
        '--type',
        'person',
        '--id-number',
        demoApplicant.idNumber,
        '--channel',
        'window',
      ]),
    ),
    step(
      'letters',
      '2026-09-16T09:08',
      at([
        'letter',
        'issue',
        '--pending',
        '--out',
        join(dir, 'letters'),
        '--merge',
        join(dir, 'letters.pdf'),
      ]),
    ),
  ];
}

/** The clerk's part of one case, once its number is known. */
export function caseSteps({ dir }: DemoPlace, caseNo: string): DemoStep[] {
  return [
    { name: 'sign', now: '2026-09-16T09:12', argv: ['case', 'sign', caseNo, '-w', dir], expect: 0 },
    {
      name: 'decide',
      now: '2026-09-16T09:20',
      argv: ['case', 'decide', caseNo, '--grant', '-w', dir],
      expect: 0,
    },
  ];
}

export function drawSteps({ lang, dir }: DemoPlace): DemoStep[] {
  const { plan, place } = demoOffice[lang];
  const out = join(dir, 'published', plan);
  const at = (argv: readonly string[]) => [...argv, '-w', dir];
  const period = ['--from', '2026-06-01', '--to', '2026-08-31'];
  return [
    {
      name: 'plan',
      now: '2026-09-16T10:00',
      argv: at(['sample', 'plan', '--name', plan, ...period, '--strata', 'region', '--rate', '10%']),
      expect: 0,
    },
    {
      name: 'draw',
      now: '2026-09-16T10:30',
      argv: at(['sample', 'draw', plan, '--seed', DEMO_SEED, '--place', place]),
      expect: 0,
    },
    {
      name: 'publishDraw',
      now: '2026-09-16T10:40',
      argv: at(['sample', 'publish', plan, '--out', out]),
      expect: 0,
    },
    { name: 'verifyDraw', now: '2026-09-16T10:41', argv: ['sample', 'verify', out], expect: 0 },
  ];
}

/** The results of the visits, a line a drawn case: one promise was untrue. */
export function checkSteps({ dir }: DemoPlace, drawn: readonly string[], untrue: string): DemoStep[] {
  return drawn.map((caseNo) => ({
    name: 'checks',
    now: '2026-09-18T16:00',
    argv: [
      ...['check', 'record', caseNo, '--method', 'onsite', '-w', dir],
      ...['--outcome', caseNo === untrue ? 'untrue' : 'true'],
    ],
    expect: 0,
  }));
}

export function breachStep(place: DemoPlace, caseNo: string, subjectId: string, facts: string): DemoStep {
  return {
    name: 'breach',
    now: '2026-09-18T17:00',
    argv: [
      ...['credit', 'breach', '--subject', subjectId, '--case', caseNo, '--kind', 'false_promise'],
      ...['--seriousness', 'general', '--facts', facts, '-w', place.dir],
    ],
    expect: 0,
  };
}

export function penaltySteps(
  { dir }: DemoPlace,
  breach: string,
  document: string,
  subjectId: string,
): DemoStep[] {
  const at = (argv: readonly string[]) => [...argv, '-w', dir];
  return [
    { name: 'notify', now: '2026-09-18T17:20', argv: at(['credit', 'notify', breach]), expect: 0 },
    {
      name: 'decideBreach',
      now: '2026-09-24T09:00',
      argv: at(['credit', 'decide', breach, '--document', document, '--defence', 'heard']),
      expect: 0,
    },
    { name: 'barred', now: '2026-09-24T09:30', argv: at(['credit', 'gate', subjectId]), expect: 5 },
  ];
}

/** What the office hands on at the end of the quarter: its reports, the credit platform's file, the public site. */
export function closingSteps({ dir }: DemoPlace, reason: string): DemoStep[] {
  const at = (argv: readonly string[]) => [...argv, '-w', dir];
  const { from, to } = DEMO_QUARTER;
  const push = join(dir, 'push');
  return [
    {
      name: 'report',
      now: '2026-10-08T10:00',
      argv: at([
        ...['report', 'monthly', '--month', DEMO_MONTH, '--out', join(dir, 'reports')],
        ...['--to', 'pdf,html,xlsx,csv,json', '--issue'],
      ]),
      expect: 0,
    },
    {
      name: 'quarter',
      now: '2026-10-08T10:10',
      argv: at([
        ...['report', 'period', '--from', from, '--to', to],
        ...['--to', 'pdf', '--out', join(dir, 'reports')],
      ]),
      expect: 0,
    },
    {
      name: 'push',
      now: '2026-10-08T10:20',
      argv: at(['credit', 'export', '--set', 'penalty', '--out', push, '--reveal', reason]),
      expect: 0,
    },
    {
      name: 'checkPush',
      now: '2026-10-08T10:21',
      argv: ['credit', 'export', '--check', join(push, DEMO_PUSH)],
      expect: 0,
    },
    { name: 'site', now: '2026-10-08T10:30', argv: at(['site', 'build', join(dir, 'site')]), expect: 0 },
    { name: 'ledger', now: '2026-10-08T10:40', argv: at(['ledger', 'verify']), expect: 0 },
  ];
}
