import { column as c } from './column-types.ts';
import type { Migration } from './migration.ts';

/** The list's further columns, which only the cross-field rules compare: one object, since an office fills few of them. */
export const itemDetails: Migration = {
  id: 7,
  name: 'item details',
  statements: [`alter table item_versions add column details ${c.text}`],
};
