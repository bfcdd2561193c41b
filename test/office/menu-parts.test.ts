import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { widthOf } from '../../src/cli/width.ts';
import { actionsFor, type CaseStanding, decisionsFor } from '../../src/office/menu/actions.ts';
import { argvOf, typedOf } from '../../src/office/menu/command-words.ts';
import { dropDraft, listDrafts, newDraft, saveDraft } from '../../src/office/menu/drafts.ts';
import {
  type Answers,
  type CaseFacts,
  caseInput,
  give,
  maskedAnswer,
  nextQuestion,
  questionBefore,
  questionsOf,
  recordWords,
} from '../../src/office/menu/new-case-rules.ts';
import { wrap, wrapFacts } from '../../src/office/menu/wrap.ts';
import { makeFolder } from '../support/office.ts';

const promise: CaseFacts = { item: { mode: 'commitment', deferrable: ['离职证明'] }, idTypeOpen: false };
const query: CaseFacts = { item: { mode: 'data_query', deferrable: [] }, idTypeOpen: false };

const answers: Answers = {
  item: 'RS-001',
  type: 'person',
  name: '王小明',
  id_number: '320402199001011239',
  channel: 'window',
  agent: 'no',
  choice: 'commitment',
};

describe('the questions of a new case', () => {
  test('each depends on what was answered: no choice without a promise, no agent nobody named', () => {
    expect(questionsOf(answers, promise)).toEqual([
      'item',
      'type',
      'name',
      'id_number',
      'channel',
      'agent',
      'choice',
      'deferred',
      'facts',
      'phone',
      'address',
    ]);
    const firm = { ...answers, type: 'organization', agent: 'yes' };
    const asked = questionsOf(firm, query);
    expect(asked).toEqual(expect.arrayContaining(['legal_representative', 'agent_name', 'agent_id_number']));
    expect(asked).not.toContain('choice');
    expect(asked).not.toContain('deferred');
    expect(questionsOf(answers, { ...query, idTypeOpen: true })).toContain('id_type');
    expect(questionsOf({ ...answers, choice: 'ordinary' }, promise)).not.toContain('facts');
  });

  test('the next is the first that is open, the one before is the last that is asked', () => {
    expect(nextQuestion({}, { item: null, idTypeOpen: false })).toBe('item');
    expect(nextQuestion(answers, promise)).toBe('deferred');
    const { choice: _none, ...plain } = answers;
    expect(nextQuestion({ ...plain, phone: '', address: '' }, query)).toBeNull();
    expect(questionBefore('deferred', answers, promise)).toBe('choice');
    expect(questionBefore('phone', plain, query)).toBe('agent');
    expect(questionBefore(null, answers, promise)).toBe('address');
    expect(questionBefore('item', answers, promise)).toBeNull();
  });

  test('a changed answer opens those that hung on it, and no others', () => {
    const other = give({ ...answers, deferred: '离职证明' }, 'item', 'RS-005');
    expect(other).toEqual({ ...answers, item: 'RS-005', choice: undefined });
    expect(Object.keys(other)).not.toContain('choice');
    expect(give(answers, 'id_number', '110101199003070011')).not.toHaveProperty('choice');
    expect(give(answers, 'type', 'organization')).not.toHaveProperty('id_number');
    expect(give(answers, 'name', '李四')).toEqual({ ...answers, name: '李四' });
    expect(give(answers, 'item', 'RS-001')).toBe(answers);
  });

  test('what an empty answer means', () => {
    const input = caseInput({ ...answers, phone: '', address: '', deferred: '', choice: 'ordinary' });
    expect(input).toMatchObject({ ordinary: true, agent: null, deferred: [], facts: null });
    expect(input.applicant).toMatchObject({ phone: null, address: null, idType: null });
  });

  test('an agent who was named and then not wanted is not handed in', () => {
    const named = { ...answers, agent: 'yes', agent_name: '李四', agent_id_number: '110101199003070011' };
    expect(caseInput(named).agent).toEqual({ name: '李四', idNumber: '110101199003070011' });
    expect(caseInput(give(named, 'agent', 'no')).agent).toBeNull();
  });

  test('the screen and the command line show no personal data', () => {
    const all: Answers = {
      ...answers,
      agent: 'yes',
      agent_name: '欧阳小红',
      agent_id_number: '110101199003070011',
      phone: '13812345678',
      address: '江苏省常澄市天宁区和平路1号',
      facts: '王小明（320402199001011239）未就业',
    };
    const words = recordWords(all);
    const shown = [
      typedOf(words),
      ...(['name', 'id_number', 'agent_name', 'agent_id_number', 'phone', 'address', 'facts'] as const).map(
        (key) => maskedAnswer(all, key),
      ),
    ].join('\n');
    for (const secret of ['王小明', '小红', '199001011239', '19900307', '12345678', '和平路']) {
      expect(shown).not.toContain(secret);
    }
    expect(argvOf(words)).toEqual(expect.arrayContaining(['--name', '王小明', '--agent-name', '欧阳小红']));
    expect(typedOf(words)).toContain('case record --item RS-001 --type person --name … --id-number …');
  });
});

test.each([
  [['case', 'sign', '320400-2026-000001'], 'case sign 320400-2026-000001'],
  [['letter', 'verify', '我的 文件.pdf'], "letter verify '我的 文件.pdf'"],
  [['x', "a'b; rm -rf $HOME"], "x 'a'\\''b; rm -rf $HOME'"],
  [['x', '离职证明；身份证'], 'x 离职证明；身份证'],
])('words as they are typed in a shell: %j', (words, typed) => {
  expect(typedOf(words)).toBe(typed);
});

