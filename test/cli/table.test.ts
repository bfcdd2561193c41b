import { expect, test } from 'vitest';
import { renderFacts } from '../../src/cli/table.ts';

test('a value of several lines goes on under itself, and no line of it can pass for a label', () => {
  const text = renderFacts([
    ['依据', '第十条\n第十四条'],
    ['事项名称', '教师\u001b[2J'],
  ]);
  expect(text).toBe('依据      第十条\n          第十四条\n事项名称  教师\\u001b[2J\n');
});
