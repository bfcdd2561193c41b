import { spanName } from './report-words.ts';

/** 分段落写出的数字。金额、件数为整数；比率已按口径取整，连同百分号写好。 */
interface Summary {
  from: string;
  to: string;
  /** 整月的报告说“本月”“上月”，其余说“本期”“上期”。 */
  isMonth: boolean;
  office: string;
  items: number;
  commitmentItems: number;
  tracks: { certification: number; licence: number; material: number };
  cases: number;
  modes: { commitment: number; data_query: number; dept_verify: number; ordinary: number };
  share: string;
  shareChange: string | null;
  casesChange: string | null;
  casesLastYearChange: string | null;
  choice: string | null;
  papers: number;
  visits: number;
  median: string | null;
  onTime: string | null;
  /** 本年累计；报告期就是从年初起的，为空。 */
  running: { cases: number; commitment: number } | null;
  late: number;
  top: readonly { authority: string; cases: number }[];
}

interface Supervision {
  isMonth: boolean;
  due: number;
  checked: number;
  rate: string;
  pending: number;
  pendingAt: readonly { authority: string; cases: number }[];
  untrue: number;
  partly: number;
  untrueRate: string | null;
  made: number;
  found: number;
  breaches: number;
  barred: number;
  repairs: number;
  objections: number;
}

const change = (text: string, more: string, less: string, same: string): string =>
  text.startsWith('-') ? `${less}${text.slice(1)}` : /^[0.%]+$/.test(text) ? same : `${more}${text}`;

const listed = (rows: readonly { authority: string; cases: number }[]): string =>
  rows.map(({ authority, cases }) => `${authority}（${cases}件）`).join('、');

export const overview = (p: Summary): string => {
  const parts = [
    `截至期末，${p.office}清单在列事项${p.items}项，其中证明事项${p.tracks.certification}项、涉企经营许可${p.tracks.licence}项、申请材料${p.tracks.material}项；实行告知承诺${p.commitmentItems}项。`,
  ];
  if (p.cases === 0) return `${parts[0]}${spanName(p)}没有办结件。`;
  const compared = [
    ...(p.casesChange === null ? [] : [`环比${change(p.casesChange, '增长', '下降', '持平')}`]),
    ...(p.casesLastYearChange === null
      ? []
      : [`同比${change(p.casesLastYearChange, '增长', '下降', '持平')}`]),
  ];
  const share =
    p.shareChange === null
      ? ''
      : /^-?[0.]+$/.test(p.shareChange)
        ? `，与上${p.isMonth ? '月' : '期'}持平`
        : `，比上${p.isMonth ? '月' : '期'}${change(p.shareChange, '提高', '降低', '')}个百分点`;
  parts.push(
    `${spanName(p)}办结${p.cases}件${compared.length > 0 ? `，${compared.join('，')}` : ''}。其中告知承诺${p.modes.commitment}件，占${p.share}${share}；数据查询${p.modes.data_query}件、部门核验${p.modes.dept_verify}件、一般程序${p.modes.ordinary}件。`,
  );
  if (p.choice !== null) parts.push(`可以选择告知承诺的申请人中，${p.choice}选择了告知承诺。`);
  const effects = [
    `减少证明材料${p.papers}份`,
    ...(p.visits > 0 ? [`减少跑动${p.visits}次`] : []),
    ...(p.median === null
      ? []
      : [p.median === '0' ? '半数以上当日办结' : `办理时长中位数${p.median}个工作日`]),
    ...(p.onTime === null ? [] : [`按期办结率${p.onTime}`]),
  ];
  parts.push(`${effects.join('，')}。`);
  if (p.running !== null) {
    parts.push(`今年以来累计办结${p.running.cases}件，其中告知承诺${p.running.commitment}件。`);
  }
  if (p.late !== 0) parts.push(`另有以前月份定稿后补报、更正的办结件${p.late}件，未计入本月。`);
  if (p.top.length > 0) parts.push(`告知承诺办件量居前的是${listed(p.top)}。`);
  return parts.join('');
};

export const supervision = (p: Supervision): string => {
  const now = p.isMonth ? '本月' : '本期';
  const parts: string[] = [];
  if (p.due === 0) parts.push(`${now}没有核查期限届满的承诺。`);
  else {
    parts.push(`${now}应核查承诺${p.due}件，已核查${p.checked}件，核查率${p.rate}`);
    parts.push(
      p.pending === 0
        ? '，应核尽核。'
        : `；尚有${p.pending}件未核查，涉及${listed(p.pendingAt)}，应抓紧完成。`,
    );
    if (p.untrueRate !== null) {
      parts.push(
        p.untrue === 0 && p.partly === 0
          ? '核查未发现不实承诺。'
          : `核查发现不实${p.untrue}件${p.partly > 0 ? `、部分不实${p.partly}件` : ''}，不实率${p.untrueRate}。`,
      );
    }
  }
  if (p.made > 0) {
    parts.push(
      `${now}共实施核查${p.made}次（含提前和补做），${p.found === 0 ? '未发现不实' : `发现不实${p.found}件`}。`,
    );
  }
  parts.push(p.breaches === 0 ? `${now}未认定失信行为；` : `${now}认定失信行为${p.breaches}件；`);
  parts.push(
    p.barred === 0 ? '期末没有被限制适用告知承诺的主体。' : `期末有${p.barred}个主体被限制适用告知承诺。`,
  );
  if (p.repairs + p.objections > 0) {
    parts.push(`完成信用修复${p.repairs}件，受理异议${p.objections}件。`);
  }
  return parts.join('');
};
