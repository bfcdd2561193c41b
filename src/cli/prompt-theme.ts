import type { Catalogue } from '../i18n/catalogue.ts';
import type { painted } from './colour.ts';

/** The look and the words of questions: in the reader's language, without colour where none is wanted. */
export function promptTheme(t: Catalogue, paint: ReturnType<typeof painted>) {
  const plain = (text: string): string => text;
  const tips: Readonly<Record<string, string>> = {
    '↑↓': t.cli.keys.move,
    '⏎': t.cli.keys.enter,
    space: t.cli.keys.tick,
  };
  return {
    prefix: { idle: '?', done: paint.good('✔') },
    spinner: { interval: 80, frames: ['…'] },
    keywords: {
      yes: t.cli.yes,
      no: t.cli.no,
      error: () => t.cli.yesOrNo,
    },
    i18n: { disabledError: t.cli.notNow },
    icon: { cursor: '❯', checked: '[x]', unchecked: '[ ]', disabledChecked: '[x]', disabledUnchecked: '[ ]' },
    style: {
      answer: plain,
      message: paint.strong,
      error: (text: string) => paint.warn(`! ${text}`),
      defaultAnswer: (text: string) => paint.faint(`(${text})`),
      confirmDefault: (text: string) => `[${text}]`,
      help: paint.faint,
      highlight: paint.strong,
      key: plain,
      disabled: (text: string) => paint.faint(`  ${text.replace(/^- /, '')}`),
      description: paint.faint,
      searchTerm: plain,
      renderSelectedChoices: (chosen: readonly { readonly short: string }[]) =>
        chosen.map(({ short }) => short).join(t.cli.listComma),
      keysHelpTip: (keys: readonly (readonly [key: string, action: string])[]): string =>
        paint.faint([...keys.map(([key]) => tips[key] ?? key), t.cli.keys.back].join(' · ')),
    },
  };
}
