import { z } from 'zod';
import { ruleOf } from './rule.ts';

/** How a cross-field rule counts: what `item lint` calls it, and what an import makes of it (an error rejects the row). */
const counts = z.strictObject({
  severity: z.enum(['error', 'warning', 'off']),
  at_import: z.enum(['error', 'warning', 'off']),
});

/** The cross-field rules of item lists, one policy rule each (domain 3.5). What they compare stands in src/item/lint-rules.ts. */
export const lintPolicy = z.strictObject({
  instant_case: ruleOf('lint.instant_case', counts),
  promised_case: ruleOf('lint.promised_case', counts),
  result_ending: ruleOf('lint.result_ending', counts),
  onsite_reason: ruleOf('lint.onsite_reason', counts),
  post_form: ruleOf('lint.post_form', counts),
  online_visits: ruleOf('lint.online_visits', counts),
  fees: ruleOf('lint.fees', counts),
  phones: ruleOf(
    'lint.phones',
    counts.extend({
      /** Area codes of the office's place, one of which every number must carry; none = not asked for. */
      area_codes: z.array(z.string().regex(/^0\d{2,3}$/)),
    }),
  ),
  service_themes: ruleOf('lint.service_themes', counts),
  licence_guide: ruleOf(
    'lint.licence_guide',
    counts.extend({ questions: z.int().min(0), steps: z.int().min(0) }),
  ),
  result_sample: ruleOf('lint.result_sample', counts),
  limit_over_statutory: ruleOf('lint.limit_over_statutory', counts),
  limit_not_shorter: ruleOf('lint.limit_not_shorter', counts),
  code_level: ruleOf('lint.code_level', counts),
  code_authority: ruleOf('lint.code_authority', counts),
  code_kind: ruleOf('lint.code_kind', counts),
  owner_level: ruleOf('lint.owner_level', counts),
  no_legal_basis: ruleOf('lint.no_legal_basis', counts),
  excluded_domain: ruleOf('lint.excluded_domain', counts.extend({ keywords: z.array(z.string().min(1)) })),
  exempt_supervision: ruleOf('lint.exempt_supervision', counts),
  mode_conflict: ruleOf('lint.mode_conflict', counts),
  same_item: ruleOf('lint.same_item', counts),
  similar_item: ruleOf('lint.similar_item', counts),
  similar_code: ruleOf('lint.similar_code', counts),
});
