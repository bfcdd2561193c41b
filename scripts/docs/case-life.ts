import { caseModes, states } from '../../src/case/case.ts';
import { clockSteps, type Need, needs, stepRules, steps } from '../../src/case/rules.ts';
import { stepFacts, type Taker } from '../../src/case/step-facts.ts';
import { catalogue } from '../../src/i18n/catalogue.ts';
import { compareUtf8 } from '../../src/kernel/text.ts';

const [zh, en] = [catalogue('zh').cases, catalogue('en').cases];

const takers: Readonly<Record<Taker, string>> = {
  office: '办理机关 office',
  applicant: '申请人（经办人代记） applicant, entered by the clerk',
};

const needTexts: Readonly<Record<Need, string>> = {
  awaiting: '尚有容缺材料未补。 Deferred materials are still to come.',
  issued_first:
    '政策 `deferral.result` 允许先发结果。 The policy `deferral.result` lets the result go before deferred materials.',
  evidence: '查询相符、协查答复属实或书面依据。 A match, a favourable reply or a written ground.',
};

const intro = `# 办件的一生 · A case's life

先告知，再由申请人选择，再签署；结果等容缺材料补齐（政策可改）。申请人不选择告知承诺的，按一般程序办理，不作任何不利记录；
撤回从不是失信。办件始终按受理当日有效的事项版本和规则办理。状态不允许的步骤以退出码 5 拒绝，并说明现在可以做什么。
Notice first, then the applicant's choice, then the signature; the result waits for deferred materials (policy may change that).
Declining leads to the ordinary procedure and is held against nobody; a withdrawal is never a breach. A case keeps the item version
and the rules of its day. A step that the state does not allow is exit 5, which says what may be done now.
`;

const code = (text: string): string => `\`${text}\``;
const named = (name: string, word: string): string => `${name} ${code(word)}`;
const list = (parts: readonly string[]): string => parts.join('、');

type Table = (head: readonly string[], rows: readonly (readonly string[])[]) => string;

/** docs/case-life.md, from the tables that the program itself goes by (src/case/rules.ts, step-facts.ts). */
export function caseLifePage(table: Table): string {
  const stateRows = states.map((state) => [code(state), zh.states[state], en.states[state]]);
  const ruleRows = stepRules.map(({ step, from, to, modes, needs: asked = [] }) => [
    // The command in brackets stands in its own column below.
    named(zh.steps[step].replace(/（.*$/u, ''), step),
    list(from.map((state) => named(zh.states[state], state))),
    to === null ? '不变 stays' : named(zh.states[to], to),
    modes.length === caseModes.length ? '全部 all' : list(modes.map((mode) => named(zh.modes[mode], mode))),
    list(asked.map(code)),
  ]);
  const factRows = [...steps, ...clockSteps].map((step) => {
    const { by, command, act, writes } = stepFacts[step];
    return [
      code(step),
      takers[by],
      command === null ? '—' : code(`chengnuo ${command}`),
      writes.length === 0 ? '—' : list([...writes].sort(compareUtf8).map(code)),
      act === null ? '—' : code(act),
    ];
  });
  const needLines = needs.map((need) => `- ${code(need)}：${needTexts[need]}\n`).join('');
  return [
    intro,
    `## 状态 · States\n\n${table(['state', '中文', 'English'], stateRows)}`,
    `## 何时可以 · When\n\n${table(['步骤 step', '自 from', '至 to', '方式 modes', '还须 needs'], ruleRows)}`,
    needLines,
    `## 谁、怎么办、留下什么 · Who, how, and what is written\n\n每一步另记入办理经过（${code('case_steps')}）。 Every step is also added to the case's steps.
“—”：随其他步骤发生，或由清单导入带来。 —: happens with another step, or comes with an imported list.\n`,
    table(['步骤 step', '谁 who', '命令 command', '办件的列 columns', '存证日志 ledger'], factRows),
  ].join('\n');
}
