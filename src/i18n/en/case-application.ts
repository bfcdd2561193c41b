import type { Translation } from '../types.ts';
import type * as zh from '../zh/case-application.ts';

/** Applications for bundles: one application, materials once, the progress of each department. */
export const application = {
  no: 'Application no.',
  bundle: 'Bundle',
  lead: 'Leading authority',
  limit: 'Limit',
  decided: 'Decided',
  ofAll: ({ decided, total }) => `${decided} of ${total}`,
  part: 'Part',
  parts: { lead: 'lead', joint: 'joint' },
  cases: 'Cases',
  awaiting: 'Awaiting materials',
  progress: 'Progress by department',
  materials: 'Materials (handed in once)',
  material: 'Material',
  standing: 'Standing',
  handedIn: 'handed in',
  toFollow: 'to follow',
  serves: 'Items',
  cancelled: 'Not needed (certificate cancelled)',
  option: 'code of a bundle: one application opens a case of each of its items',
  notBoth: 'give --item or --bundle, not both',
  next: ({ no }) => `The progress of each department: chengnuo case show ${no}`,
  supplied: ({ no, materials, cases }) => `Application ${no}: ${materials} arrived (${cases} cases).`,
  complete: ({ no }) => `All deferred materials of application ${no} have arrived.`,
} satisfies Translation<typeof zh.application>;
