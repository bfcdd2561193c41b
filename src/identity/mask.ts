import type { ApplicantType } from './check-identity-number.ts';

/** Surnames of two characters: masked, they stay whole, since half of one would be another surname. */
const compoundSurnames: ReadonlySet<string> = new Set(
  (
    '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 夏侯 长孙 宇文 轩辕 端木 独孤 南宫 西门 ' +
    '东郭 百里 呼延 闻人 公冶 太史 申屠 淳于 单于 仲孙 钟离 澹台 濮阳 赫连 拓跋 万俟 闾丘 鲜于'
  ).split(' '),
);

/** `3204**********1235`: first and last four; shorter numbers keep two, one or nothing at each end. */
export function maskIdNumber(number: string): string {
  const chars = [...number];
  const keep = chars.length >= 12 ? 4 : chars.length >= 8 ? 2 : chars.length >= 5 ? 1 : 0;
  return keepEnds(chars, keep, keep);
}

/** An organization's credit code is public; everyone else's number is masked (a self-employed person's leads to a person). */
export const maskIdNumberOf = (type: ApplicantType, number: string): string =>
  type === 'organization' ? number : maskIdNumber(number);

/** `王*`, `欧阳**`, `J***`: the surname of a Chinese name, the first letter of any other. */
export function maskName(name: string): string {
  const chars = [...name.trim()];
  if (chars.length <= 1) return chars.length === 0 ? '' : '*';
  if (!/^\p{Script=Han}/u.test(name.trim())) return `${chars[0]}***`;
  const kept = chars.length > 2 && compoundSurnames.has(chars.slice(0, 2).join('')) ? 2 : 1;
  return keepEnds(chars, kept, 0);
}

/** A firm's name is public. A self-employed person's is a shop's name, unless it is as short as a personal name. */
export function maskNameOf(type: ApplicantType, name: string): string {
  if (type === 'organization') return name;
  return type === 'self_employed' && [...name.trim()].length > 4 ? name : maskName(name);
}

/** `138****5678`; a shorter number keeps its last two digits only. */
export function maskPhone(phone: string): string {
  const chars = [...phone.trim()];
  return chars.length >= 11 ? keepEnds(chars, 3, 4) : keepEnds(chars, 0, Math.min(2, chars.length >> 1));
}

/** `江苏省常澄市天宁区****`: down to the county; where none is named, the first two characters. */
export function maskAddress(address: string): string {
  const text = address.trim();
  if (text === '') return '';
  const kept =
    /^(?:[^省市区县]{2,8}(?:省|自治区))?(?:[^省市区县]{2,8}(?:市|自治州|盟))?(?:[^省市区县]{1,8}[区县市旗])?/.exec(
      text,
    );
  const head = kept?.[0] ?? '';
  return `${head === '' || head === text ? [...text].slice(0, 2).join('') : head}****`;
}

/** Identity numbers (15 or 18 characters) and mobile numbers that stand alone; longer codes of ours are none of them. */
const numbersInText = /(?<![0-9A-Za-z])(?:\d{17}[\dXx]|\d{15}|1[3-9]\d{9})(?![0-9A-Za-z])/g;

/** Free text for a screen: the names given are masked in it, and every number that looks like a person's. */
export function maskText(text: string, names: readonly (string | null)[] = []): string {
  let shown = text.replace(numbersInText, (number) =>
    number.length === 11 ? maskPhone(number) : maskIdNumber(number),
  );
  for (const name of names) {
    if (name !== null && [...name.trim()].length > 1) shown = shown.replaceAll(name.trim(), maskName(name));
  }
  return shown;
}

function keepEnds(chars: readonly string[], head: number, tail: number): string {
  const stars = '*'.repeat(Math.max(0, chars.length - head - tail));
  return chars.slice(0, head).join('') + stars + (tail === 0 ? '' : chars.slice(-tail).join(''));
}
