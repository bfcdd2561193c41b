import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderFacts } from '../../cli/table.ts';
import { appError } from '../../i18n/catalogue.ts';
import { maskIdNumberOf, maskNameOf } from '../../identity/mask.ts';
import { officeIso } from '../../kernel/time.ts';
import { isKeyedDigest } from '../../subject/keyed-digest.ts';
import { type Verdict, type VerifyHint, verifyCode, verifyLetter } from '../verify-letter.ts';

export function addVerify(noun: Command, kit: CommandKit): void {
  const t = kit.t.letter.verify;
  kit
    .command(noun, 'verify [file]', t.summary)
    .option('--code <code>', t.code)
    .action(kit.run<{ code?: string }>(runVerify));
}

async function runVerify(
  ctx: Context,
  [file]: readonly string[],
  { code }: { code?: string },
): Promise<number> {
  if ((file === undefined) === (code === undefined)) throw appError('E_LETTER_VERIFY_WHAT');
  const desk = await ctx.desk();
  const found =
    code === undefined
      ? await verifyLetter(desk, resolve(ctx.environment.cwd, file ?? ''))
      : await verifyCode(desk, code);
  const { valid, letter_no, case_no, reason } = found;
  const hints = found.hints.map((hint) => hintText(ctx, hint));
  const facts = shownFacts(found);
  await present(ctx, {
    json: { valid, letter_no, case_no, reason, ...(facts && { facts }), ...(hints.length > 0 && { hints }) },
    text: () => {
      const t = ctx.t.letter.verify;
      const sentence =
        reason === null
          ? code === undefined
            ? t.valid
            : t.codeValid
          : valid
            ? t.erasedSame
            : t.reasons[reason];
      const rows = Object.entries(facts ?? { letter_no, case_no }).filter(([, value]) => value !== null);
      const labels: Readonly<Record<string, string>> = t.facts;
      return `${[sentence, ...hints].join('\n')}\n${renderFacts(rows.map(([key, value]) => [labels[key] ?? key, value]))}`;
    },
  });
  if (!valid) throw appError('E_LETTER_NOT_GENUINE');
  return 0;
}

function hintText(ctx: Context, hint: VerifyHint): string {
  const t = ctx.t.letter.verify.hints;
  switch (hint.kind) {
    case 'length':
      return t.length(hint);
    case 'read_as':
      return t.read_as(hint);
    case 'near':
      return t.near(hint);
    case 'region':
      return t.region(hint);
  }
}

/** The recorded facts with personal data masked: enough to compare a paper that shows them in full. */
function shownFacts({ facts }: Verdict): Record<string, string | number | null> | null {
  if (facts === null) return null;
  return {
    letter_no: facts.letter_no,
    commitment_code: facts.commitment_code,
    case_no: facts.case_no,
    applicant: facts.name === null ? null : maskNameOf(facts.type, facts.name),
    id_number: facts.id_number === null ? null : maskIdNumberOf(facts.type, facts.id_number),
    item: facts.item_name,
    item_version: `${facts.item_code} v${facts.version}`,
    authority: facts.authority_name,
    issued_at: officeIso(facts.issued_at),
    template: `${facts.template}.${facts.lang} ${facts.template_version}`,
    content: isKeyedDigest(facts.content_sha256) ? null : facts.content_sha256.slice(0, 16),
    void_reason: facts.void_reason,
  };
}
