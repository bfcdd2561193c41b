import type { Translation } from '../types.ts';
import type * as zh from '../zh/item.ts';

const reasons = {
  unknown: 'it is not on the list',
  draft: 'it has not been published',
  retired: 'it is no longer in force',
  not_yet: 'it is not yet in force',
};

export const item = {
  tracks: {
    certification: 'certification item',
    licence: 'business licence item',
    material: 'application material',
  },
  modes: {
    cancelled: 'cancelled',
    commitment: 'notification and commitment',
    data_query: 'data query',
    dept_verify: 'department verification',
    ordinary: 'ordinary procedure',
  },
  paces: {
    on_the_spot: 'on the spot',
    after_query: 'at once after the query',
    after_verification: 'within a limit after verification',
  },
  coverages: { full: 'full', sample: 'sample', exempt: 'exempt' },
  levels: { 1: 'national', 2: 'provincial', 3: 'municipal', 4: 'county', 5: 'township', 6: 'village' },
  kinds: {
    '00': 'administrative power',
    '01': 'administrative licence',
    '02': 'administrative penalty',
    '03': 'administrative coercion',
    '04': 'administrative levy',
    '05': 'administrative payment',
    '06': 'administrative inspection',
    '07': 'administrative confirmation',
    '08': 'administrative reward',
    '09': 'administrative adjudication',
    '10': 'other administrative power',
    '20': 'public service',
  },
  statuses: { draft: 'draft', published: 'published', retired: 'retired', undone: 'undone' },
  yesNo: { yes: 'yes', no: 'no' },
  fields: {
    item_code: 'Item code',
    service_code: 'Service code',
    item_name: 'Item',
    track: 'Track',
    kind: 'Kind',
    certificate_name: 'Certificate',
    authority_name: 'Authority',
    authority_code: 'Authority code',
    level: 'Level',
    domain: 'Domain',
    mode: 'Mode',
    pace: 'Pace',
    legal_basis: 'Legal basis',
    conditions: 'Conditions',
    standards: 'Standards and technical requirements',
    proof_content: 'What is to be proved',
    liability: 'Liability for an untrue promise',
    materials: 'Materials',
    materials_before: 'Materials before',
    materials_after: 'Materials now',
    visits_before: 'Visits before',
    visits_after: 'Visits now',
    statutory_limit: 'Statutory limit',
    previous_limit: 'Previous limit',
    promised_limit_window: 'Promised limit (window)',
    promised_limit_online: 'Promised limit (online)',
    check_method: 'Check method',
    check_within: 'Check within',
    check_coverage: 'Check coverage',
    check_rules: 'Check rules',
    eligible_classes: 'Eligible classes',
    publish_letter: 'Letter published',
    agent_allowed: 'Agent allowed',
    bundle: 'Bundle',
    effective_from: 'In force from',
    effective_to: 'In force to',
  },
  version: 'Version',
  status: 'Status',
  batch: 'Batch',
  count: 'Count',
  source: 'Source',
  none: '(empty)',
  versionTitle: (p) => `${p.code}  version ${p.version}  ${p.status}`,
  sourceLine: (p) => `${p.file}, line ${p.line}`,
  options: {
    mode: 'mode',
    track: 'track',
    level: 'level of exercise (1–6)',
    domain: 'domain',
    authority: 'name or unified social credit code of the authority',
    batch: 'batch that the newest version came with',
    status: 'status',
    asOf: 'the versions in force on this day (YYYY-MM-DD) instead of the newest ones',
    search: 'text within code, name, certificate or authority',
  },
  import: {
    summary: 'Import an item list (CSV; - reads stdin) as a draft batch',
    batch: 'name of the batch (required); a draft of that name is updated',
    full: 'this is the whole list: items that are not in it retire when the batch is published',
    askBatch: 'Name of the batch',
    retired: 'Retiring',
    fullWithRejects: 'Rows were rejected, so nothing retires this time (--full had no effect).',
    done: (p) =>
      `Written to the draft batch. Publish it when you have checked it: chengnuo item publish ${p.batch}`,
  },
  publish: {
    summary: 'Publish a draft batch, so that it is in force',
    from: 'items that list no first day are in force from this day (default: today)',
    done: (p) =>
      `Batch "${p.batch}" is published: ${p.published} item version${p.published === 1 ? '' : 's'} in force${p.retired > 0 ? `, ${p.retired} retired` : ''}; where the list names no first day, from ${p.from}.`,
  },
  list: { summary: 'List the items: the newest version of each', by: 'count in groups by this key' },
  show: { summary: 'Show all versions of an item with all their fields' },
  retire: {
    summary: 'Retire an item',
    from: 'first day on which it is no longer in force (default: today)',
    reason: 'why it is retired (goes into the ledger)',
    done: (p) => `Item ${p.code} is retired from ${p.from}.`,
  },
  undo: {
    summary: 'Take a whole batch back, as long as no case hangs on it',
    confirm: (p) => `Take back all item versions of batch "${p.batch}"?`,
    done: (p) =>
      `Batch "${p.batch}" was taken back: ${p.versions} item version${p.versions === 1 ? '' : 's'} no longer stand, the earlier ones do again.`,
  },
  diff: {
    summary: 'Compare the whole lists as they stood after two batches',
    change: 'Change',
    field: 'Field',
    from: 'From',
    to: 'To',
    added: 'added',
    removed: 'removed',
    changed: 'changed',
    totals: (p) => `${p.added} added, ${p.removed} removed, ${p.changed} changed.`,
    none: 'The two lists are the same.',
  },
  export: {
    summary: 'Export the item list (CSV that can be edited and imported again)',
    out: 'write to this file (default: stdout)',
    done: (p) => `${p.count} item${p.count === 1 ? '' : 's'} exported: ${p.file}`,
  },
  findings: {
    code: (p) => `${p.column}: "${p.value}" is wrong: ${p.reason}`,
    kind: (p) =>
      `${p.column}: "${p.value}" is a penalty, coercion, levy or inspection; these are not handled on application and cannot be on a commitment list`,
    days: (p) => `${p.column}: "${p.value}" is before the first day in force`,
  },
} satisfies Translation<typeof zh.item>;

