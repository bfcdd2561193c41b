import { compareLimits } from '../calendar/convert.ts';
import { checkNationalCode, type NationalCode } from '../identity/national-code.ts';
import { found, type LintRow, limitOf, numberOf, type RowRule, saysNone, textOf } from './lint-row.ts';

const promised = ['promised_limit_window', 'promised_limit_online'] as const;

const nationalCode = (row: LintRow): NationalCode | null => {
  const checked = checkNationalCode((textOf(row, 'item_code') ?? '').toUpperCase());
  return checked.ok ? checked.code : null;
};

/** Municipalities' districts rank as prefectures in practice. */
const municipalities = ['11', '12', '31', '50'];

/** The exercise level of the region in a USCC (GB/T 2260, characters 3 to 8); null where no level follows from it. */
function levelOfOwner(code: string): number | null {
  const region = code.slice(2, 8);
  if (!/^[1-9]\d{5}$/.test(region) || region === '100000') return null;
  if (region.endsWith('0000')) return 2;
  if (region.endsWith('00') || municipalities.includes(region.slice(0, 2))) return 3;
  return 4;
}

const supervised = /监管|监督|巡查|抽查|检查|supervis|inspect|patrol/i;

/** The rules added to the office's own (domain 3.5): limits, codes, scope, supervision. */
export const addedRules: readonly RowRule[] = [
  {
    id: 'limit_over_statutory',
    needs: ['statutory_limit'],
    find: (row, { conversion }) => {
      const statutory = limitOf(row, 'statutory_limit');
      return promised.flatMap((column) => {
        const limit = limitOf(row, column);
        if (limit === null || statutory === null || compareLimits(limit, statutory, conversion) <= 0)
          return [];
        return [
          found(column, (t, header, shown) =>
            t.overStatutory({
              column: header(column),
              value: shown(column),
              statutory: shown('statutory_limit'),
            }),
          ),
        ];
      });
    },
  },
  {
    id: 'limit_not_shorter',
    needs: ['previous_limit'],
    find: (row, { conversion }) => {
      const previous = limitOf(row, 'previous_limit');
      // What was done on the spot before cannot become shorter.
      if (row.cells.mode !== 'commitment' || previous === null || previous.unit === 'on_the_spot') return [];
      return promised.flatMap((column) => {
        const limit = limitOf(row, column);
        if (limit === null || compareLimits(limit, previous, conversion) < 0) return [];
        return [
          found(column, (t, header, shown) =>
            t.notShorter({ column: header(column), value: shown(column), previous: shown('previous_limit') }),
          ),
        ];
      });
    },
  },
  {
    id: 'code_level',
    needs: [],
    find: (row) => {
      const level = nationalCode(row)?.level;
      // 7 in a code says that several levels share the item.
      if (level === undefined || level === 7 || row.cells.level === null || level === row.cells.level)
        return [];
      return [
        found('level', (t, header, shown) =>
          t.codeLevel({ column: header('level'), value: shown('level'), level }),
        ),
      ];
    },
  },
  {
    id: 'code_authority',
    needs: ['authority_code'],
    find: (row) => {
      const inCode = nationalCode(row)?.authorityCode;
      const own = textOf(row, 'authority_code');
      if (inCode === undefined || own === null || own.toUpperCase() === inCode) return [];
      return [
        found('authority_code', (t, header) =>
          t.codeAuthority({ column: header('authority_code'), value: own, inCode }),
        ),
      ];
    },
  },
  {
    id: 'code_kind',
    needs: ['kind'],
    find: (row) => {
      const kind = nationalCode(row)?.kind;
      // 00 in a code names no kind.
      if (kind === undefined || kind === '00' || row.cells.kind === null || row.cells.kind === kind)
        return [];
      return [
        found('kind', (t, header, shown) =>
          t.codeKind({ column: header('kind'), value: shown('kind'), kind }),
        ),
      ];
    },
  },
  {
    id: 'owner_level',
    needs: ['authority_code'],
    find: (row) => {
      const owner = levelOfOwner(textOf(row, 'authority_code') ?? '');
      const level = numberOf(row, 'level');
      if (owner === null || level === null || level >= owner) return [];
      return [
        found('level', (t, header, shown) =>
          t.ownerLevel({ column: header('level'), value: shown('level'), owner }),
        ),
      ];
    },
  },
  {
    id: 'no_legal_basis',
    needs: ['legal_basis'],
    find: (row) =>
      row.cells.track === 'certification' &&
      row.cells.mode !== 'cancelled' &&
      saysNone(textOf(row, 'legal_basis'))
        ? [found('legal_basis', (t, header) => t.noLegalBasis({ column: header('legal_basis') }))]
        : [],
  },
  {
    id: 'excluded_domain',
    needs: [],
    find: (row, { settings }) => {
      if (row.cells.mode !== 'commitment') return [];
      const hits = (['domain', 'item_name', 'certificate_name'] as const).flatMap((column) => {
        const text = (textOf(row, column) ?? '').toLowerCase();
        const keyword = settings.excluded_domain.keywords.find((word) => text.includes(word.toLowerCase()));
        return keyword === undefined ? [] : [{ column, keyword }];
      });
      const [first] = hits;
      if (!first) return [];
      const { column, keyword } = first;
      return [found(column, (t, header) => t.excluded({ column: header(column), keyword }))];
    },
  },
  {
    id: 'exempt_supervision',
    needs: ['check_coverage'],
    find: (row) => {
      const described =
        !saysNone(textOf(row, 'daily_supervision')) || supervised.test(textOf(row, 'check_method') ?? '');
      if (row.cells.check_coverage !== 'exempt' || described) return [];
      return [
        found('check_coverage', (t, header) => t.exemptSupervision({ column: header('daily_supervision') })),
      ];
    },
  },
];
