import type { Translation } from '../types.ts';
import type * as zh from '../zh/bundle.ts';

export const bundle = {
  asOf: 'with the item versions in force on that day (default today; the newest version of what is not in force today)',
  import: {
    summary: 'Import bundles, a row a member; a bundle named in the file is replaced whole',
    removed: 'Members left out',
    done: 'The bundles are written. See them with chengnuo bundle list',
  },
  list: {
    summary: 'List bundles: items, departments, materials, time and visits, before and after',
  },
  show: {
    summary: 'Show a bundle: its members, the materials they share, before and after',
    members: 'Members',
    materials: 'Materials together (each asked for once)',
    noMaterials: 'No member lists its materials.',
    deferrable: 'may follow',
    fromItems: " (not in the bundle's list: the longest limit of its members)",
    cut: (p) => `${p.text}, cut by ${p.cut}`,
    conversion: (p) => `Conversion of times: ${p.basis}`,
  },
  fields: {
    bundle_code: 'Code',
    bundle_name: 'Bundle',
    lead: 'Lead',
    items: 'Items',
    departments: 'Departments',
    steps: 'Steps',
    step: 'Step',
    materials: 'Materials',
    materials_cut: 'Cut',
    time: 'Time',
    time_cut: 'Cut',
    visits: 'Visits',
    material: 'Material',
    deferrable: 'Deferrable',
    askedBy: 'Asked for by member no.',
  },
  problems: {
    secondName: (p) => `Code ${p.code} is named "${p.first}" in line ${p.line}; a code has one name`,
  },
} satisfies Translation<typeof zh.bundle>;

export const bundleErrors = {
  E_BUNDLE_UNKNOWN: {
    message: (p) => `There is no such bundle: ${p.code}`,
    hint: 'Find the code with chengnuo bundle list.',
  },
} satisfies Translation<typeof zh.bundleErrors>;
