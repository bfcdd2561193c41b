import type { Translation } from '../types.ts';
import type * as zh from '../zh/report-text.ts';
import { capital, plural, spanName } from './report-words.ts';

const change = (text: string, more: string, less: string, same: string): string =>
  text.startsWith('-') ? `${less} ${text.slice(1)}` : /^[0.%]+$/.test(text) ? same : `${more} ${text}`;

const listed = (rows: readonly { authority: string; cases: number }[]): string =>
  rows.map(({ authority, cases }) => `${authority} (${cases})`).join(', ');

export const overview: Translation<typeof zh.overview> = (p) => {
  const before = `on the ${p.isMonth ? 'month' : 'period'} before`;
  const parts = [
    `At the end of the period the list of ${p.office} held ${plural(p.items, 'item')}: ${p.tracks.certification} on certificates, ${p.tracks.licence} on licences and ${p.tracks.material} on application materials; ${p.commitmentItems} of all are handled by commitment.`,
  ];
  if (p.cases === 0) return `${parts[0]} No case was completed in ${spanName(p)}.`;
  const compared = [
    ...(p.casesChange === null ? [] : [`${change(p.casesChange, 'up', 'down', 'level')} ${before}`]),
    ...(p.casesLastYearChange === null
      ? []
      : [`${change(p.casesLastYearChange, 'up', 'down', 'level')} on the year before`]),
  ];
  const share =
    p.shareChange === null
      ? ''
      : /^-?[0.]+$/.test(p.shareChange)
        ? `, as in the ${p.isMonth ? 'month' : 'period'} before`
        : `, ${change(p.shareChange, 'up', 'down', '')} percentage points ${before}`;
  parts.push(
    `In ${spanName(p)}, ${plural(p.cases, 'case')} ${p.cases === 1 ? 'was' : 'were'} completed${compared.length > 0 ? ` (${compared.join(', ')})` : ''}: ${p.modes.commitment} by commitment (${p.share}${share}), ${p.modes.data_query} by data query, ${p.modes.dept_verify} by verification of a department and ${p.modes.ordinary} by the ordinary procedure.`,
  );
  if (p.choice !== null) parts.push(`Of the applicants who could choose, ${p.choice} chose commitment.`);
  const effects = [
    `${plural(p.papers, 'paper')} ${p.papers === 1 ? 'was' : 'were'} saved`,
    ...(p.visits > 0 ? [`${plural(p.visits, 'visit')} ${p.visits === 1 ? 'was' : 'were'} spared`] : []),
    ...(p.median === null
      ? []
      : [
          p.median === '0'
            ? 'at least half were completed on the day they came in'
            : `the median handling time was ${plural(Number(p.median), 'working day')}`,
        ]),
    ...(p.onTime === null ? [] : [`${p.onTime} were completed on time`]),
  ];
  const last = effects.pop() ?? '';
  parts.push(`${capital(effects.length > 0 ? `${effects.join(', ')} and ${last}` : last)}.`);
  if (p.running !== null) {
    parts.push(
      `Since the beginning of the year ${plural(p.running.cases, 'case')} ${p.running.cases === 1 ? 'was' : 'were'} completed, ${p.running.commitment} of them by commitment.`,
    );
  }
  if (p.late !== 0) {
    parts.push(
      `Late entries and corrections of earlier months, made after these were frozen, come to ${plural(p.late, 'case')} and are not counted here.`,
    );
  }
  if (p.top.length > 0) parts.push(`Most commitment cases were handled by ${listed(p.top)}.`);
  return parts.join(' ');
};

export const supervision: Translation<typeof zh.supervision> = (p) => {
  const now = p.isMonth ? 'month' : 'period';
  const parts: string[] = [];
  if (p.due === 0) parts.push(`No promise fell due for checking in the ${now}.`);
  else {
    const open =
      p.pending === 0
        ? 'none is left'
        : `${p.pending} ${p.pending === 1 ? 'is' : 'are'} still to be checked, at ${listed(p.pendingAt)}`;
    parts.push(
      `${plural(p.due, 'promise')} fell due for checking and ${p.checked} ${p.checked === 1 ? 'was' : 'were'} checked (${p.rate}); ${open}.`,
    );
    if (p.untrueRate !== null) {
      parts.push(
        p.untrue === 0 && p.partly === 0
          ? 'No promise was found untrue.'
          : `${p.untrue} ${p.untrue === 1 ? 'was' : 'were'} found untrue${p.partly > 0 ? ` and ${p.partly} partly untrue` : ''}: an untrue rate of ${p.untrueRate}.`,
      );
    }
  }
  if (p.made > 0) {
    parts.push(
      `In all, ${plural(p.made, 'check')} ${p.made === 1 ? 'was' : 'were'} made in the ${now}, early and late ones included; ${p.found === 0 ? 'none' : p.found} found a promise untrue.`,
    );
  }
  parts.push(
    p.breaches === 0
      ? 'No breach was decided.'
      : `${plural(p.breaches, 'breach', 'breaches')} ${p.breaches === 1 ? 'was' : 'were'} decided.`,
  );
  parts.push(
    p.barred === 0
      ? 'At the end of the period nobody was barred from commitment.'
      : `At the end of the period ${plural(p.barred, 'subject')} ${p.barred === 1 ? 'was' : 'were'} barred from commitment.`,
  );
  if (p.repairs + p.objections > 0) {
    parts.push(`${plural(p.repairs, 'repair')} completed, ${plural(p.objections, 'objection')} filed.`);
  }
  return parts.join(' ');
};
