import type { SampleItem } from './items.ts';
import { creditCode, type District } from './people.ts';
import { type Random, seededRandom } from './random.ts';

const brandCharacters = [
  ...'云帆启衡晟泽恒屿沐川铭岚瑞棠星桥禾牧远澄博思凌翼穗坊翠微汇源益诚安鸿渚新苗致和景润嘉朗卓峰达隆祥茂',
];
const shopBrands =
  '老巷 阿福 沁园 好邻居 柳色 福满 小满 悦己 清和 望亭 一品 百味 邻里 旺家 青禾 十里 同心 晓月'.split(' ');

const brand = (random: Random): string => random.pick(brandCharacters) + random.pick(brandCharacters);

/** The code follows from the name, so that a firm that comes twice has one code. */
const codeOf = (kind: '91' | '92' | '51', name: string, district: District): string =>
  creditCode(seededRandom(name), kind, district.code);

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

function company(random: Random, district: District, itemName: string): Firm {
  const trade = trades.find(([pattern]) => pattern.test(itemName))?.[1] ?? '科技';
  const name = `${district.name === '溧阳市' ? '溧阳市' : `常澄市${district.name}`}${brand(random)}${trade}有限公司`;
  return { type: 'organization', name, code: codeOf('91', name, district) };
}

function shop(random: Random, district: District, itemName: string): Firm {
  const trade = trades.find(([pattern]) => pattern.test(itemName))?.[2] ?? '商行';
  const name = `${district.name}${random.pick(shopBrands)}${trade}`;
  return { type: 'self_employed', name, code: codeOf('92', name, district) };
}

function society(random: Random, district: District): Firm {
  const field = random.pick([
    '书法家协会',
    '社区志愿者协会',
    '环保志愿者联合会',
    '羽毛球协会',
    '家政服务行业协会',
  ]);
  const name = `${district.name}${brand(random)}${field}`;
  return { type: 'organization', name, code: codeOf('51', name, district) };
}

/** A firm of the kind that the item is for. */
export function firmFor(random: Random, item: SampleItem, district: District): Firm {
  const { who, zh } = item.source;
  if (who === 'organization') return society(random, district);
  const small = who === 'any-firm' && random.chance(45);
  return small ? shop(random, district, zh.name) : company(random, district, zh.name);
}
