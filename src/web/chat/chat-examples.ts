/** Questions to begin with, by who may ask them. Each is answered by the plan. */
export const EXAMPLES = [
  {
    who: '市民',
    questions: [
      '政府要定一件跟大家有关的大事，老百姓怎么提意见？',
      '发现单位违法，到哪里举报？',
      '行政复议决定书在网上查得到吗？',
    ],
  },
  {
    who: '企业和个体户',
    questions: ['检查太多太随意，方案里怎么规范涉企检查？', '部门的权责清单要公开吗？', '能不能要求整个行业停业整顿？'],
  },
  {
    who: '机关工作人员',
    questions: [
      '行政执法人员每年要培训多少学时？',
      '单位负责人什么情况下应当出庭应诉？',
      '哪些任务要在2022年底前完成？',
    ],
  },
];
