import { withResidentCheckDigit } from '../../src/identity/resident-id.ts';
import { withUsccCheck } from '../../src/identity/uscc.ts';
import { addDays, addMonths } from '../../src/kernel/time.ts';
import type { Random } from './random.ts';

/** Districts of the fictional city with the names of its streets. */
export const districts = [
  { code: '320402', name: '天宁区', streets: ['青云路', '桃园街', '翠竹路', '东坡巷', '丽华北路'] },
  { code: '320404', name: '钟楼区', streets: ['清枫路', '西林街', '勤业路', '怀德巷', '永红路'] },
  { code: '320411', name: '新北区', streets: ['太湖东路', '河海路', '汉江中路', '云河路', '秀水街'] },
  { code: '320412', name: '武进区', streets: ['延政路', '花园街', '古方路', '淹城巷', '滆湖路'] },
  { code: '320413', name: '金坛区', streets: ['华城路', '思古街', '金湖路', '愚池巷', '丹阳门路'] },
  { code: '320481', name: '溧阳市', streets: ['燕山路', '平陵街', '育才路', '罗湾巷', '天目路'] },
] as const;

export type District = (typeof districts)[number];

const surnames = [
  ...'王李张刘陈杨黄赵周吴徐孙朱马胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严',
];
const given = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红梅建国志文晓春秋冬雪晨宇浩轩子涵梓萱雨欣嘉怡俊豪思远佳琪瑞雅婷博翔诗语天佑安宁一诺清扬书瑶景行云舒知夏若溪承泽锦程立诚守信',
];
const compound = ['欧阳', '司徒', '诸葛', '上官'];

export function personName(random: Random): string {
  const surname = random.chance(2) ? random.pick(compound) : random.pick(surnames);
  return surname + random.pick(given) + (random.chance(68) ? random.pick(given) : '');
}

/** A resident ID of somebody of `ages` years (from, to) on 2026-01-01, from one of the districts or another province. */
export function residentNumber(random: Random, [from, to]: readonly [number, number] = [22, 60]): string {
  const elsewhere = ['340121', '410823', '321023', '330106', '360721', '420381', '610322'];
  const region = random.chance(80) ? random.pick(districts).code : random.pick(elsewhere);
  const youngest = addMonths('2026-01-01', -from * 12);
  const birth = addDays(youngest, -random.below((to - from) * 365)).replaceAll('-', '');
  return withResidentCheckDigit(region + birth + String(1 + random.below(899)).padStart(3, '0'));
}

/** A credit code with both checks: `91` company, `92` self-employed, `51` social organization. */
export function creditCode(random: Random, kind: '91' | '92' | '51', region: string): string {
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const tail = Array.from({ length: 5 }, () => random.pick([...letters])).join('');
  return withUsccCheck(kind + region, kind === '51' ? `MJ0${tail}` : `MA1${tail}`);
}

export const mobile = (random: Random): string =>
  `${random.pick(['138', '139', '158', '186', '189', '177', '151'])}${String(random.below(1e8)).padStart(8, '0')}`;

export const addressIn = (random: Random, district: District): string =>
  `${district.name === '溧阳市' ? '溧阳市' : `常澄市${district.name}`}${random.pick(district.streets)}${1 + random.below(280)}号` +
  (random.chance(60) ? `${1 + random.below(28)}幢${101 + random.below(17) * 100 + random.below(4)}室` : '');