export const itemErrors = {
  E_ITEM_UNKNOWN: {
    message: (p) => `There is no such item on the list: ${p.code}`,
    hint: 'Find the code with chengnuo item list --search.',
  },
  E_ITEM_NOT_IN_FORCE: {
    message: (p) => `No version of item ${p.code} is in force on ${p.day}: ${reasons[p.reason]}.`,
    hint: (p) => `See the days of its versions with chengnuo item show ${p.code}.`,
  },
  E_ITEM_DRAFT: {
    message: (p) => `Item ${p.code} has an unpublished draft in batch "${p.batch}".`,
    hint: (p) =>
      `Publish it first (chengnuo item publish ${p.batch}) or take it back (chengnuo item undo ${p.batch}).`,
  },
  E_ITEM_RETIRED: {
    message: (p) => `Item ${p.code} is retired already.`,
    hint: 'To bring it back, import it again in a new batch.',
  },
  E_ITEM_BATCH_UNKNOWN: {
    message: (p) => `There is no such batch: ${p.batch}`,
    hint: 'See the batches with chengnuo item list --by batch.',
  },
  E_ITEM_BATCH_PUBLISHED: {
    message: (p) =>
      `Batch "${p.batch}" is published and can no longer change (the file differs in ${p.count} place${p.count === 1 ? '' : 's'}). Nothing was written.`,
    hint: 'Import under another batch name: the changed items become new versions.',
  },
  E_ITEM_PUBLISHED_ALREADY: {
    message: (p) => `Batch "${p.batch}" was published before.`,
    hint: (p) => `See its items with chengnuo item list --batch ${p.batch}.`,
  },
  E_ITEM_BATCH_IN_USE: {
    message: (p) =>
      `Batch "${p.batch}" cannot be taken back: ${p.cases.length} case${p.cases.length === 1 ? '' : 's'} use its items (${p.cases.slice(0, 10).join(', ')}${p.cases.length > 10 ? ', …' : ''}).`,
    hint: 'Retire single items with chengnuo item retire, or import a corrected batch.',
  },
} satisfies Translation<typeof zh.itemErrors>;
