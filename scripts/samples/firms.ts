import { creditCode, type District } from './people.ts';
import type { Random } from './random.ts';

const brands =
  '云帆 启衡 晟泽 恒屿 沐川 铭岚 瑞棠 星桥 禾牧 远澄 博睿思 凌翼 金穗坊 翠微 汇智源 益诚 安屿 鸿渚 新苗 致和'.split(
    ' ',
  );
const shopBrands = '老巷 阿福 沁园 好邻居 柳色 福满 小满 悦己 清和 望亭'.split(' ');

/** What a firm does, by a piece of the item's name: the applicant's trade has to fit what it applies for. */
const trades: readonly (readonly [RegExp, string, string])[] = [
  [/人力资源|劳务派遣/, '人力资源', '人力资源服务部'],
  [/职业培训/, '职业技能培训', '培训部'],
  [/公共场所/, '酒店管理', '理发店'],
  [/旅馆/, '酒店管理', '旅社'],
  [/货物运输|道路运输/, '物流', '货运部'],
  [/房地产/, '房地产开发', '中介部'],
  [/建筑|施工|水土/, '建设工程', '工程部'],
  [/食品/, '食品', '茶叶加工坊'],
  [/旅行社/, '国际旅行社', '旅游服务部'],
  [/水产/, '水产养殖', '渔业养殖场'],
  [/广告/, '广告传媒', '广告部'],
  [/市场主体/, '商贸', '便利店'],
];

export interface Firm {
  readonly type: 'organization' | 'self_employed';
  readonly name: string;
  readonly code: string;
}

export function company(random: Random, district: District, itemName: string): Firm {
  const trade = trades.find(([pattern]) => pattern.test(itemName))?.[1] ?? '科技';
  const place = district.name === '溧阳市' ? '溧阳市' : '常宁市';
  return {
    type: 'organization',
    name: `${place}${random.pick(brands)}${trade}有限公司`,
    code: creditCode(random, '91', district.code),
  };
}

export function shop(random: Random, district: District, itemName: string): Firm {
  const trade = trades.find(([pattern]) => pattern.test(itemName))?.[2] ?? '商行';
  return {
    type: 'self_employed',
    name: `${district.name}${random.pick(shopBrands)}${trade}`,
    code: creditCode(random, '92', district.code),
  };
}

export function society(random: Random, district: District): Firm {
  const field = random.pick([
    '书法家协会',
    '社区志愿者协会',
    '环保志愿者联合会',
    '羽毛球协会',
    '家政服务行业协会',
  ]);
  return {
    type: 'organization',
    name: `${district.name}${random.pick(brands)}${field}`,
    code: creditCode(random, '51', district.code),
  };
}
