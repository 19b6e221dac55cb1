import { expect, test } from 'vitest';
import { theOffices } from './participation.fixture.node.ts';
import { findReport } from './reports.ts';

const offices = await theOffices();

test.each([
  ['派出所那个民警打人，把我弟关了一晚上没有任何手续', '12389'],
  ['昨天有人冒充市监局的来查店，收了罚款就走了', '行政执法监督机构'],
  ['监理公司拿了施工方红包，混凝土标号不够也签合格', '纪检监察机关'],
  ['反映一个情况：卫生院院长套取医保资金，挂空床', '医疗保障部门'],
  ['实名举报红旗化工厂半夜往河里排黑水', '生态环境部门'],
  ['永乐超市卖过期的肉，换个标签又摆出来卖', '市场监督管理部门'],
  ['我们在滨江那个工地，包工头欠了八个人的工资不给，打电话也不接', '人力资源和社会保障部门'],
  ['我要举报他们厂里，去年乱来，出过事', '12345政务服务便民热线'],
])('「%s」 is handed to %s', (text, office) => {
  const routed = findReport(text, offices);
  expect(`${routed?.office} ${routed?.address}`).toContain(office);
});

test('a telephone number that nobody verified says so; where there is none, 12345 puts through', () => {
  expect(findReport('监理公司拿了施工方红包', offices)?.address).toBe('电话12388（号码待核实，打不通请拨12345）');
  expect(findReport('昨天有人冒充市监局的来查店', offices)?.address).toBe('电话请拨12345转接');
});

test('without any office a report still goes to 12345', () => {
  const routed = findReport('监理公司拿了施工方红包，混凝土标号不够也签合格', []);
  expect(routed).toEqual({ office: '12345政务服务便民热线', address: '电话12345' });
});

test('a comment with a report in it is a report; a rule wished for with the same words is none', () => {
  expect(findReport('同意第三条。另外我们镇规划所的所长收了红包才批', offices)).not.toBeNull();
  expect(findReport('同意第三条。另外建议规划所的所长收红包的一律开除', offices)).toBeNull();
});

test.each([
  '我们小区楼下餐馆油烟直排，去年装了净化器也不开，建议第二条写明罚款',
  '去年我在夜市买到过期的肉，建议第五条把抽检写明',
  '我被拖欠过三个月工资，希望办法里加上保证金',
])('what happened to a person is the reason for a proposal and no report: 「%s」', (text) => {
  expect(findReport(text, offices)).toBeNull();
});
