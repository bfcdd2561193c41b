import {
  type Found,
  found,
  type LintRow,
  limitOf,
  numberOf,
  partsIn,
  type RowRule,
  saysNone,
  textOf,
} from './lint-row.ts';

/** The limit that decides whether a matter is handled at once: the window's, else the web's. */
const mainLimit = (row: LintRow) =>
  limitOf(row, 'promised_limit_window') ?? limitOf(row, 'promised_limit_online');

/** What the kind of limit asks of the case type and of the review, of which a list may have only one. */
interface Expected {
  readonly case_type: 'instant' | 'promised';
  readonly review_type: 'at_once' | 'review_first';
}

const unlike = (row: LintRow, expected: Expected): Found[] =>
  (['case_type', 'review_type'] as const)
    .filter((column) => row.columns.has(column) && row.cells[column] !== expected[column])
    .map((column) =>
      found(column, (t, header, shown) =>
        t.caseType({ column: header(column), expected: expected[column], value: shown(column) }),
      ),
    );

const endings = [
  { ending: /证书?$/, completion: 'certificate' },
  { ending: /批复$/, completion: 'approval' },
  { ending: /文$/, completion: 'document' },
] as const;

/** The rules of a real office's checker over the elements of a service guide: L1 to L11 (Wenzhou, domain 3.5). */
export const guideRules: readonly RowRule[] = [
  {
    id: 'instant_case',
    needs: [],
    find: (row) =>
      mainLimit(row)?.unit === 'on_the_spot'
        ? unlike(row, { case_type: 'instant', review_type: 'at_once' })
        : [],
  },
  {
    id: 'promised_case',
    needs: [],
    find: (row) => {
      const limit = mainLimit(row);
      if (limit === null || limit.unit === 'on_the_spot') return [];
      return unlike(row, { case_type: 'promised', review_type: 'review_first' });
    },
  },
  {
    id: 'result_ending',
    needs: ['result_name', 'completion'],
    find: (row) => {
      // 《食品经营许可证》（正本） ends in 证 too.
      const name = (textOf(row, 'result_name') ?? '')
        .normalize('NFKC')
        .replace(/\([^)]*\)\s*$/u, '')
        .replace(/[》"”\]】\s]+$/u, '');
      const rule = endings.find(({ ending }) => ending.test(name));
      if (!rule || row.cells.completion === rule.completion) return [];
      return [
        found('completion', (t, header, shown) =>
          t.resultEnding({
            name: textOf(row, 'result_name') ?? '',
            column: header('completion'),
            expected: rule.completion,
            value: shown('completion'),
          }),
        ),
      ];
    },
  },
  {
    id: 'onsite_reason',
    needs: ['visits_after', 'onsite_reason'],
    find: (row) => {
      const visits = numberOf(row, 'visits_after');
      const reason = textOf(row, 'onsite_reason');
      if (visits === null) return [];
      if (visits > 0 && saysNone(reason)) {
        return [
          found('onsite_reason', (t, header) => t.reasonMissing({ visits, column: header('onsite_reason') })),
        ];
      }
      if (visits > 0 || (reason !== null && saysNone(reason))) return [];
      return [
        found('onsite_reason', (t, header, shown) =>
          t.reasonNeedless({ column: header('onsite_reason'), value: shown('onsite_reason') }),
        ),
      ];
    },
  },
  {
    id: 'post_form',
    needs: ['visits_after', 'application_forms'],
    find: (row) => {
      const forms = partsIn(row, 'application_forms');
      const online = forms.includes('web') || forms.includes('mobile') || row.cells.online_depth === '4';
      if (numberOf(row, 'visits_after') !== 0 || online || forms.includes('post')) return [];
      return [found('application_forms', (t, header) => t.postForm({ column: header('application_forms') }))];
    },
  },
  {
    id: 'online_visits',
    needs: ['visits_after', 'online_depth'],
    find: (row) => {
      const visits = numberOf(row, 'visits_after');
      if (row.cells.online_depth !== '4' || visits === null || visits === 0) return [];
      return [
        found('visits_after', (t, header) =>
          t.onlineVisits({ depth: header('online_depth'), column: header('visits_after'), visits }),
        ),
      ];
    },
  },
  {
    id: 'fees',
    needs: ['fee_charged'],
    find: (row) => {
      if (row.cells.fee_charged === 'yes') {
        return (['fee_basis', 'online_payment', 'fee_items'] as const)
          .filter((column) => row.columns.has(column) && saysNone(textOf(row, column)))
          .map((column) => found(column, (t, header) => t.feeMissing({ column: header(column) })));
      }
      if (row.cells.fee_charged !== 'no' || row.cells.online_payment !== 'yes') return [];
      return [found('online_payment', (t, header) => t.feeNeedless({ column: header('online_payment') }))];
    },
  },
  {
    id: 'phones',
    needs: ['enquiry_phone', 'complaint_phone'],
    find: (row, { settings }) => {
      const columns = ['enquiry_phone', 'complaint_phone'] as const;
      const { area_codes: codes } = settings.phones;
      const wrong = columns.flatMap((column) => {
        const text = textOf(row, column);
        if (saysNone(text)) return [found(column, (t, header) => t.phoneMissing({ column: header(column) }))];
        const digits = (text ?? '').normalize('NFKC').replace(/[\s()-]/g, '');
        const carries = codes.some((code) => new RegExp(`(^|\\D)${code}\\d{5,8}(?!\\d)`).test(digits));
        if (codes.length === 0 || carries) return [];
        return [
          found(column, (t, header, shown) =>
            t.phoneArea({ column: header(column), value: shown(column), codes }),
          ),
        ];
      });
      const [a, b] = columns.map((column) =>
        (textOf(row, column) ?? '').normalize('NFKC').replace(/\D/g, ''),
      );
      if (a === '' || a !== b) return wrong;
      return [
        ...wrong,
        found('complaint_phone', (t, header) =>
          t.phonesSame({ column: header('complaint_phone'), other: header('enquiry_phone') }),
        ),
      ];
    },
  },
  {
    id: 'service_themes',
    needs: ['service_targets'],
    find: (row) => {
      const targets = partsIn(row, 'service_targets');
      if (targets.length === 0) return [];
      const sides = [
        { themes: 'person_themes', served: targets.includes('person') },
        { themes: 'organization_themes', served: targets.some((target) => target !== 'person') },
      ] as const;
      return sides
        .filter(({ themes, served }) => row.columns.has(themes) && served === saysNone(textOf(row, themes)))
        .map(({ themes, served }) =>
          found(themes, (t, header, shown) =>
            t.themes({ targets: shown('service_targets'), column: header(themes), needed: served }),
          ),
        );
    },
  },
  {
    id: 'licence_guide',
    needs: ['kind'],
    find: (row, { settings }) => {
      if (row.cells.kind !== '01') return [];
      const { questions, steps: least } = settings.licence_guide;
      const steps = partsIn(row, 'process_steps').flatMap((part) => part.split(/[、，,>＞→⟶—]+|->/u));
      const filled = steps.filter((step) => step.trim() !== '').length;
      return [
        ...(row.columns.has('faq_count') && (numberOf(row, 'faq_count') ?? 0) < questions
          ? [
              found('faq_count', (t, header) =>
                t.questions({ column: header('faq_count'), least: questions }),
              ),
            ]
          : []),
        ...(row.columns.has('process_steps') && filled < least
          ? [
              found('process_steps', (t, header) =>
                t.steps({ column: header('process_steps'), least, filled }),
              ),
            ]
          : []),
      ];
    },
  },
  {
    id: 'result_sample',
    needs: ['result_name', 'result_sample'],
    find: (row) =>
      saysNone(textOf(row, 'result_name')) || !saysNone(textOf(row, 'result_sample'))
        ? []
        : [
            found('result_sample', (t, header) =>
              t.resultSample({ name: textOf(row, 'result_name') ?? '', column: header('result_sample') }),
            ),
          ],
  },
];