describe('what may be done with a case', () => {
  const one = (state: CaseStanding['state'], more: Partial<CaseStanding> = {}): CaseStanding => ({
    state,
    mode: 'commitment',
    letter_no: null,
    deadline: '2026-09-20',
    deferred_materials: null,
    ...more,
  });

  test.each([
    ['notified', ['print', 'sign', 'decide', 'withdraw', 'show', 'why']],
    ['signed', ['decide', 'check', 'withdraw', 'show', 'why', 'print']],
    ['granted', ['check', 'show', 'why']],
    ['withdrawn', ['show', 'why']],
  ] as const)('%s', (state, expected) => {
    expect(actionsFor(one(state))).toEqual(expected);
  });

  test('an unsigned promise can be refused, not granted', () => {
    expect(decisionsFor(one('notified'))).toEqual(['refuse']);
    expect(decisionsFor(one('signed'))).toEqual(['grant', 'refuse']);
  });

  test('deferred materials can be handed in, ordinary cases have no letter', () => {
    expect(actionsFor(one('deferred', { deferred_materials: '离职证明' }))).toContain('supply');
    expect(actionsFor(one('recorded', { mode: 'ordinary' }))).toEqual(['decide', 'withdraw', 'show', 'why']);
  });
});

describe('drafts', () => {
  const draft = { ...newDraft('王经办'), savedAt: '2026-09-16T01:30:00.000Z', answers };
  const file = (dir: string): string => join(dir, 'drafts', `${draft.name}.json`);

  test('come back as they were saved, readable by their owner alone', async () => {
    const dir = makeFolder();
    await saveDraft(dir, draft);
    expect(statSync(join(dir, 'drafts')).mode & 0o777).toBe(0o700);
    expect(statSync(file(dir)).mode & 0o777).toBe(0o600);
    await saveDraft(dir, { ...draft, answers: { ...answers, phone: '' } });
    expect(readdirSync(join(dir, 'drafts'))).toEqual([`${draft.name}.json`]);
    const { drafts, unreadable } = await listDrafts(dir, '王经办');
    expect(drafts).toEqual([{ ...draft, answers: { ...answers, phone: '' } }]);
    expect(unreadable).toEqual([]);
  });

  test('are offered to their own clerk only, the latest first', async () => {
    const dir = makeFolder();
    const later = { ...newDraft('王经办'), savedAt: '2026-09-16T02:00:00.000Z', answers: {} };
    await saveDraft(dir, draft);
    await saveDraft(dir, later);
    await saveDraft(dir, { ...newDraft('李经办'), savedAt: '2026-09-16T03:00:00.000Z' });
    expect((await listDrafts(dir, '王经办')).drafts.map(({ name }) => name)).toEqual([
      later.name,
      draft.name,
    ]);
  });

  test('are gone when they are dropped; nothing to drop is no error', async () => {
    const dir = makeFolder();
    await dropDraft(dir, draft);
    await saveDraft(dir, draft);
    await dropDraft(dir, draft);
    expect(await listDrafts(dir, '王经办')).toEqual({ drafts: [], unreadable: [] });
  });

  test.each([
    ['cut off', '{"version":1,"actor":"王经'],
    ['of another kind', '{"version":2}'],
    [
      'with an answer that is none',
      '{"version":1,"actor":"王经办","saved_at":"2026-09-16T01:30:00Z","answers":{"x":"1"}}',
    ],
  ])('a file %s is named, never offered', async (_what, text) => {
    const dir = makeFolder();
    mkdirSync(join(dir, 'drafts'));
    writeFileSync(file(dir), text);
    writeFileSync(join(dir, 'drafts', 'notes.txt'), 'mine');
    expect(await listDrafts(dir, '王经办')).toEqual({
      drafts: [],
      unreadable: [join('drafts', `${draft.name}.json`)],
    });
    expect(readFileSync(file(dir), 'utf8')).toBe(text);
  });

  test.skipIf(process.getuid?.() === 0)(
    'a folder that cannot be written is a refusal with its name',
    async () => {
      const dir = makeFolder();
      chmodSync(dir, 0o500);
      await expect(saveDraft(dir, draft)).rejects.toMatchObject({ code: 'E_FOLDER_READ_ONLY' });
    },
  );
});

describe('text on a narrow terminal', () => {
  test('fits, keeps words whole, and never begins a line with a full stop', () => {
    const text =
      '承诺不实的，终止办理、责令限期整改或者撤销已作出的行政决定。同样的事用命令做：chengnuo case record --item RS-001。';
    const lines = wrap(text, 30);
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(32);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    for (const line of lines) expect(line).not.toMatch(/^[，。、：）]/);
    expect(lines.some((line) => line.includes('chengnuo'))).toBe(true);
  });

  test('a word longer than a line is cut, control characters are shown', () => {
    expect(wrap('x'.repeat(25), 10)).toEqual(['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)]);
    expect(wrap('a\u001b[2Jb', 40)).toEqual(['a\\u001b[2Jb']);
  });

  test('values go on under themselves', () => {
    expect(wrapFacts([['事项', '甲乙丙丁戊己庚辛壬癸']], 18)).toBe('事项  甲乙丙丁戊己\n      庚辛壬癸\n');
  });
});
