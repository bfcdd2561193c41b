import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const families = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华晨曦雨梓涵浩宇欣怡子轩';
const streets = ['青云路', '晋陵中路', '延陵西路', '广化街', '怀德南路', '竹林北路', '龙锦路', '通江大道'];
const schools = ['博爱小学', '局前街小学', '北郊高级中学', '第二十四中学', '田家炳高级中学', '解放路小学'];

const at = <T>(list: ArrayLike<T>, i: number): T => list[i % list.length] as T;

/** The values of the letter `i`: every letter has others, the same ones on both sides. */
export function letterValues(i: number) {
  return {
    letter_no: `常审承〔2026〕${i}号`,
    commitment_code: `32040020260916${String(i).padStart(6, '0')}`,
    applicant_name: at(families, i) + at(given, i * 7) + at(given, i * 13 + 3),
    id_number: `320402199${i % 10}0${(i % 9) + 1}1${i % 10}${String(i % 10_000).padStart(4, '0')}`,
    phone: `139${String(i * 7919)
      .padStart(8, '0')
      .slice(-8)}`,
    address: `常澄市天宁区${at(streets, i)}${i}号${(i % 30) + 1}幢${(i % 18) + 1}0${(i % 4) + 1}室`,
    school: `常澄市${at(schools, i * 5)}`,
    date_issued: '2026年9月16日',
  };
}

/** What the QR code on every page holds. */
export const codeText = ({ commitment_code }: { commitment_code: string }): string =>
  `${commitment_code} 0123456789abcdef`;

/** The two faces that both sides print with. */
export function fontFiles(root: string): { regular: string; bold: string } {
  const folder = dirname(
    createRequire(join(root, 'package.json')).resolve('@expo-google-fonts/noto-serif-sc/package.json'),
  );
  return {
    regular: join(folder, '400Regular/NotoSerifSC_400Regular.ttf'),
    bold: join(folder, '700Bold/NotoSerifSC_700Bold.ttf'),
  };
}

/** What one side says of one run. */
export interface SideResult {
  /** From the first letter to the last file under its name; fonts and templates are ready before. */
  readonly seconds: number;
  /** Of all threads; tells more than the clock where the machine is shared. */
  readonly cpuSeconds: number;
  readonly bytes: number;
  readonly peakMegabytes: number;
}

export const peakMegabytes = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

/** Seconds on the clock and of the processor since it was called. */
export function startWatch(): () => Pick<SideResult, 'seconds' | 'cpuSeconds'> {
  const started = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6 };
  };
}
